package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.claims.LedgerFixture.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.RunSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeginCommandTest {
    @TempDir
    private Path folder;

    private final Properties ofTheBuild = new Properties();

    @BeforeEach
    void an_earlier_run() throws IOException {
        Files.writeString(folder.resolve("claims.yaml"), row("A-1") + row("B-2"));
        for (String file : List.of(
                "evidence/A-1.json",
                "evidence/A-1/findings.csv",
                "evidence/A-1@lie.json",
                "evidence/run.json",
                "evidence/notes.txt",
                "reports/index.html",
                "reports/allure.html",
                "reports/claims.json",
                "reports/claims.md",
                "reports/baseline.json")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "old");
        }
    }

    /** What the build itself was asked for is not asked here. */
    @BeforeEach
    void set_the_settings_of_the_build_aside() {
        ofTheBuild.putAll(System.getProperties());
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("icl."));
    }

    @AfterEach
    void restore() {
        System.setProperties(ofTheBuild);
    }

    private CommandRun begin(String... assignments) {
        for (String assignment : assignments) {
            String[] pair = assignment.split("=", 2);
            System.setProperty(pair[0], pair[1]);
        }
        return CommandRun.icl(
                "begin",
                "--claims",
                folder.resolve("claims.yaml").toString(),
                "--evidence",
                folder.resolve("evidence").toString(),
                "--reports",
                folder.resolve("reports").toString(),
                "--started",
                "2026-01-31T11:58:00Z",
                "--used",
                "icl-convergence=0.1",
                "--used",
                "jqwik=1.9.3");
    }

    private List<String> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void results_of_an_earlier_run_go_and_nothing_else() throws IOException {
        CommandRun begun = begin();
        assertThat(begun.err()).isEmpty();
        assertThat(begun.exitCode()).isZero();
        assertThat(begun.out()).isEmpty();
        assertThat(files())
                .containsExactly("claims.yaml", "evidence/notes.txt", "evidence/run.json", "reports/baseline.json");
        Run run = Run.read(folder.resolve("evidence"));
        assertThat(run.settings()).isEqualTo(RunSettings.REFERENCE);
        assertThat(run.started()).isEqualTo("2026-01-31T11:58:00Z");
        assertThat(run.versions())
                .containsEntry("icl-convergence", "0.1")
                .containsEntry("jqwik", "1.9.3")
                .containsEntry("java", System.getProperty("java.version"))
                .containsKeys("os", "commons-math");
    }

    /** A typing error used to cost the pages of the last full run. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "icl.claims=a-1",
                "icl.claims=,",
                "icl.effort=1.5",
                "icl.effort=-1",
                "icl.effort=NaN",
                "icl.seed=foo",
                "icl.control=fib",
                "icl.baseline=updat"
            })
    void nothing_is_removed_for_settings_that_are_not_valid(String setting) throws IOException {
        List<String> before = files();
        CommandRun begun = begin(setting);
        assertThat(begun.exitCode()).isEqualTo(2);
        assertThat(begun.err())
                .startsWith("icl begin: " + setting.split("=")[0])
                .hasLineCount(1);
        assertThat(files()).isEqualTo(before);
        assertThat(folder.resolve("evidence/run.json")).hasContent("old");
    }

    @Test
    void a_random_seed_is_drawn_once_and_said() throws IOException {
        CommandRun begun = begin("icl.seed=random", "icl.claims=B-*");
        long seed = RunSettings.read(folder.resolve("evidence")).baseSeed();
        assertThat(begun.out())
                .isEqualToIgnoringNewLines("this run: a selection of claims, seed random; base seed " + seed);
        assertThat(RunSettings.read(folder.resolve("evidence")).baseSeed()).isEqualTo(seed);
    }
}
