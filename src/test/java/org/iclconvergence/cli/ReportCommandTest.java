package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.claims.LedgerFixture.good;
import static org.iclconvergence.claims.LedgerFixture.result;
import static org.iclconvergence.claims.LedgerFixture.row;
import static org.iclconvergence.claims.LedgerFixture.run;
import static org.iclconvergence.claims.LedgerFixture.sabotaged;
import static org.iclconvergence.claims.LedgerFixture.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.report.LedgerJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void one_claim_that_holds() throws IOException {
        claims(row("A-1"));
        asked();
        keep(good("A-1"));
    }

    private void claims(String text) throws IOException {
        Files.writeString(folder.resolve("claims.yaml"), text);
    }

    private void asked(String... assignments) throws IOException {
        run(settings(assignments)).write(folder.resolve("evidence"));
    }

    private void keep(List<CheckResult> results) throws IOException {
        for (CheckResult result : results) {
            String name = result.id() + (result.control() == null ? "" : "@" + result.control()) + ".json";
            LedgerJson.write(result, folder.resolve("evidence").resolve(name));
        }
    }

    private CommandRun report(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "report",
                "--claims",
                folder.resolve("claims.yaml").toString(),
                "--evidence",
                folder.resolve("evidence").toString(),
                "--reports",
                folder.resolve("reports").toString(),
                "--generated",
                "2026-01-31T12:00:00Z"));
        arguments.addAll(List.of(more));
        return CommandRun.icl(arguments.toArray(String[]::new));
    }

    private CommandRun baseline(String... assignments) throws IOException {
        asked(assignments);
        return report("--baseline", folder.resolve("baseline.json").toString());
    }

    private CommandRun verdict() {
        return CommandRun.icl("verdict", "--reports", folder.resolve("reports").toString());
    }

    @Test
    void reports_are_written_and_the_same_twice() throws IOException {
        CommandRun first = report();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("A-1    a title | with a bar  holds", "1 of 1 claims hold", "no faults")
                .contains(folder.resolve("reports/index.html") + "   the paper")
                .doesNotContain("allure.html");
        List<String> files = List.of("claims.json", "claims.md", "index.html");
        List<byte[]> before = new ArrayList<>();
        for (String file : files) {
            before.add(Files.readAllBytes(folder.resolve("reports").resolve(file)));
        }
        assertThat(folder.resolve("reports/claims.json"))
                .content()
                .contains("\"generated\" : \"2026-01-31T12:00:00Z\"", "\"project\" : \"0.1\"");
        assertThat(report().out()).isEqualTo(first.out());
        for (String file : files) {
            assertThat(folder.resolve("reports").resolve(file)).hasBinaryContent(before.remove(0));
        }
        assertThat(folder.resolve("reports")).isDirectoryNotContaining("glob:**.icl-*");
    }

    @Test
    void the_last_word_is_that_of_the_report() throws IOException {
        CommandRun report = report();
        assertThat(verdict()).isEqualTo(report);
        keep(List.of(result("A-1", null, Verdict.REFUTED)));
        assertThat(report("--quietly")).isEqualTo(new CommandRun(0, "", ""));
        CommandRun verdict = verdict();
        assertThat(verdict.exitCode()).isEqualTo(1);
        assertThat(verdict.out()).contains("FAULT A-1: REFUTED");
        assertThat(report()).isEqualTo(verdict);
        Files.delete(folder.resolve("reports/claims.json"));
        assertThat(verdict().exitCode()).isEqualTo(2);
    }

    @Test
    void a_baseline_is_missed_written_and_then_kept() throws IOException {
        assertThat(baseline().exitCode()).isEqualTo(1);
        assertThat(baseline().out()).contains("FAULT baseline: baseline.json is missing; update it");
        CommandRun update = baseline("icl.baseline=update");
        assertThat(update.exitCode()).isZero();
        assertThat(update.out()).contains("Updated ");
        byte[] written = Files.readAllBytes(folder.resolve("baseline.json"));
        assertThat(baseline().exitCode()).isZero();
        assertThat(baseline("icl.baseline=update").exitCode()).isZero();
        assertThat(folder.resolve("baseline.json")).hasBinaryContent(written);
    }

    @Test
    void an_update_accepts_a_smaller_margin_and_a_new_claim() throws IOException {
        baseline("icl.baseline=update");
        claims(row("A-1") + row("B-2"));
        keep(good("B-2"));
        keep(List.of(result("A-1", null, Verdict.HOLDS, 0.01, 0)));
        assertThat(baseline().out())
                .contains("FAULT A-1: its margin shrank from 0.25 to 0.01", "FAULT B-2: is not in the baseline")
                .doesNotContain("Updated");
        assertThat(baseline("icl.baseline=update").exitCode()).isZero();
        assertThat(baseline().exitCode()).isZero();
    }

    @Test
    void an_update_covers_up_neither_a_changed_text_nor_a_fault() throws IOException {
        baseline("icl.baseline=update");
        byte[] written = Files.readAllBytes(folder.resolve("baseline.json"));
        claims(row("A-1").replace("statement: \"s\"", "statement: \"t\""));
        CommandRun changed = baseline("icl.baseline=update");
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out())
                .contains("FAULT A-1: the statement changed and revision 1 did not")
                .contains("The baseline is not updated from a run with faults.");
        claims(row("A-1"));
        keep(List.of(result("A-1", "lie", Verdict.HOLDS)));
        assertThat(baseline("icl.baseline=update").exitCode()).isEqualTo(1);
        assertThat(folder.resolve("baseline.json")).hasBinaryContent(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"icl.claims=A-1", "icl.trainer=theirs", "icl.control=lie", "icl.effort=2"})
    void other_settings_do_not_miss_a_baseline(String setting) throws IOException {
        if (setting.startsWith("icl.control")) {
            keep(List.of(sabotaged("A-1", "lie", Verdict.HOLDS)));
        }
        CommandRun run = baseline(setting);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(folder.resolve("baseline.json")).doesNotExist();
    }

    @Test
    void a_report_that_cannot_be_written_leaves_those_of_the_last_run() throws IOException {
        report();
        byte[] before = Files.readAllBytes(folder.resolve("reports/claims.json"));
        Files.delete(folder.resolve("reports/index.html"));
        Files.createDirectory(folder.resolve("reports/index.html"));
        keep(List.of(result("A-1", null, Verdict.REFUTED)));
        CommandRun run = report();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("icl report: " + folder.resolve("reports/index.html") + " is a directory");
        assertThat(folder.resolve("reports/claims.json")).hasBinaryContent(before);
        assertThat(folder.resolve("reports")).isDirectoryNotContaining("glob:**.icl-*");
    }

    private void is_refused(CommandRun run, Path file, String reason) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("icl report: ")
                .contains(file.toString())
                .contains(reason)
                .hasLineCount(1);
        assertThat(folder.resolve("reports/index.html")).doesNotExist();
    }

    @Test
    void what_is_wrong_with_the_files_is_one_line() throws IOException {
        asked("icl.claims=B-*");
        assertThat(report().err()).isEqualToIgnoringNewLines("icl report: icl.claims: B-* matches no claim");
        Files.delete(folder.resolve("evidence/run.json"));
        is_refused(report(), folder.resolve("evidence/run.json"), "is missing");
        asked();
        claims(row("A-1").replace("revision: 1", "revision: one"));
        is_refused(
                report(),
                folder.resolve("claims.yaml"),
                ":2: [A-1].revision must be a whole number, not the text \"one\"");
        assertThat(report("--allure", "somewhere").exitCode()).isEqualTo(2);
    }

    @Test
    void evidence_that_contradicts_itself_is_refused() throws IOException {
        Path file = folder.resolve("evidence/A-1.json");
        String holds = Files.readString(file);
        for (String[] change : new String[][] {
            {"\"margin\" : 0.25", "\"margin\" : -0.3", "finding.verdict HOLDS contradicts"},
            {"0.25,\n    \"verdict\" : \"HOLDS\"", "-0.3,\n    \"verdict\" : \"REFUTED\"", "verdict HOLDS contradicts"},
            {"\"findings\" : 1", "\"findings\" : 0", "findings is 0"},
            {"\"falseAlarm\" : 0.0", "\"falseAlarm\" : 1.0", "falseAlarm must lie in [0, 1)"},
            {"\"seconds\" : 0.25", "\"seconds\" : \"Infinity\"", "seconds must be a number"}
        }) {
            assertThat(holds).contains(change[0]);
            Files.writeString(file, holds.replace(change[0], change[1]));
            is_refused(report(), file, change[2]);
            assertThat(folder.resolve("reports")).doesNotExist();
        }
    }

    @Test
    void no_text_of_a_file_turns_the_terminal_around() throws IOException {
        claims(row("A-1").replace("a title", "a \u202e title"));
        report();
        assertThat(verdict().out()).contains("a <U+202E> title").doesNotContain("\u202e");
        claims(row("A-1").replace("revision: 1", "revision: \"\u202e\\u001b[2J\""));
        assertThat(report().err())
                .contains("not the text \"<U+202E><U+001B>[2J\"")
                .hasLineCount(1);
    }

    private void with_evidence_is_refused(String name, String content, String reason) throws IOException {
        Path file = folder.resolve("evidence").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        is_refused(report(), file, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "'series,K,measured,theory~balanced,10,\"493~', Missing closing quote",
        "'series,K,theory~balanced,10,493~', measured is missing",
        "'series,K,measured,theory~balanced,ten,493,493~', K must be a number"
    })
    void a_malformed_table_is_named(String content, String reason) throws IOException {
        with_evidence_is_refused("IMB-12/scaling.csv", content.replace('~', '\n'), reason);
    }

    @Test
    void a_trajectory_that_breaks_off_is_named() throws IOException {
        String rows = """
                epoch,loss,feature,predictionError,targetAttention,dominantAttention,targetWeight,dominantWeight,probability,populationError,populationAttention,populationDominantAttention
                0,0.5,1,0.5,0.5,0.5,0,0,0.5,0.5,0.5,0.5
                0,0.5,2,0.5,0.5,0.5,0,0,0.5,0.5,0.5,0.5
                1,0.4,1,0.4,0.5,0.5,0,0,0.5,0.4,0.5,0.5
                """;
        Files.createDirectories(folder.resolve("evidence/EXP-1"));
        Files.writeString(folder.resolve("evidence/EXP-1/trajectory-imbalanced.csv"), rows);
        with_evidence_is_refused("EXP-1/trajectory-balanced.csv", rows, "same number of epochs");
    }

    @Test
    void malformed_comparisons_are_named() throws IOException {
        with_evidence_is_refused("A-1/findings.csv", "", "Empty header line");
        String rows = "what,estimate,error,threshold,margin\n" + "a,1,0,2,wide\n".repeat(61);
        with_evidence_is_refused("A-1/findings.csv", rows, "wide");
    }

    @Test
    void a_line_break_in_a_comparison_does_not_end_it() throws IOException {
        Path file = folder.resolve("evidence").resolve("A-1/findings.csv");
        Files.createDirectories(file.getParent());
        String rows = "\"what\nbroke\",1,0,2,-1\n" + "a,1,0,2,0.5\n".repeat(61);
        Files.writeString(file, "what,estimate,error,threshold,margin\n" + rows);
        assertThat(report().exitCode()).isZero();
        assertThat(folder.resolve("reports/index.html"))
                .content()
                .contains("the 60 comparisons closest to their thresholds, of 62")
                .contains("href=\"allure.html\"");
    }
}
