package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.row;
import static org.iclconvergence.claims.LedgerFixture.run;
import static org.iclconvergence.claims.LedgerFixture.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_absent_or_blank_is_the_default() {
        assertThat(settings()).isEqualTo(RunSettings.REFERENCE);
        assertThat(settings(
                        "icl.claims=",
                        "icl.trainer= ",
                        "icl.control=none",
                        "icl.seed= fixed ",
                        "icl.effort=",
                        "icl.runs=",
                        "icl.draws= ",
                        "icl.baseline="))
                .isEqualTo(RunSettings.REFERENCE);
        assertThat(RunSettings.REFERENCE.selection().isEverything()).isTrue();
        assertThat(RunSettings.REFERENCE.effort()).isEqualTo(1);
        assertThat(RunSettings.REFERENCE.draws()).isEqualTo(1);
        assertThat(RunSettings.REFERENCE.differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1", "0", "NaN", "1e3", "ten", "10001", "99999999999", "1 2"})
    void effort_and_draws_are_whole_numbers_and_at_least_one(String effort) {
        assertThatThrownBy(() -> settings("icl.effort=" + effort))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("icl.effort must be a whole number from 1 to 10000, not " + effort);
        assertThatThrownBy(() -> settings("icl.draws=" + effort))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("icl.draws must be a whole number from 1 to 10000, not " + effort);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1", "0", "all", "1000001", "99999999999"})
    void at_most_so_many_runs_is_at_least_one(String runs) {
        assertThatThrownBy(() -> settings("icl.runs=" + runs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("icl.runs must be a whole number from 1 to 1000000, not " + runs);
    }

    @Test
    void runs_are_bounded_or_multiplied() {
        assertThatThrownBy(() -> settings("icl.runs=60", "icl.effort=2"))
                .hasMessage("icl.runs bounds the runs that icl.effort multiplies: give one of them, not both");
    }

    @Test
    void a_seed_is_fixed_or_drawn_or_given() {
        assertThat(settings("icl.seed=-7").baseSeed()).isEqualTo(-7);
        assertThat(settings("icl.seed=random").baseSeed())
                .isNotEqualTo(settings("icl.seed=random").baseSeed());
        for (String seed : List.of("1.5", "Random", "9223372036854775808")) {
            assertThatThrownBy(() -> settings("icl.seed=" + seed))
                    .hasMessage("icl.seed must be fixed, random or a whole number of 64 bits, not " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "A-1,", ",A-1", "A-1,,B-2", " , "})
    void no_part_of_a_selection_is_empty(String claims) {
        assertThatThrownBy(() -> settings("icl.claims=" + claims))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("icl.claims: a part of ");
    }

    @Test
    void a_selection_matches_whole_ids() {
        ClaimSelection selection = new ClaimSelection("IMB-*, BAL-1");
        assertThat(List.of("IMB-3", "BAL-1")).allMatch(selection::includes);
        assertThat(List.of("BAL-12", "XIMB-3", "imb-3", "IMB")).noneMatch(selection::includes);
        assertThat(selection).hasToString("IMB-*,BAL-1");
        assertThat(new ClaimSelection("A.*").includes("AB-1")).isFalse();
    }

    @Test
    void every_part_of_a_selection_and_the_control_must_be_known() throws IOException {
        ClaimCatalogue catalogue = catalogue(folder, row("A-1"), row("B-2"));
        settings("icl.claims=A-*,B-2").requireKnown(catalogue);
        settings("icl.control=lie").requireKnown(catalogue);
        assertThatThrownBy(() -> settings("icl.claims=A-1,C-*,b-2").requireKnown(catalogue))
                .hasMessage("icl.claims: C-*, b-2 matches no claim");
        assertThatThrownBy(() -> settings("icl.control=fib").requireKnown(catalogue))
                .hasMessage("icl.control: fib is none of lie");
        assertThatThrownBy(() -> settings("icl.control=lie", "icl.trainer=theirs"))
                .hasMessageContaining("not both");
    }

    @ParameterizedTest
    @CsvSource({
        "icl.claims=A-1, a selection of claims",
        "icl.trainer=theirs, trainer theirs",
        "icl.control=lie, control lie",
        "icl.seed=random, seed random",
        "icl.seed=7, seed 7",
        "icl.effort=2, effort 2",
        "icl.runs=1, at most 1 run",
        "icl.runs=60, at most 60 runs",
        "icl.draws=100, draws 100"
    })
    void settings_say_in_what_they_differ_and_do_not_update_the_baseline_then(String setting, String difference) {
        assertThat(settings(setting).differences()).containsExactly(difference);
        assertThatThrownBy(() -> settings(setting, "icl.baseline=update"))
                .hasMessageStartingWith("icl.baseline: the baseline is not updated from " + difference + ": ");
        assertThat(settings("icl.baseline=update").baseline()).isEqualTo(BaselineMode.UPDATE);
        assertThatThrownBy(() -> settings("icl.baseline=chekc"))
                .hasMessage("icl.baseline must be check or update, not chekc");
    }

    @Test
    void a_run_survives_its_file() throws IOException {
        for (RunSettings settings : List.of(
                RunSettings.REFERENCE,
                settings("icl.claims=A-*,B-2", "icl.control=lie", "icl.seed=random", "icl.effort=3", "icl.draws=5"),
                settings("icl.runs=60"))) {
            run(settings).write(folder.resolve("evidence"));
            assertThat(Run.read(folder.resolve("evidence"))).isEqualTo(run(settings));
            assertThat(RunSettings.read(folder.resolve("evidence"))).isEqualTo(settings);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"effort\" : 1|\"effort\" : 1.5|Floating-point",
                "\"effort\" : 1|\"effort\" : 0|icl.effort must be",
                "\"draws\" : 1|\"draws\" : 10001|icl.draws must be",
                "\"draws\" : 1|\"drawn\" : 1|property",
                "\"seed\" : \"fixed\"|\"seed\" : \"7\"|icl.seed: 7 does not give 20231005249",
                "\"seed\" : \"fixed\"|\"sede\" : \"fixed\"|property",
                "\"selection\" : \"*\"|\"selection\" : \",\"|icl.claims: a part of",
                "\"trainer\" : \"default\"|\"trainer\" : null|only the control and the runs may be absent",
                "\"runs\" : null|\"runs\" : 0|icl.runs must be",
                "\"started\" : null|\"started\" : \"noon\"|noon is no moment",
                "\"java\"|\"jawa\"|the versions of"
            })
    void a_tampered_run_is_named(String before, String after, String reason) throws IOException {
        run(RunSettings.REFERENCE).write(folder);
        Path file = folder.resolve(Run.FILE);
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
        assertThatThrownBy(() -> Run.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void a_run_that_was_not_begun_is_named() {
        assertThatThrownBy(() -> RunSettings.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("run.json") + " is missing: a run is begun with icl begin");
    }

    @Test
    void no_setting_but_the_control_and_the_runs_may_be_absent() {
        RunSettings usual = RunSettings.REFERENCE;
        for (int absent = 0; absent < 4; absent++) {
            ClaimSelection selection = absent == 0 ? null : usual.selection();
            String trainer = absent == 1 ? null : usual.trainer();
            String seed = absent == 2 ? null : usual.seed();
            BaselineMode baseline = absent == 3 ? null : usual.baseline();
            assertThatThrownBy(() ->
                            new RunSettings(selection, trainer, null, seed, usual.baseSeed(), 1, null, 1, baseline))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("of the settings only the control and the runs may be absent");
        }
    }

    @Test
    void the_largest_numbers_are_allowed() {
        assertThat(settings("icl.effort=10000", "icl.draws=10000"))
                .extracting(RunSettings::effort, RunSettings::draws)
                .containsExactly(10_000, 10_000);
        assertThat(settings("icl.runs=1000000").runs()).isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "ab*ba, aba, false", // the two ends overlap
        "ab**ba, aba, false",
        "ab*ba, abba, true",
        "a*b*b, ab, false", // what stands between two stars is not the end again
        "a*b*b, abb, true",
        "a*a*a, aa, false",
        "a*bc*c, abc, false",
        "*-1, -1, true",
        "*, '', true"
    })
    void no_character_is_matched_twice(String glob, String id, boolean matches) {
        assertThat(new ClaimSelection(glob).includes(id)).isEqualTo(matches);
    }

    @Test
    void selections_of_the_same_parts_are_equal() {
        ClaimSelection one = new ClaimSelection("A-1,B-*");
        assertThat(one).isEqualTo(new ClaimSelection(" A-1 , B-* ")).hasSameHashCodeAs(new ClaimSelection("A-1,B-*"));
        assertThat(one).isNotEqualTo(new ClaimSelection("A-1")).isNotEqualTo("A-1,B-*");
        assertThat(one).doesNotHaveSameHashCodeAs(new ClaimSelection("A-1"));
    }

    @Test
    void a_run_has_settings_and_the_versions_that_reports_show() {
        Map<String, String> versions = run(RunSettings.REFERENCE).versions();
        String message = "a run has settings and the versions of icl-convergence, java and os";
        assertThatThrownBy(() -> new Run(null, versions, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> new Run(RunSettings.REFERENCE, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> new Run(RunSettings.REFERENCE, Map.of("java", "17", "os", "Linux"), null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        Run run = new Run(RunSettings.REFERENCE, versions, null, "2026-01-31T11:58:00Z");
        assertThat(run.version("java")).isEqualTo("17");
        assertThat(run.version(Run.PROJECT)).isEqualTo("0.1");
    }

    @Test
    void what_the_settings_say_of_a_tampered_run_is_all_that_is_said() throws IOException {
        run(RunSettings.REFERENCE).write(folder);
        Path file = folder.resolve(Run.FILE);
        Files.writeString(file, Files.readString(file).replace("\"fixed\"", "\"7\""));
        assertThatThrownBy(() -> Run.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": icl.seed: 7 does not give 20231005249");
    }

    @Test
    void a_file_that_holds_nothing_is_named() throws IOException {
        Files.writeString(folder.resolve(Run.FILE), "null");
        assertThatThrownBy(() -> Run.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("run.json") + ": holds nothing");
    }
}
