package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageCommandTest {
    @TempDir
    private Path folder;

    private Path claims;

    @BeforeEach
    void a_ledger_of_one_claim() throws IOException {
        claims = folder.resolve("claims.json");
        Files.createDirectories(folder.resolve("evidence"));
        CommandRun ledger = CommandRun.icl(
                "ledger",
                "--claims",
                "theory-checks/claims.yaml",
                "--select",
                "SET-1",
                "--evidence",
                folder.resolve("evidence").toString(),
                "--reports",
                folder.toString());
        assertThat(ledger.out()).contains("0 of 1 claims hold");
    }

    private CommandRun page(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "page",
                "--claims",
                claims.toString(),
                "--evidence",
                folder.resolve("evidence").toString(),
                "--output",
                folder.resolve("index.html").toString()));
        arguments.addAll(List.of(more));
        return CommandRun.icl(arguments.toArray(String[]::new));
    }

    private void is_refused(CommandRun run, Path file, String reason) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("icl page: ")
                .contains(file.toString())
                .contains(reason)
                .hasLineCount(1);
        assertThat(folder.resolve("index.html")).doesNotExist();
    }

    @Test
    void a_page_is_written() {
        CommandRun run = page();
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(folder.resolve("index.html")).isNotEmptyFile();
    }

    @Test
    void a_ledger_that_is_missing_is_named() throws IOException {
        Files.delete(claims);
        is_refused(page(), claims, "no such file");
    }

    @Test
    void a_ledger_that_is_none_is_named() throws IOException {
        Files.writeString(claims, "{\"schema\": ");
        is_refused(page(), claims, "end-of-input");
    }

    @Test
    void a_ledger_of_another_schema_is_named() throws IOException {
        Files.writeString(claims, Files.readString(claims).replaceFirst("\"schema\" : \\d+", "\"schema\" : 1"));
        is_refused(page(), claims, "schema is 1, not 2");
    }

    private void with_evidence_is_refused(String name, String content, String reason) throws IOException {
        Path file = folder.resolve("evidence").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        is_refused(page(), file, reason);
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
        String rows = "epoch,feature,predictionError\n0,1,0.5\n0,2,0.5\n1,1,0.4\n";
        with_evidence_is_refused("EXP-1/trajectory-balanced.csv", rows, "same number of epochs");
    }

    @Test
    void malformed_comparisons_are_named() throws IOException {
        with_evidence_is_refused("SET-1/findings.csv", "", "Empty header line");
        String rows = "what,estimate,error,threshold,margin\n" + "a,1,0,2,wide\n".repeat(61);
        with_evidence_is_refused("SET-1/findings.csv", rows, "wide");
    }

    @Test
    void a_line_break_in_a_comparison_does_not_end_it() throws IOException {
        Path file = folder.resolve("evidence").resolve("SET-1/findings.csv");
        Files.createDirectories(file.getParent());
        String rows = "\"what\nbroke\",1,0,2,-1\n" + "a,1,0,2,0.5\n".repeat(61);
        Files.writeString(file, "what,estimate,error,threshold,margin\n" + rows);
        assertThat(page().exitCode()).isZero();
        assertThat(folder.resolve("index.html"))
                .content()
                .contains("the 60 comparisons closest to their thresholds, of 62");
    }

    @Test
    void without_allure_the_page_links_to_where_it_would_be() {
        assertThat(page("--allure", folder.resolve("allure.html").toString()).exitCode())
                .isZero();
        assertThat(folder.resolve("index.html")).content().contains("href=\"allure.html\"");
    }
}
