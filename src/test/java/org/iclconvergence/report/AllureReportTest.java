package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.claims.LedgerFixture.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.RunSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Its inputs; that Allure makes a report of them is seen in {@code mvn verify}. */
class AllureReportTest {
    private static final Run RUN = run(RunSettings.REFERENCE);

    @TempDir
    private Path folder;

    @Test
    void the_report_says_who_ran_it() {
        assertThat(AllureReport.executor(Map.of(), RUN, 7))
                .containsEntry("buildName", "0.1, run 7 on this machine")
                .containsEntry("buildOrder", 7)
                .doesNotContainKey("buildUrl");
        Map<String, String> github = Map.of(
                "GITHUB_RUN_ID", "99",
                "GITHUB_RUN_NUMBER", "12",
                "GITHUB_WORKFLOW", "verify",
                "GITHUB_SERVER_URL", "https://example.org",
                "GITHUB_REPOSITORY", "o/r");
        assertThat(AllureReport.executor(github, RUN, 7))
                .containsEntry("type", "github")
                .containsEntry("buildName", "verify #12")
                .containsEntry("buildUrl", "https://example.org/o/r/actions/runs/99")
                .containsEntry("buildOrder", 12L);
        Map<String, String> gitlab =
                Map.of("CI_JOB_URL", "https://example.org/1", "CI_JOB_NAME", "verify", "CI_PIPELINE_IID", "3");
        assertThat(AllureReport.executor(gitlab, RUN, 7))
                .containsEntry("type", "gitlab")
                .containsEntry("buildUrl", "https://example.org/1")
                .containsEntry("buildOrder", 3L);
    }

    @Test
    void everything_that_allure_looks_for_lies_among_the_results() throws IOException {
        Path unit = Files.createDirectory(folder.resolve("unit"));
        Files.writeString(unit.resolve("a-result.json"), "{\"value\":\"Properties of the code\"}");
        Files.writeString(unit.resolve("b-result.json"), "{\"value\":\"an example\"}");
        Path trends = Files.createDirectories(folder.resolve("history/history"));
        Files.writeString(trends.resolve("history-trend.json"), "[]");
        Path results = folder.resolve("results");
        AllureReport report = new AllureReport(folder.resolve("no-allure"), results, folder.resolve("history"));
        for (int i = 1; i <= 2; i++) {
            assertThatThrownBy(() -> report.write(RUN, unit))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Allure ended with exit code 1: see " + folder.resolve("allure-page.log"));
            assertThat(results.resolve("executor.json")).content().contains("run " + i + " on this machine");
        }
        assertThat(results.resolve("a-result.json")).exists();
        assertThat(results.resolve("b-result.json")).doesNotExist();
        assertThat(results.resolve("history/history-trend.json")).hasContent("[]");
        assertThat(results.resolve("categories.json")).content().contains("Control survived");
        assertThat(results.resolve("environment.properties"))
                .content()
                .contains("seed=20231005249", "claims=*", "trainer=default", "control=none", "effort=1", "java=17");
    }
}
