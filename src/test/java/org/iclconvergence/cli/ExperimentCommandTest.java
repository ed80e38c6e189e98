package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentCommandTest {
    private static final List<String> OUTPUTS =
            List.of("figure-2.png", "figure-2.svg", "figure-3.png", "figure-3.svg", "run.json", "trajectory.csv");

    @TempDir
    private Path directory;

    private static CommandRun small(String... more) {
        String[] base = {
            "experiment", "--features=3", "--dimension=6", "--prompt-length=8", "--prompts=12", "--epochs=5"
        };
        return CommandRun.icl(Stream.concat(Stream.of(base), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void writes_all_files_and_only_them() throws IOException {
        Path out = directory.resolve("new/deep");
        CommandRun run = small("--regime=imbalanced", "--out=" + out);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(CommandRun.namesIn(out)).isEqualTo(OUTPUTS);
        assertThat(CommandRun.namesIn(directory)).containsExactly("new");
        assertThat(CommandRun.namesIn(directory.resolve("new"))).containsExactly("deep");
    }

    @Test
    void summary_shows_seed_losses_and_every_feature() {
        CommandRun run = small();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("seed 231005249", "loss ", "final Attn_k")
                .hasLineCount(7);
        assertThat(run.out().chars()).allMatch(character -> character < 128);
    }

    @Test
    void existing_files_are_replaced_and_unrelated_ones_kept() throws IOException {
        Files.writeString(directory.resolve("run.json"), "old");
        Files.writeString(directory.resolve("notes.txt"), "mine");
        assertThat(small("--out=" + directory).exitCode()).isZero();
        assertThat(directory.resolve("run.json")).content().contains("\"seed\" : 231005249");
        assertThat(directory.resolve("notes.txt")).hasContent("mine");
        assertThat(CommandRun.namesIn(directory)).containsAll(OUTPUTS).hasSize(7);
    }

    @Test
    void same_seed_gives_the_same_bytes_in_every_locale() throws IOException {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        Locale before = Locale.getDefault();
        CommandRun english = small("--probabilities=0.5,0.3,0.2", "--seed=-7", "--out=" + first);
        CommandRun german;
        try {
            Locale.setDefault(Locale.GERMANY);
            german = small("--probabilities=0.5,0.3,0.2", "--seed=-7", "--out=" + second);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(english.exitCode()).isZero();
        assertThat(german.out().replace("second", "first")).isEqualTo(english.out());
        for (String name : OUTPUTS) {
            assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
        }
    }

    @Test
    void another_seed_gives_another_trajectory() {
        assertThat(small("--seed=1").out()).isNotEqualTo(small("--seed=2").out());
    }

    @Test
    void dominant_probability_alone_means_imbalanced() {
        assertThat(small("--dominant-probability=0.6").out()).startsWith("imbalanced: ");
    }

    @Test
    void extreme_but_valid_sizes_run() throws IOException {
        for (String options : List.of(
                "--features=1 --dimension=1 --prompt-length=1 --prompts=1 --epochs=0",
                "--features=40 --dimension=40 --prompt-length=1 --prompts=2 --epochs=3 --basis=standard",
                "--features=2 --epochs=3 --optimizer=gd --learning-rate=1e-300")) {
            Path out = directory.resolve(Integer.toString(options.hashCode()));
            CommandRun run = CommandRun.icl(("experiment " + options + " --out=" + out).split(" "));
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(CommandRun.namesIn(out)).isEqualTo(OUTPUTS);
        }
    }

    @Test
    void divergence_is_one_line_and_exit_code_1() throws IOException {
        CommandRun run = small("--learning-rate=1.7e308", "--out=" + directory);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("icl experiment: the training diverged")
                .contains("--learning-rate")
                .hasLineCount(1);
        assertThat(CommandRun.namesIn(directory)).isEmpty();
    }

    @Test
    void out_that_cannot_be_a_directory_is_refused_before_training() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "kept");
        for (String out : List.of(file.toString(), file + "/below", "")) {
            CommandRun run = small("--out", out);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("icl experiment: ")
                    .contains("--out")
                    .hasLineCount(1);
        }
        Files.createDirectories(directory.resolve("taken/figure-3.png"));
        assertThat(small("--out=" + directory.resolve("taken")).err())
                .startsWith("icl experiment: --out")
                .contains("figure-3.png is a directory");
        assertThat(CommandRun.namesIn(directory.resolve("taken"))).containsExactly("figure-3.png");
        assertThat(file).hasContent("kept");
    }

    /** Twenty roundings of values of size 1 a step. */
    @Test
    void the_reference_leaves_the_same_trajectory_to_rounding() throws IOException {
        for (String settings : List.of("--regime=imbalanced", "--optimizer=gd --learning-rate=1 --basis=standard")) {
            Path fast = directory.resolve("fast");
            Path slow = directory.resolve("slow");
            assertThat(small((settings + " --out=" + fast).split(" ")).exitCode())
                    .isZero();
            CommandRun run = small((settings + " --reference --out=" + slow).split(" "));
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(CommandRun.namesIn(slow)).isEqualTo(OUTPUTS);
            assertThat(fast.resolve("run.json")).content().contains("\"trainer\" : \"default\"");
            assertThat(slow.resolve("run.json")).content().contains("\"trainer\" : \"reference\"");
            double[] expected = numbersIn(slow.resolve("trajectory.csv"));
            assertThat(expected).hasSizeGreaterThan(100);
            assertThat(numbersIn(fast.resolve("trajectory.csv"))).containsExactly(expected, within(1e-13));
        }
    }

    private static double[] numbersIn(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .skip(1)
                .flatMap(line -> Stream.of(line.split(",")))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void divergence_of_the_reference_is_one_line_and_exit_code_1() throws IOException {
        CommandRun run = small("--reference", "--learning-rate=1.7e308", "--out=" + directory);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("icl experiment: trainer reference returned a matrix")
                .contains("--learning-rate")
                .hasLineCount(1);
        assertThat(CommandRun.namesIn(directory)).isEmpty();
    }

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                Arguments.of("--features=0", "--features"),
                Arguments.of("--features=-1", "--features"),
                Arguments.of("--features=ten", "--features"),
                Arguments.of("--features=101", "--features"),
                Arguments.of("--features=1 --regime=imbalanced", "--features"),
                Arguments.of("--features=99999999999", "--features"),
                Arguments.of("--dimension=5", "--dimension"),
                Arguments.of("--dimension=40000", "--dimension"),
                Arguments.of("--dimension=100000", "--dimension"),
                Arguments.of("--prompt-length=0", "--prompt-length"),
                Arguments.of("--prompt-length=2147483647", "--prompt-length"),
                Arguments.of("--prompts=0", "--prompts"),
                Arguments.of("--prompts=2147483647", "--prompts"),
                Arguments.of("--reference --prompts=2000000", "--reference with --prompts 2000000"),
                Arguments.of("--epochs=-1", "--epochs"),
                Arguments.of("--epochs=2147483647", "--epochs"),
                Arguments.of("--learning-rate=0", "--learning-rate"),
                Arguments.of("--learning-rate=NaN", "--learning-rate"),
                Arguments.of("--learning-rate=Infinity", "--learning-rate"),
                Arguments.of("--learning-rate=0,002", "--learning-rate"),
                Arguments.of("--optimizer=sgd", "--optimizer"),
                Arguments.of("--basis=fourier", "--basis"),
                Arguments.of("--regime=other", "--regime"),
                Arguments.of("--regime=given", "'given' is neither balanced nor imbalanced"),
                Arguments.of("--regime=balanced --dominant-probability=0.5", "--dominant-probability"),
                Arguments.of("--dominant-probability=1", "--dominant-probability"),
                Arguments.of("--dominant-probability=NaN", "--dominant-probability"),
                Arguments.of("--dominant-probability=-0.1", "--dominant-probability"),
                Arguments.of("--probabilities=0.5,0.4", "--probabilities must sum to 1, not 0.9"),
                Arguments.of("--probabilities=0.5,NaN", "--probabilities"),
                Arguments.of("--probabilities=0.5,,0.5", "--probabilities"),
                Arguments.of("--probabilities=0.5,x", "--probabilities"),
                Arguments.of("--probabilities=1.5,-0.5", "--probabilities"),
                Arguments.of("--probabilities=", "--probabilities"),
                Arguments.of("--probabilities=0.5,0.5 --features=3", "--features"),
                Arguments.of("--probabilities=0.5,0.5 --regime=balanced", "--regime"),
                Arguments.of("--probabilities=0.5,0.5 --dominant-probability=0.5", "--dominant-probability"),
                Arguments.of("--seed=1.5", "--seed"),
                Arguments.of("--seed", "--seed"),
                Arguments.of("--seed=1 --seed=2", "--seed"),
                Arguments.of("--out --seed=1", "--out"),
                Arguments.of("--colour=red", "--colour"),
                Arguments.of("extra", "extra"),
                Arguments.of("--input=missing.json", "--input missing.json"),
                Arguments.of("--input=.", "--input"),
                Arguments.of("--input=x.json --epochs=3", "--epochs"),
                Arguments.of("--input=x.json --reference", "--reference"),
                Arguments.of("--input=x.json --out=y", "--out"));
    }

    @ParameterizedTest
    @MethodSource("wrongOptions")
    void wrong_options_are_one_line_and_exit_code_2(String options, String named) throws IOException {
        Path out = directory.resolve("out");
        Stream<String> arguments = Stream.concat(Stream.of("experiment"), Stream.of(options.split(" ")));
        boolean free = !options.contains("--out") && !options.contains("--input") && !options.endsWith("--seed");
        CommandRun run = CommandRun.icl(Stream.concat(arguments, free ? Stream.of("--out=" + out) : Stream.empty())
                .toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("icl experiment: ")
                .contains(named)
                .endsWith("\n")
                .hasLineCount(1);
        assertThat(CommandRun.namesIn(directory)).isEmpty();
    }
}
