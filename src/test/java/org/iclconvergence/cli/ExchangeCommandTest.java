package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.cli.CommandRun.icl;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code icl problem}, and {@code icl check} of trainings that no Java class does. */
class ExchangeCommandTest {
    @TempDir
    private Path folder;

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private CommandRun check(String out, String... options) {
        return icl(Stream.concat(Stream.of("check", "--out", in(out)), Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void problems_are_counted_and_claims_without_training_named() throws IOException {
        CommandRun run = icl("problem", "--claims", "BAL-6,SET-1", "--out", in("p"));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .hasSize(2)
                .anyMatch(line -> line.matches("[1-9][0-9]* problems, [0-9]+ KiB, in .*"))
                .contains("without training, judged by this program's own code alone: SET-1");
        assertThat(CommandRun.namesIn(folder)).containsExactly("p");
        CommandRun again = icl("problem", "--claims", "SET-1", "--out", in("p"));
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).hasLineCount(1).contains("--force replaces them");
        assertThat(icl("problem", "--claims", "SET-1", "--force", "--out", in("p"))
                        .out())
                .startsWith("0 problems, 0 KiB, in ");

        CommandRun unanswered = check("o", "--trainings", in("p"), "--claims", "SET-1");
        assertThat(unanswered.exitCode()).isZero();
        assertThat(unanswered.out()).contains("1 of 1 claims hold");
    }

    @Test
    void nothing_answered_is_not_nothing_wrong() throws IOException {
        icl("problem", "--claims", "BAL-6", "--out", in("p"));
        CommandRun run = check("o", "--trainings", in("p"), "--name", "them");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("icl check: no training was judged: NOT_APPLICABLE BAL-6: problem ")
                .contains("was not answered");
        Path answered;
        try (Stream<Path> folders = Files.list(folder.resolve("p"))) {
            answered = folders.filter(Files::isDirectory).sorted().toList().get(0);
        }
        // whichever is asked for first
        try (Stream<Path> folders = Files.list(folder.resolve("p"))) {
            for (Path each : folders.filter(Files::isDirectory).toList()) {
                Files.createSymbolicLink(each.resolve("trajectory.npz"), answered);
            }
        }
        CommandRun refused = check("o", "--trainings", in("p"));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .hasLineCount(1)
                .startsWith("icl check: " + folder.resolve("p"))
                .contains(": trajectory.npz is not a regular file");
        assertThat(folder.resolve("o").resolve("claims.json"))
                .as("of the run before: it must not be taken for this one's")
                .doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_command_that_fails_is_refuted_with_its_last_word() throws IOException {
        CommandRun run =
                check("o", "--claims", "BAL-6", "--trainer-command", "sh -c 'echo \"no module torch\" >&2; exit 3'");
        String fault = "the trainer command ended with exit code 3: no module torch";
        assertThat(run.err().lines())
                .containsExactly("icl check: " + fault + " (all that it said: " + in("o") + "/trainer-stderr.txt)");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("FAULT BAL-6: REFUTED BAL-6: trainer sh -c")
                .contains(fault);
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("o").resolve("claims.json").toFile())
                        .get("trainer")
                        .asText())
                .isEqualTo("sh -c 'echo \"no module torch\" >&2; exit 3'");
        assertThat(CommandRun.namesIn(folder.resolve("o")))
                .isEqualTo(List.of(
                        "claims.json",
                        "claims.md",
                        "claims.yaml",
                        "evidence",
                        "index.html",
                        "junit.xml",
                        "trainer-stderr.txt",
                        "trainer-stdout.txt",
                        "trainings"));
        // a second run takes the place of the first
        CommandRun named = check("o", "--claims", "BAL-6", "--trainer-command", "true", "--one-by-one", "--name", "us");
        assertThat(named.exitCode()).isEqualTo(2);
        assertThat(named.err()).hasLineCount(1).contains("was not answered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--trainings x --trainer adam|--trainer, --trainings and --trainer-command exclude each other",
                "--trainings x --trainer-command y|--trainings and --trainer-command exclude each other",
                "--one-by-one|--one-by-one and --time-limit are about a --trainer-command",
                "--time-limit 3 --trainings x|--one-by-one and --time-limit are about a --trainer-command",
                "--name x|--name is that of --trainings or of a --trainer-command",
                "--trainings nowhere|nowhere is not a directory",
                "--trainer-command '|the command has a quote that is left open: '",
                "--trainer-command y --time-limit 0|a time limit is more than 0 seconds, not 0",
                "--runs 0|--runs must be a whole number from 1 to 1000000, not 0",
                "--runs 3 --effort 2|--runs bounds the runs that --effort multiplies: give one of them, not both"
            },
            quoteCharacter = '`')
    void what_is_asked_wrongly_is_one_line(String options, String message) {
        CommandRun run = check("o", options.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("icl check: " + message + System.lineSeparator());
        assertThat(folder.resolve("o").resolve("evidence")).doesNotExist();
    }
}
