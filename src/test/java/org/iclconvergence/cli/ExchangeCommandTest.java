package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.cli.CommandRun.icl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.iclconvergence.training.external.NpyArray;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code icl problem}, and {@code icl check} of trainings that no Java class does. */
class ExchangeCommandTest {
    /** As {@code icl problem} writes them. */
    private static Path written;

    @TempDir
    private Path folder;

    @BeforeAll
    static void problems_of_a_claim(@TempDir Path shared) {
        written = shared.resolve("written");
        assertThat(icl("problem", "--claims", "BAL-6", "--out", written.toString())
                        .exitCode())
                .isZero();
    }

    /** A copy, to answer or to spoil. */
    private void givenProblems() throws IOException {
        try (Stream<Path> files = Files.walk(written)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve("p").resolve(written.relativize(file)));
            }
        }
    }

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
        CommandRun again = icl("problem", "--claims", "BAL-6", "--out", in("p"));
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).hasLineCount(1).contains("--force replaces them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--claims SET-1,GRAD-1|--claims: nothing is trained for GRAD-1, SET-1, no problem was written",
                "--claims imb-3|--claims: imb-3 matches no claim",
                "--claims IMB-3 --runs 0|--runs must be a whole number from 1 to 1000000, not 0",
                "--claims IMB-3 --runs two|Invalid value for option '--runs': 'two' is not a whole number",
                "--claims IMB-3 --probes -1|--probes must be at least 0, not -1"
            })
    void what_is_asked_wrongly_of_problems_is_one_line_and_nothing_is_written(String options, String message)
            throws IOException {
        givenProblems();
        byte[] before = Files.readAllBytes(folder.resolve("p").resolve("problems.json"));
        for (String force : List.of("", " --force")) {
            CommandRun run = icl(("problem --out " + in("p") + " " + options + force).split(" "));
            assertThat(run.exitCode()).isEqualTo(2);
            if (force.isEmpty() && message.startsWith("--claims: nothing")) {
                // what is trained is known when the folder was looked at
                assertThat(run.err()).contains("--force");
            } else {
                assertThat(run.err()).isEqualTo("icl problem: " + message + System.lineSeparator());
            }
        }
        assertThat(folder.resolve("p").resolve("problems.json")).hasBinaryContent(before);
        assertThat(CommandRun.namesIn(folder)).containsExactly("p");
    }

    @Test
    void nothing_answered_is_not_nothing_wrong() throws IOException {
        givenProblems();
        CommandRun run = check("o", "--trainings", in("p"), "--name", "them");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .hasLineCount(1)
                .isEqualTo("icl check: " + in("p") + ": no problem in it was answered" + System.lineSeparator());
        assertThat(folder.resolve("o")).doesNotExist();
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
        CommandRun inside = check("p", "--trainings", in("p"));
        assertThat(inside.exitCode()).isEqualTo(2);
        assertThat(inside.err()).contains("--out is the folder of the --trainings");
        check("o", "--claims", "SET-3");
        CommandRun refused = check("o", "--trainings", in("p"));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .hasLineCount(1)
                .startsWith("icl check: " + folder.resolve("p"))
                .contains(": trajectory.npz is not a regular file");
        assertThat(folder.resolve("o").resolve("claims.json"))
                .as("nothing was judged: the report of the run before stays")
                .content()
                .contains("\"SET-3\"");
    }

    @Test
    void a_training_that_diverges_is_refuted_with_step_and_index_in_every_report() throws Exception {
        givenProblems();
        List<String> whereItMayBe = new ArrayList<>();
        try (Stream<Path> folders = Files.list(folder.resolve("p"))) {
            for (Path each : folders.filter(Files::isDirectory).toList()) {
                JsonNode problem =
                        new ObjectMapper().readTree(each.resolve("problem.json").toFile());
                int d = problem.get("dimension").asInt();
                int n = problem.get("record").size();
                double[] steps = new double[n];
                Arrays.setAll(steps, i -> problem.get("record").get(i).asDouble());
                double[] q = new double[n * d * d];
                q[(n - 1) * d * d + 1] = Double.NaN;
                whereItMayBe.add(each + ": Q.npy[" + (n - 1) + ", 0, 1] is NaN at step " + (long) steps[n - 1]);
                try (OutputStream file = Files.newOutputStream(each.resolve("steps.npy"))) {
                    new NpyArray(new long[] {n}, steps).writeWhole(file);
                }
                try (OutputStream file = Files.newOutputStream(each.resolve("Q.npy"))) {
                    new NpyArray(new long[] {n, d, d}, q).write(file);
                }
            }
        }
        CommandRun run = check("o", "--trainings", in("p"), "--name", "them");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        String fault = "FAULT BAL-6: REFUTED: trainer them: ";
        List<String> faults =
                run.out().lines().filter(line -> line.startsWith("FAULT")).toList();
        assertThat(faults).singleElement().asString().startsWith(fault);
        // whichever was asked for first
        String where = faults.get(0).substring(fault.length());
        assertThat(where).isIn(whereItMayBe);
        JsonNode claims = new ObjectMapper()
                .readTree(folder.resolve("o").resolve("claims.json").toFile());
        assertThat(claims.get("faults")).hasSize(1);
        JsonNode claim = claims.get("claims").get(0);
        assertThat(claim.get("verdict").asText()).isEqualTo("refuted");
        assertThat(claim.get("message").asText())
                .startsWith("REFUTED BAL-6: trainer them: ")
                .endsWith(where);
        assertThat(folder.resolve("o").resolve("junit.xml"))
                .content()
                .contains("<failure type=\"refuted\"", where.substring(where.indexOf("Q.npy")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_command_that_fails_outright_ends_the_run_with_its_last_word() throws IOException {
        CommandRun run =
                check("o", "--claims", "BAL-6", "--trainer-command", "sh -c 'echo \"no module torch\" >&2; exit 3'");
        assertThat(run.err().lines())
                .containsExactly(
                        "icl check: the trainer command ended with exit code 3: no module torch; no problem was"
                                + " answered and nothing judged (all that it said: " + in("o")
                                + "/trainer-stderr.txt)");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(CommandRun.namesIn(folder.resolve("o")))
                .containsExactly("trainer-stderr.txt", "trainer-stdout.txt", "trainings");
        CommandRun nobody = check("o", "--claims", "BAL-6", "--trainer-command", "no-such-program x");
        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(nobody.err())
                .isEqualTo("icl check: the trainer command cannot be run, no-such-program: No such file or directory"
                        + System.lineSeparator());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_command_that_fails_in_between_is_refuted_with_its_last_word() throws IOException {
        // an answer, though no readable one: what a program was writing when it died
        CommandRun run = check(
                "o",
                "--claims",
                "BAL-6",
                "--trainer-command",
                "sh -c 'for i in \"$0\"/*/; do : > \"$i/trajectory.npz\"; break; done; echo \"no memory\" >&2; exit 3'");
        String fault = "the trainer command ended with exit code 3: no memory";
        assertThat(run.err().lines())
                .containsExactly("icl check: " + fault + " (all that it said: " + in("o") + "/trainer-stderr.txt)");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAULT BAL-6: REFUTED: trainer sh -c").contains(fault);
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
        assertThat(named.err()).hasLineCount(1).contains("no problem in it was answered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--trainings x --trainer adam|--trainer, --trainings and --trainer-command exclude each other",
                "--trainings x --trainer-command y|--trainings and --trainer-command exclude each other",
                "--one-by-one|--one-by-one and --time-limit are about a --trainer-command",
                "--time-limit 3 --trainings x|--one-by-one and --time-limit are about a --trainer-command",
                "--trainer-command no-such-program|the trainer command cannot be run, no-such-program: No such file or directory",
                "--trainer-command ./no-such-program|the trainer command cannot be run, ./no-such-program: No such file or directory",
                "--name x|--name is that of --trainings or of a --trainer-command",
                "--trainings nowhere|nowhere is not a directory",
                "--trainer-command '|the command has a quote that is left open: '",
                "--trainer-command true --time-limit 0|--time-limit is from 1 to 315360000 seconds, not 0",
                "--trainer-command true --time-limit 9223372036854775807|--time-limit is from 1 to 315360000 seconds, not 9223372036854775807",
                "--trainer-command true --name default|--name is one of its own, not \"default\"",
                "--trainer-command true --probes 3 --claims EXP-3 --runs 1|--probes must be 0, or from K = 10, one for each query, to 1000000, not 3",
                "--trainer-command true --control ascent|--control sabotages the built-in trainers: it goes with no trainings and no --trainer-command",
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
