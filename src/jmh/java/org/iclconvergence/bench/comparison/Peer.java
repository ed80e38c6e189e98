package org.iclconvergence.bench.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Python of the machine, which runs the scripts of theory-checks/examples/bench. Debian has its libraries. */
final class Peer {
    private static final Path PYTHON = Path.of(System.getProperty("bench.python", "/usr/bin/python3"));
    private static final Path SCRIPTS = Path.of("theory-checks", "examples", "bench");

    private Peer() {}

    /**
     * What a script says.
     *
     * @param said its JSON
     * @param wall seconds of the whole process
     */
    record Result(JsonNode said, double wall) {
        double seconds() {
            return said.required("seconds").asDouble();
        }
    }

    /** Why there is no such peer; empty if there is. */
    static Optional<String> missing(String module) throws IOException, InterruptedException {
        if (!Files.isExecutable(PYTHON)) {
            return Optional.of(PYTHON.getFileName() + " is not installed");
        }
        int status = new ProcessBuilder(PYTHON.toString(), "-c", "import " + module)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return status == 0 ? Optional.empty() : Optional.of("python3-" + module + " is not installed");
    }

    /** Name to version, of Python and of what is installed of its libraries; empty without Python. */
    static Map<String, String> versions() throws IOException, InterruptedException {
        Map<String, String> versions = new LinkedHashMap<>();
        if (Files.isExecutable(PYTHON)) {
            for (Map.Entry<String, JsonNode> each : run("versions.py", 1).said().properties()) {
                versions.put(each.getKey(), each.getValue().asText());
            }
        }
        return versions;
    }

    /**
     * Runs a script to its end.
     *
     * @param script its file name
     * @param threads of the libraries
     * @param arguments of the script
     * @return what it printed
     * @throws IOException if it failed; the message is what it said
     */
    static Result run(String script, int threads, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(PYTHON.toString(), SCRIPTS.resolve(script).toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path errors = Files.createTempFile("peer", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            // OpenBLAS has threads of its own
            builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
            builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            long start = System.nanoTime();
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            double wall = (System.nanoTime() - start) / 1e9;
            if (status != 0) {
                throw new IOException(script + " failed: " + Files.readString(errors));
            }
            return new Result(new ObjectMapper().readTree(said), wall);
        } finally {
            Files.delete(errors);
        }
    }
}
