package org.iclconvergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.iclconvergence.cli.Icl;
import org.iclconvergence.reading.Located;
import org.iclconvergence.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The action that gates a training, its shell steps run as a runner of GitHub runs them, with a java that only pretends. */
class GateActionTest {
    private static final Path ACTION = Path.of(".github", "actions", "gate", "action.yml");

    private static final String JAVA = """
            #!/bin/bash
            printf '%s\\n' "$@" > arguments
            mkdir -p out
            echo '**claims**' > out/claims.md
            echo '{"faults": ["BAL-1: 50 % of\\nit"]}' > out/claims.json
            exit $STUB_CODE
            """;

    @TempDir
    private Path folder;

    private final Map<String, String> inputs = new HashMap<>(Map.of("jar", "icl.jar", "out", "out"));

    @BeforeEach
    void a_runner() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        assertThat(Files.writeString(bin.resolve("java"), JAVA).toFile().setExecutable(true))
                .isTrue();
        Files.createFile(folder.resolve("output"));
        Files.createFile(folder.resolve("summary"));
    }

    private static List<Located> steps() throws IOException {
        return Reading.yaml(ACTION).field("runs").field("steps").list();
    }

    private record Ran(int code, String out) {}

    /** A step by its name, with what the expressions in its environment stand for. */
    private Ran run(String name, String code) throws IOException, InterruptedException {
        for (Located step : steps()) {
            if (step.field("name").text().equals(name)) {
                return run(step, code);
            }
        }
        throw new AssertionError("no step " + name);
    }

    private Ran run(Located step, String code) throws IOException, InterruptedException {
        assertThat(step.field("shell").text()).isEqualTo("bash");
        ProcessBuilder bash = new ProcessBuilder(
                        "bash",
                        "--noprofile",
                        "--norc",
                        "-eo",
                        "pipefail",
                        "-c",
                        step.field("run").text())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = bash.environment();
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("STUB_CODE", code);
        environment.put("RUNNER_TEMP", folder.toString());
        environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        for (Map.Entry<String, Located> variable : step.field("env").table().entrySet()) {
            environment.put(variable.getKey(), value(variable.getValue().text(), code));
        }
        Process process = bash.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out);
    }

    private String value(String expression, String code) throws IOException {
        MatchResult input = Pattern.compile("\\$\\{\\{ (inputs|steps)\\.([a-z0-9.-]+) }}")
                .matcher(expression)
                .results()
                .findFirst()
                .orElseThrow();
        if (input.group(1).equals("steps")) {
            return code;
        }
        Located declared = Reading.yaml(ACTION).field("inputs").field(input.group(2));
        String usual = declared.table().containsKey("default")
                ? declared.field("default").text()
                : "";
        return inputs.getOrDefault(input.group(2), usual);
    }

    @Test
    void no_expression_stands_in_a_script() throws IOException {
        assertThat(steps()).hasSize(4);
        for (Located step : steps()) {
            if (step.table().containsKey("run")) {
                assertThat(step.field("run").text()).doesNotContain("${{");
            } else {
                assertThat(step.field("uses").text()).matches("actions/[a-z-]+@v\\d+");
            }
        }
    }

    @Test
    void options_that_it_passes_are_options_of_check() throws IOException {
        var check = Icl.commandLine().getSubcommands().get("check").getCommandSpec();
        Pattern.compile("--[a-z-]+")
                .matcher(steps().get(0).field("run").text().replaceAll("(curl|.*sha256sum) .*", ""))
                .results()
                .map(MatchResult::group)
                .forEach(option ->
                        assertThat(check.findOption(option)).as(option).isNotNull());
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void its_exit_code_is_that_of_the_check(String code) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is missing");
        inputs.put("claims", "BAL-*,IMB-1; touch hacked $(touch hacked)");
        inputs.put("trainer-command", "python3 train.py --lr '0.1'");
        assertThat(run("Judge", code).code())
                .as("what follows must run, whatever came out")
                .isZero();
        assertThat(folder.resolve("output")).content().isEqualTo("exit-code=" + code + "\n");
        assertThat(folder.resolve("arguments"))
                .content()
                .isEqualTo(String.join(
                        "\n",
                        "-jar",
                        "icl.jar",
                        "check",
                        "--claims",
                        "BAL-*,IMB-1; touch hacked $(touch hacked)",
                        "--seed",
                        "fixed",
                        "--out",
                        "out",
                        "--trainer-command",
                        "python3 train.py --lr '0.1'\n"));
        assertThat(folder.resolve("hacked")).doesNotExist();
        Ran shown = run("Show the claims", code);
        assertThat(shown.code()).isZero();
        assertThat(folder.resolve("summary")).content().isEqualTo("**claims**\n");
        assertThat(shown.out()).isEqualTo("::error title=icl gate::BAL-1: 50 %25 of%0Ait\n");
        assertThat(run("Decide", code).code()).isEqualTo(Integer.parseInt(code));
    }

    @Test
    void a_jar_with_another_digest_is_not_run() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("icl.jar"), "a jar");
        inputs.put("sha256", "0".repeat(64));
        assertThat(run("Judge", "0").code()).isEqualTo(2);
        assertThat(folder.resolve("arguments")).doesNotExist();
        assertThat(run("Decide", "").code()).isEqualTo(2);
        inputs.put("sha256", "fc8bd814a3051a9717431182d5af2a2d654481aac82a028c05c73afa4ca38823");
        assertThat(run("Judge", "0").code()).isZero();
        assertThat(folder.resolve("arguments")).exists();
    }
}
