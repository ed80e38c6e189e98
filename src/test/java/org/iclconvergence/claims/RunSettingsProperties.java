package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What a run may be asked for, and which claims. */
class RunSettingsProperties {
    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.of("A", "B", "-", "1", "*", "*", ".", "(")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.of("A", "B", "-", "1", ".", "(").list().ofMaxSize(6).map(parts -> String.join("", parts));
    }

    /** By recursion: * is nothing, or one character and *. */
    private static boolean matches(String glob, String id) {
        if (glob.isEmpty()) {
            return id.isEmpty();
        }
        if (glob.charAt(0) == '*') {
            return matches(glob.substring(1), id) || !id.isEmpty() && matches(glob, id.substring(1));
        }
        return !id.isEmpty() && glob.charAt(0) == id.charAt(0) && matches(glob.substring(1), id.substring(1));
    }

    @Property(tries = 500)
    void a_star_is_anything_and_every_other_character_itself(
            @ForAll("globs") String glob, @ForAll("globs") String other, @ForAll("ids") String id) {
        assertThat(new ClaimSelection(glob).includes(id)).isEqualTo(matches(glob, id));
        ClaimSelection both = new ClaimSelection(" " + glob + " , " + other);
        assertThat(both.includes(id)).isEqualTo(matches(glob, id) || matches(other, id));
        assertThat(both.unmatched(List.of(id)).contains(glob)).isEqualTo(!matches(glob, id));
        assertThat(new ClaimSelection(both.toString())).isEqualTo(both).hasSameHashCodeAs(both);
        assertThat(both.isEverything()).isFalse();
    }

    /** A regular expression would try to divide the id among the stars in every way. */
    @Example
    void thousands_of_stars_are_no_work() {
        ClaimSelection stars = new ClaimSelection("*".repeat(5000) + "x," + "*-".repeat(5000));
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> stars.includes("IMB-".repeat(100))))
                .isFalse();
    }

    /** Settings that may stand together. */
    @Provide
    Arbitrary<Map<String, String>> given() {
        return Arbitraries.maps(
                        Arbitraries.of("icl.claims", "icl.seed", "icl.effort", "icl.draws", "who"),
                        Arbitraries.integers().between(1, 10_000))
                .map(numbers -> {
                    Map<String, String> given = new TreeMap<>();
                    numbers.forEach((name, number) -> {
                        switch (name) {
                            case "who" -> given.put(number % 2 == 0 ? "icl.trainer" : "icl.control", "name-" + number);
                            case "icl.claims" -> given.put(name, "A-" + number + ",B-*");
                            default -> given.put(name, " " + number + " ");
                        }
                    });
                    return given;
                });
    }

    private static RunSettings settings(Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        return RunSettings.of(properties);
    }

    @Property(tries = 100)
    void settings_are_what_was_given_and_come_back_from_their_file(@ForAll("given") Map<String, String> given)
            throws IOException {
        RunSettings settings = settings(given);
        assertThat(settings.isForeign()).isEqualTo(given.containsKey("icl.trainer"));
        assertThat(settings.isSabotaged()).isEqualTo(given.containsKey("icl.control"));
        if (given.containsKey("icl.seed")) {
            assertThat(settings.baseSeed())
                    .isEqualTo(Long.parseLong(given.get("icl.seed").strip()));
        }
        // 1 is what effort and draws are by default
        long different = given.entrySet().stream()
                .filter(each -> !each.getKey().matches("icl\\.(effort|draws)")
                        || !each.getValue().equals(" 1 "))
                .count();
        assertThat(settings.differences()).hasSize((int) different);
        Path folder = Files.createTempDirectory("run");
        try {
            LedgerFixture.run(settings).write(folder);
            assertThat(RunSettings.read(folder)).isEqualTo(settings);
            assertThat(Run.read(folder)).isEqualTo(LedgerFixture.run(settings));
        } finally {
            Files.delete(folder.resolve(Run.FILE));
            Files.delete(folder);
        }
    }

    @Property(tries = 100)
    void what_is_no_setting_is_refused_by_its_name(
            @ForAll("bad") Map.Entry<String, String> bad, @ForAll @IntRange(min = 1, max = 3) int count) {
        assertThatThrownBy(() -> settings(Map.of(bad.getKey(), bad.getValue())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(bad.getKey());
        String commas = ",".repeat(count);
        assertThatThrownBy(() -> new ClaimSelection("A-1" + commas)).hasMessageContaining("is empty");
        assertThatThrownBy(() -> new ClaimSelection(commas + "A-1")).hasMessageContaining("is empty");
    }

    @Provide
    Arbitrary<Map.Entry<String, String>> bad() {
        Arbitrary<String> words =
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6).map(word -> "x" + word);
        Arbitrary<String> numbers =
                Arbitraries.oneOf(words, Arbitraries.of("0", "-1", "1.5", "10001", "1e3", "99999999999999999999"));
        return Arbitraries.oneOf(
                words.map(word -> Map.entry("icl.seed", word)),
                Arbitraries.of("1.5", "9223372036854775808").map(word -> Map.entry("icl.seed", word)),
                numbers.map(word -> Map.entry("icl.effort", word)),
                numbers.map(word -> Map.entry("icl.draws", word)),
                words.map(word -> Map.entry("icl.baseline", word)),
                words.map(word -> Map.entry("icl.claims", word + ",,")));
    }
}
