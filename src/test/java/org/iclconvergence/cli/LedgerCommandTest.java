package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.claims.LedgerFixture.good;
import static org.iclconvergence.claims.LedgerFixture.result;
import static org.iclconvergence.claims.LedgerFixture.row;
import static org.iclconvergence.claims.LedgerFixture.sabotaged;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;

class LedgerCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void one_claim_that_holds() throws IOException {
        claims(row("A-1"));
        keep(good("A-1"));
    }

    private void claims(String text) throws IOException {
        Files.writeString(folder.resolve("claims.yaml"), text);
    }

    private void keep(List<CheckResult> results) throws IOException {
        Files.createDirectories(folder.resolve("evidence"));
        for (CheckResult result : results) {
            String name = result.id() + (result.control() == null ? "" : "@" + result.control()) + ".json";
            LedgerJson.write(result, folder.resolve("evidence").resolve(name));
        }
    }

    private CommandRun ledger(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "ledger",
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

    private CommandRun baseline(String mode, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--baseline", folder.resolve("baseline.json").toString(), "--baseline-mode", mode));
        arguments.addAll(List.of(more));
        return ledger(arguments.toArray(String[]::new));
    }

    @Test
    void reports_are_written_and_the_same_twice() throws IOException {
        CommandRun run = ledger("--project-version", "0.1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("1 of 1 claims hold", "no faults");
        byte[] json = Files.readAllBytes(folder.resolve("reports/claims.json"));
        byte[] markdown = Files.readAllBytes(folder.resolve("reports/claims.md"));
        assertThat(new String(json, StandardCharsets.UTF_8))
                .contains("\"generated\" : \"2026-01-31T12:00:00Z\"", "\"project\" : \"0.1\"");
        assertThat(ledger("--project-version", "0.1").out()).isEqualTo(run.out());
        assertThat(folder.resolve("reports/claims.json")).hasBinaryContent(json);
        assertThat(folder.resolve("reports/claims.md")).hasBinaryContent(markdown);
    }

    @Test
    void a_baseline_is_missed_written_and_then_kept() throws IOException {
        assertThat(baseline("check").exitCode()).isEqualTo(1);
        assertThat(baseline("check").out()).contains("FAULT baseline: baseline.json is missing; update it");
        CommandRun update = baseline("update");
        assertThat(update.exitCode()).isZero();
        assertThat(update.out()).contains("Updated ");
        byte[] written = Files.readAllBytes(folder.resolve("baseline.json"));
        assertThat(baseline("check").exitCode()).isZero();
        assertThat(baseline("update").exitCode()).isZero();
        assertThat(folder.resolve("baseline.json")).hasBinaryContent(written);
    }

    @Test
    void an_update_accepts_a_smaller_margin_and_a_new_claim() throws IOException {
        baseline("update");
        claims(row("A-1") + row("B-2"));
        keep(good("B-2"));
        keep(List.of(result("A-1", null, Verdict.HOLDS, 0.01, 0)));
        assertThat(baseline("check").out())
                .contains("FAULT A-1: its margin shrank from 0.25 to 0.01", "FAULT B-2: is not in the baseline")
                .doesNotContain("Updated");
        assertThat(baseline("update").exitCode()).isZero();
        assertThat(baseline("check").exitCode()).isZero();
    }

    @Test
    void an_update_covers_up_neither_a_changed_text_nor_a_fault() throws IOException {
        baseline("update");
        byte[] written = Files.readAllBytes(folder.resolve("baseline.json"));
        claims(row("A-1").replace("statement: \"s\"", "statement: \"t\""));
        CommandRun changed = baseline("update");
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out())
                .contains("FAULT A-1: the statement changed and revision 1 did not")
                .contains("The baseline is not updated from a run with faults.");
        claims(row("A-1"));
        keep(List.of(result("A-1", "lie", Verdict.HOLDS)));
        assertThat(baseline("update").exitCode()).isEqualTo(1);
        assertThat(folder.resolve("baseline.json")).hasBinaryContent(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--select A-1", "--trainer theirs", "--control lie", "--seed random", "--seed 7", "--effort 0.5"
            })
    void other_settings_never_write_a_baseline_and_do_not_miss_one(String setting) throws IOException {
        if (setting.startsWith("--control")) {
            keep(List.of(sabotaged("A-1", "lie", Verdict.HOLDS)));
        }
        CommandRun run = baseline("update", setting.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("icl ledger: the baseline is not updated from ")
                .hasLineCount(1);
        assertThat(folder.resolve("baseline.json")).doesNotExist();
        assertThat(baseline("check", setting.split(" ")).exitCode()).isZero();
    }

    @Test
    void what_is_wrong_with_the_arguments_or_files_is_one_line() throws IOException {
        assertThat(ledger("--baseline-mode", "update").err())
                .isEqualToIgnoringNewLines("icl ledger: --baseline-mode update needs --baseline");
        assertThat(baseline("chekc").exitCode()).isEqualTo(2);
        claims(row("A-1").replace("revision: 1", "revision: one"));
        CommandRun run = ledger();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("claims.yaml:2: [A-1].revision must be a whole number, not the text \"one\"")
                .hasLineCount(1);
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
            CommandRun run = ledger();
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("icl ledger: " + file + ":")
                    .contains(change[2])
                    .hasLineCount(1);
            assertThat(folder.resolve("reports")).doesNotExist();
        }
    }

    @Test
    void no_text_of_a_file_turns_the_terminal_around() throws IOException {
        claims(row("A-1").replace("a title", "a \u202e title"));
        assertThat(ledger().out()).contains("a <U+202E> title").doesNotContain("\u202e");
        claims(row("A-1").replace("revision: 1", "revision: \"\u202e\\u001b[2J\""));
        assertThat(ledger().err())
                .contains("not the text \"<U+202E><U+001B>[2J\"")
                .hasLineCount(1);
    }

    @Test
    void a_blank_trainer_is_the_built_in_one() throws IOException {
        keep(List.of(result("A-1", null, Verdict.NOT_APPLICABLE)));
        assertThat(ledger("--trainer", "").exitCode()).isEqualTo(1);
        assertThat(ledger("--trainer", "theirs").exitCode()).isZero();
    }

    @Test
    void a_control_must_be_known_and_leaves_no_place_for_a_trainer() {
        assertThat(ledger("--control", "fib").err())
                .isEqualToIgnoringNewLines("icl ledger: --control (icl.control): fib is none of lie");
        assertThat(ledger("--control", "lie", "--trainer", "theirs").err())
                .contains("not both")
                .hasLineCount(1);
        assertThat(ledger("--control", "none").exitCode()).isZero();
    }
}
