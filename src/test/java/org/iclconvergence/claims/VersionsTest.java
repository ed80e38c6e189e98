package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.util.FastMath;
import org.junit.jupiter.api.Test;

/** What decides a result is said as it is. */
class VersionsTest {
    @Test
    void versions_are_those_of_the_jars_and_classes_without_one_are_in_development() {
        assertThat(Versions.all().keySet()).containsExactly(Run.PROJECT, "java", "commons-math");
        assertThat(Versions.all())
                .containsEntry("java", Runtime.version().toString().replaceFirst("[-+].*", ""));
        String jar = FastMath.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        assertThat(jar).endsWith("commons-math3-" + Versions.all().get("commons-math") + ".jar");
        assertThat(Versions.all()).containsEntry(Run.PROJECT, "development");
    }

    @Test
    void the_system_is_its_name_and_its_processor() {
        assertThat(Versions.operatingSystem().split(" "))
                .hasSizeGreaterThan(1)
                .endsWith(System.getProperty("os.arch"))
                .startsWith(System.getProperty("os.name").split(" "));
    }

    @Test
    void what_people_read_does_not_depend_on_the_locale() {
        Locale before = Locale.getDefault();
        try {
            // in Turkish a capital I becomes a dotless one
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(List.of(Verdict.values()))
                    .extracting(Verdict::word)
                    .containsExactly("holds", "refuted", "undecided", "vacuous", "not applicable");
            assertThat(List.of(Claim.Kind.values()))
                    .extracting(Claim.Kind::toString)
                    .containsExactly("identity", "deterministic", "stochastic");
            assertThat(List.of(Claim.Origin.values()))
                    .extracting(Claim.Origin::toString)
                    .containsExactly("paper", "derived", "question");
        } finally {
            Locale.setDefault(before);
        }
    }
}
