package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.iclconvergence.reading.Damages;

class GivenFilesProperties {
    private static final Map<String, String> VALID = Map.of(
            "evaluate",
            "[{\"probabilities\": [\"1/2\", 0.25, 0.25], \"expBilinearWeights\": [\"1/3\", 7, 1], \"promptLength\": 8,\n\"query\": 1}]",
            "population",
            "[{\"probabilities\": [0.5, 0.3, 0.2], \"promptLength\": 12,\n\"learningRate\": 2.0, \"steps\": 5, \"record\": [0, 5]}]",
            "flow",
            "[{\"name\": \"x\", \"probabilities\": [0.5, 0.3, 0.2], \"query\": 2,\n\"learningRate\": 1.0, \"errors\": [0.1]}]",
            "experiment",
            "{\"features\": [[1, 0], [0, 1]], \"taskWeights\": [[0.25, 2]], \"tokens\": [[0, 1, 1]], \"queries\": [1],\n"
                    + "\"learningRate\": 0.1, \"beta1\": 0.9, \"beta2\": 0.99, \"epsilon\": 1e-8, \"epochs\": 1, \"record\": [0, 1]}");

    @Provide
    Arbitrary<Map.Entry<String, String>> damaged() {
        return Arbitraries.of(VALID.keySet())
                .flatMap(command -> Damages.of(VALID.get(command)).map(text -> Map.entry(command, text)));
    }

    /** 1 is for a training that diverges. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void a_damaged_file_is_solved_or_refused_in_one_line(@ForAll("damaged") Map.Entry<String, String> damaged)
            throws IOException {
        Path file = Files.createTempFile("given", ".json");
        try {
            Files.writeString(file, damaged.getValue().replace('\ud800', '?'));
            CommandRun run = damaged.getKey().equals("experiment")
                    ? CommandRun.icl("experiment", "--input", file.toString())
                    : CommandRun.icl(damaged.getKey(), file.toString());
            assertThat(run.err())
                    .doesNotContain("bug")
                    .satisfies(err -> assertThat(err.lines()).hasSize(run.exitCode() == 0 ? 0 : 1));
            assertThat(run.out()).doesNotContain("Infinity", "NaN");
            if (run.exitCode() != 0) {
                assertThat(run.out()).isEmpty();
                assertThat(run.err())
                        .matches("icl " + damaged.getKey() + "[^\\p{Cc}\\p{Cf}]+:\\d+: [^\\p{Cc}\\p{Cf}]+\\R");
            }
        } finally {
            Files.delete(file);
        }
    }
}
