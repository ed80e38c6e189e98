package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every option of every command, those that are yet to be written included, with every text that ever went wrong. */
class HostileOptionsTest {
    private static final long PATIENCE = 60;

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    private static final List<String> WORDS = List.of(
            "",
            ",",
            "1,,2",
            "0.5,0.5,",
            "\u202ex\u001b[2J",
            "a\u0000b",
            "\ud800",
            "%s%n${sys:x}",
            "(?<",
            "--out",
            "*".repeat(2000) + "x",
            "x".repeat(100_000));

    private static final List<String> NUMBERS = List.of(
            "x",
            "0x1p3",
            "1f",
            "1 ",
            "-1",
            "1e999",
            "NaN",
            "-Infinity",
            "4.9e-324",
            "2147483648",
            "9223372036854775808",
            "\u0661",
            "1".repeat(400),
            "1,".repeat(50_000) + "1");

    /** Below FILE nothing can be written. */
    private static final Map<String, List<String>> BESIDE_IT = Map.ofEntries(
            Map.entry("flow", List.of("--features=5")),
            Map.entry("population", List.of("--features=5", "--steps=3")),
            Map.entry(
                    "experiment",
                    List.of("--features=3", "--dimension=4", "--prompts=3", "--prompt-length=5", "--epochs=1")),
            Map.entry("evaluate", List.of()),
            Map.entry("sweep", List.of("--out=FILE/x")),
            Map.entry("certify", List.of("--claims=NONE-1")),
            Map.entry("begin", List.of("--claims=FILE", "--evidence=FILE/x")),
            Map.entry("report", List.of("--claims=FILE", "--evidence=FILE/x", "--reports=FILE/x")),
            Map.entry("verdict", List.of("--reports=FILE/x")),
            Map.entry("check", List.of("--claims=NONE-1", "--out=FILE/x")),
            Map.entry("problem", List.of("--claims=NONE-1", "--out=FILE/x")));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void a_file() throws IOException {
        file = Files.writeString(folder.resolve("file"), "{}");
    }

    static Stream<String> commands() {
        return Icl.commandLine().getSubcommands().keySet().stream();
    }

    private List<String> texts(OptionSpec option) {
        if (option.arity().max() == 0) {
            return List.of("x");
        }
        if (option.type() == Path.class) {
            return List.of("", "a\u0000b", file + "/x".repeat(3000));
        }
        if (WHOLE.contains(option.type())) {
            return NUMBERS;
        }
        return option.type() == String.class
                ? WORDS
                : Stream.concat(WORDS.stream(), NUMBERS.stream()).toList();
    }

    /** The command, whatever keeps it short, and the one argument last. */
    private List<String> arguments(String command, String option, String argument) {
        List<String> arguments = new ArrayList<>(List.of(command));
        for (String usual : BESIDE_IT.get(command)) {
            if (!usual.startsWith(option + "=")) {
                arguments.add(usual.replace("FILE", file.toString()));
            }
        }
        arguments.add(argument);
        return arguments;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_option_is_understood_or_refused_in_one_line(String command) throws Exception {
        CommandSpec spec = Icl.commandLine().getSubcommands().get(command).getCommandSpec();
        for (OptionSpec option : spec.options()) {
            for (String text : texts(option)) {
                one_line(arguments(command, option.longestName(), option.longestName() + "=" + text));
            }
        }
        for (String text : spec.positionalParameters().isEmpty() ? List.<String>of() : WORDS) {
            one_line(arguments(command, "", text.isEmpty() ? text : file + "/" + text));
        }
        // and nothing was written anywhere near
        assertThat(CommandRun.namesIn(folder)).containsExactly("file");
        assertThat(file).hasContent("{}");
    }

    private static void one_line(List<String> arguments) throws Exception {
        CommandRun run = CompletableFuture.supplyAsync(() -> CommandRun.icl(arguments.toArray(String[]::new)))
                .get(PATIENCE, TimeUnit.SECONDS);
        String asked = String.join(" ", arguments);
        String shown = asked.substring(0, Math.min(200, asked.length()));
        assertThat(run.exitCode()).as(shown + " " + run.err()).isIn(0, 1, 2);
        if (run.exitCode() != 0) {
            assertThat(run.err())
                    .as(shown)
                    .startsWith("icl " + arguments.get(0) + ": ")
                    .matches("[^\\p{Cc}\\p{Cf}\\p{Cs}]+\\R")
                    .doesNotContain("bug", "Exception")
                    .hasSizeLessThan(700);
        }
        assertThat(run.out()).as(shown).doesNotContain("NaN");
    }
}
