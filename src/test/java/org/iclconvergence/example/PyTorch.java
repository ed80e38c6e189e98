package org.iclconvergence.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The PyTorch of the machine. Debian has it in the packages python3-torch and python3-numpy. */
public final class PyTorch {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path EXAMPLES = Path.of("theory-checks", "examples", "pytorch");
    private static final Path PEERS = Path.of("theory-checks", "examples", "bench");
    private static final Path OWN = Path.of("src", "test", "resources", "pytorch");
    private static final long MOST_MINUTES = 10;

    private PyTorch() {}

    /** A machine that has none skips the test. */
    public static void require() throws IOException, InterruptedException {
        assumeThat(PYTHON).as("a Python for PyTorch").isExecutable();
        Process imported = new ProcessBuilder(PYTHON.toString(), "-c", "import numpy, torch")
                .redirectErrorStream(true)
                .start();
        String said = new String(imported.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeThat(imported.waitFor())
                .as("import numpy, torch by %s, Debian's packages python3-numpy and python3-torch: %s", PYTHON, said)
                .isZero();
    }

    /** Runs one of the examples to its end. */
    public static void example(String script, Object... arguments) throws IOException, InterruptedException {
        run(EXAMPLES.resolve(script), arguments);
    }

    /** Runs one of the peers of the comparison to its end. */
    public static void peer(String script, Object... arguments) throws IOException, InterruptedException {
        run(PEERS.resolve(script), arguments);
    }

    /** Runs a script of the tests, which may import the examples. */
    public static void script(String script, Object... arguments) throws IOException, InterruptedException {
        run(OWN.resolve(script), arguments);
    }

    private static void run(Path script, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON.toString(), script.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path said = Files.createTempFile("pytorch", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("PYTHONPATH", EXAMPLES.toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES))
                    .as("%s ends within %s minutes", script, MOST_MINUTES)
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }
}
