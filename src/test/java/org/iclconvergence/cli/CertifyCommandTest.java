package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertifyCommandTest {
    @TempDir
    private Path directory;

    private static CommandRun run(String arguments) {
        return CommandRun.icl(("certify " + arguments).split(" "));
    }

    @Test
    void what_is_certified_is_printed_with_its_boxes() {
        CommandRun run = run("--claims=BAL-3,UNI-*");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("BAL-3   α_k ≥ (1 − 1/K)/K² while")
                .containsPattern("certified; \\d+ boxes, deepest bisection \\d+, \\d+\\.\\d s")
                .contains("by hand: a(1−a)²", "UNI-1   (1/p)")
                .endsWith("3 of 3 propositions certified" + System.lineSeparator());
    }

    @Test
    void a_wrong_constant_is_not_certified_and_the_place_is_named() {
        CommandRun run = run("--claims=BAL-3,IMB-1,IMB-2 --sharpened=0.99");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip()).isEqualTo("icl certify: 1 of 3 propositions not certified, of BAL-3");
        assertThat(run.out())
                .containsPattern("refuted; \\d+ boxes")
                .containsPattern("at 1/K = 0\\.1\\d+, t = ")
                .contains("2 of 3 propositions certified");
    }

    @Test
    void slack_is_found_if_asked_for() {
        CommandRun run = run("--claims=IMB-10 --sharpness");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("holds with 0.177 of the constant, not with 0.176 of it (refuted)");
    }

    @Test
    void the_file_says_the_same() throws IOException {
        Path file = directory.resolve("new").resolve("certificates.json");
        assertThat(run("--claims=BAL-4,IMB-5 --sharpness --out=" + file).exitCode())
                .isZero();
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.get("sharpened").doubleValue()).isEqualTo(1);
        JsonNode first = json.get("propositions").get(0);
        assertThat(first.get("claim").textValue()).isEqualTo("BAL-4");
        assertThat(first.get("verdict").textValue()).isEqualTo("certified");
        assertThat(first.get("where").textValue()).isEmpty();
        assertThat(first.get("boxes").intValue()).isPositive();
        assertThat(first.get("holdsDownTo").doubleValue()).isEqualTo(1);
    }

    /** The place of the failure is worth keeping. */
    @Test
    void the_file_is_written_too_if_one_fails() throws IOException {
        Path file = directory.resolve("certificates.json");
        assertThat(run("--claims=BAL-4 --sharpened=0.9 --out=" + file).exitCode())
                .isEqualTo(1);
        JsonNode row =
                new ObjectMapper().readTree(file.toFile()).get("propositions").get(0);
        assertThat(row.get("verdict").textValue()).isEqualTo("refuted");
        assertThat(row.get("where").textValue()).startsWith("1/K = ");
        assertThat(row.get("holdsDownTo").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--claims=GRAD-1|--claims: nothing is certified of GRAD-1; there are BAL-1, ",
                "--claims=BAL-1,|--claims: a part of \"BAL-1,\" is empty",
                "--sharpened=0|--sharpened must lie in (0, 1], not 0.0",
                "--sharpened=1.01|--sharpened must lie in (0, 1], not 1.01",
                "--sharpened=NaN|--sharpened must lie in (0, 1], not NaN",
                "--sharpened=x|--sharpened",
                "--out=/|--out must name a file",
                "--weakened=1|--weakened",
            })
    void what_is_wrong_with_the_question_is_one_line(String arguments, String message) {
        CommandRun run = run(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("icl certify: ").contains(message).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_directory_is_no_file() {
        CommandRun run = run("--claims=BAL-4 --out=" + directory);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is a directory").hasLineCount(1);
    }
}
