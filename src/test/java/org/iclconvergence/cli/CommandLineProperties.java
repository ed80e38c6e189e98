package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.report.StagedDirectory;
import org.iclconvergence.training.PaperExperiment;
import picocli.CommandLine.TypeConversionException;

/** Whatever is typed is done, or refused in one line that says what was wrong. */
class CommandLineProperties {
    private static final List<String> WORDS = List.of("x", "", "1,,2");

    /** Values that an option of a command cannot have. */
    private static final Map<String, List<String>> QUERY = Map.of(
            "--features", List.of("1", "0", "-3", "2.5", "1e101", "NaN", "Infinity"),
            "--dominant-probability", List.of("0", "1", "-0.1", "1.5", "NaN"),
            "--zipf-exponent", List.of("-1", "Infinity", "NaN", "400"),
            "--errors", List.of("0", "-1", "1e-101", "Infinity", "0.1,0"),
            "--learning-rate", List.of("0", "-1", "Infinity", "NaN"),
            "--prompt-length", List.of("0", "-5", "1.5", "1e16", "NaN"),
            "--query", List.of("0", "11", "1.5", "-1", "NaN"),
            "--probabilities", List.of("0.5,0.6", "1", "0.5,-0.5,1", "0.5,NaN"));

    private static final Map<String, List<String>> EXPERIMENT = Map.of(
            "--features", List.of("0", "-1", "1.5", "101", "1e1"),
            "--dimension", List.of("9", "0", "-1", "2147483648"),
            "--prompt-length", List.of("0", "-1", "1.5"),
            "--prompts", List.of("0", "-1"),
            "--epochs", List.of("-1", "1.5"),
            "--learning-rate", List.of("0", "-1", "Infinity", "NaN"),
            "--dominant-probability", List.of("0", "1", "NaN"),
            "--probabilities", List.of("0.5,0.6", "0.5,NaN"),
            "--seed", List.of("9223372036854775808", "1.5"),
            "--optimizer", List.of("sgd", "adamw"));

    /** A command with one option that cannot be. */
    record Wrong(String command, String option, String value) {}

    @Provide
    Arbitrary<Wrong> wrong() {
        List<Wrong> all = new ArrayList<>();
        for (String command : List.of("flow", "population", "experiment")) {
            (command.equals("experiment") ? EXPERIMENT : QUERY).forEach((option, values) -> {
                values.forEach(value -> all.add(new Wrong(command, option, value)));
                WORDS.forEach(value -> all.add(new Wrong(command, option, value)));
            });
        }
        return Arbitraries.of(all);
    }

    private static void refused(CommandRun run, String prefix) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith(prefix)
                .matches("[^\\p{Cc}\\p{Cf}]+\\R")
                .doesNotContain("bug");
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void an_option_that_cannot_be_is_refused_in_one_line_that_names_it(@ForAll("wrong") Wrong wrong) {
        CommandRun run = CommandRun.icl(wrong.command(), wrong.option() + "=" + wrong.value());
        refused(run, "icl " + wrong.command() + ": ");
        assertThat(run.err()).contains(wrong.option());
    }

    @Property(tries = 30)
    void any_text_is_no_command_no_option_and_no_file(
            @ForAll("words") String word, @ForAll @IntRange(min = 0, max = 2) int where) {
        switch (where) {
            case 0 -> refused(CommandRun.icl("#" + word), "icl: ");
            case 1 -> refused(CommandRun.icl("flow", "--#" + word), "icl flow: ");
            default -> refused(CommandRun.icl("population", "no such folder/" + word), "icl population: ");
        }
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withCharRange(' ', '\u2030').ofMaxLength(700);
    }

    /** Options of a query that make sense. */
    @Provide
    Arbitrary<List<String>> sensible() {
        return Combinators.combine(
                        Draws.features(3),
                        Arbitraries.doubles().between(0.01, 0.99).ofScale(4).injectNull(0.3),
                        Arbitraries.of("inf", "Infinity", "1e6", "37"),
                        Arbitraries.of("0.1", "0.3,0.02", "0.05,0.05"))
                .as((features, dominant, length, errors) -> {
                    List<String> options = new ArrayList<>(List.of("--prompt-length=" + length, "--errors=" + errors));
                    // prompts of 37 tokens cannot answer for a rare feature
                    options.add("--features=" + (length.equals("37") ? 3 : features));
                    if (dominant != null) {
                        options.add("--dominant-probability=" + dominant);
                    }
                    return options;
                });
    }

    /** A summary in ASCII, twice the same, whether or not the errors can be reached. */
    @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
    void sensible_options_give_the_same_summary_twice(@ForAll("sensible") List<String> options) {
        for (List<String> command : List.of(List.of("flow"), List.of("population", "--steps=3"))) {
            List<String> all = new ArrayList<>(command);
            all.addAll(options);
            CommandRun run = CommandRun.icl(all.toArray(String[]::new));
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).matches("(?s)\\p{ASCII}+").doesNotContain("NaN");
            assertThat(CommandRun.icl(all.toArray(String[]::new))).isEqualTo(run);
        }
    }

    @Property
    void a_prompt_length_is_a_number_or_inf(@ForAll double number, @ForAll("words") String word) {
        PromptLength length = new PromptLength();
        assertThat(length.convert(Double.toString(number))).isEqualTo(number);
        for (String infinite : List.of("inf", "infinity")) {
            assertThat(length.convert(infinite)).isInfinite();
            assertThat(length.convert(infinite.toUpperCase(Locale.ROOT))).isInfinite();
        }
        assertThatThrownBy(() -> length.convert("#" + word))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'#" + word + "' is neither a number nor inf");
    }

    /** More memory never refuses what less allows, and no larger experiment is let in where a smaller one is refused. */
    @Property
    void a_size_is_refused_by_name_and_only_if_it_is_too_large(
            @ForAll @IntRange(min = 1, max = 300) int features,
            @ForAll @IntRange(min = 1) int prompts,
            @ForAll @IntRange(min = 1) int promptLength,
            @ForAll @IntRange(min = 0) int epochs,
            @ForAll @LongRange(min = 1 << 20, max = 1L << 45) long heap,
            @ForAll boolean reference) {
        PaperExperiment experiment = PaperExperiment.of(FeatureProbabilities.balanced(features), 300, 1)
                .withPrompts(prompts)
                .withPromptLength(promptLength)
                .withEpochs(epochs);
        Optional<String> reason = RunSize.refuse(experiment, reference, heap);
        // the snapshots alone: Z and three values for each feature
        if (8.0 * (epochs + 1.0) * features * features > heap) {
            assertThat(reason).isPresent();
        }
        if (reason.isPresent()) {
            assertThat(reason.get()).startsWith("--").contains("GB").doesNotContain("\n");
            assertThat(RunSize.refuse(experiment, reference, heap / 2)).isPresent();
            assertThat(RunSize.refuse(experiment, true, heap)).isPresent();
        } else {
            assertThat(RunSize.refuse(experiment, reference, 2 * heap)).isEmpty();
            assertThat(RunSize.refuse(experiment.withEpochs(epochs / 2).withPrompts((prompts + 1) / 2), false, heap))
                    .isEmpty();
        }
    }

    /** All of the files or none, whichever fails; others stay. */
    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void a_directory_gets_all_files_or_none(
            @ForAll @Size(min = 1, max = 4) @UniqueElements List<@IntRange(min = 0, max = 9) Integer> names,
            @ForAll @IntRange(min = 0, max = 8) int failing,
            @ForAll boolean exists)
            throws IOException {
        Path parent = Files.createTempDirectory("staged");
        Path target = exists ? parent : parent.resolve("new");
        TreeSet<String> expected = new TreeSet<>();
        if (exists) {
            Files.writeString(parent.resolve("other"), "kept");
            expected.add("other");
        }
        boolean fails = failing < names.size();
        try (StagedDirectory staged = StagedDirectory.in(target)) {
            for (int i = 0; i < names.size(); i++) {
                int at = i;
                staged.write("file" + names.get(i), file -> {
                    Files.writeString(file, "content");
                    if (at == failing) {
                        throw new IOException("full");
                    }
                });
            }
            staged.commit();
        } catch (IOException full) {
            assertThat(fails).isTrue();
            assertThat(full).hasMessage(target.resolve("file" + names.get(failing)) + " cannot be written: full");
        }
        if (!fails) {
            names.forEach(name -> expected.add("file" + name));
        }
        if (Files.exists(target)) {
            assertThat(CommandRun.namesIn(target)).containsExactlyElementsOf(expected);
        } else {
            assertThat(fails).isTrue();
        }
        for (String name : Files.exists(target) ? CommandRun.namesIn(target) : List.<String>of()) {
            Files.delete(target.resolve(name));
        }
        Files.deleteIfExists(target);
        Files.deleteIfExists(parent);
    }
}
