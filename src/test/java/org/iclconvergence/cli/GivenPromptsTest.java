package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GivenPromptsTest {
    /** The reference is said to be right to about 1e-10; ours adds rounding over 400 steps, some 1e-14. */
    private static final double TOLERANCE = 1e-9;

    private static final Path REFERENCE = Path.of("src/test/resources/reference/empirical-adam.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void agrees_with_the_independent_implementation() throws IOException {
        JsonNode expected = JSON.readTree(REFERENCE.toFile());
        CommandRun run = CommandRun.icl("experiment", "--input", REFERENCE.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        JsonNode actual = JSON.readTree(run.out());
        assertThat(actual.fieldNames()).toIterable().containsExactlyElementsOf(expected::fieldNames);
        JsonNode trajectory = actual.get("trajectory");
        assertThat(trajectory).hasSameSizeAs(expected.get("trajectory"));
        for (int i = 0; i < trajectory.size(); i++) {
            assertAgreement(trajectory.get(i), expected.get("trajectory").get(i));
        }
        ((ObjectNode) actual).remove("trajectory");
        ((ObjectNode) expected).remove("trajectory");
        assertThat(actual).isEqualTo(expected);
    }

    private static void assertAgreement(JsonNode actual, JsonNode expected) {
        assertThat(actual.get("epoch")).isEqualTo(expected.get("epoch"));
        assertThat(actual.get("empiricalLoss").doubleValue())
                .isCloseTo(expected.get("empiricalLoss").doubleValue(), within(TOLERANCE));
        JsonNode weights = expected.get("bilinearWeights");
        assertThat(actual.get("bilinearWeights")).hasSameSizeAs(weights);
        for (int n = 0; n < weights.size(); n++) {
            for (int k = 0; k < weights.size(); k++) {
                assertThat(actual.get("bilinearWeights").get(n).get(k).doubleValue())
                        .isCloseTo(weights.get(n).get(k).doubleValue(), within(TOLERANCE));
            }
        }
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                Arguments.of("\"epsilon\"", "\"epsylon\"", "epsilon is missing"),
                Arguments.of("\"epochs\": 1", "\"epochs\": 1, \"more\": 1", "more is unknown"),
                Arguments.of("\"epochs\": 1", "\"epochs\": 1, \"epochs\": 2", "epochs"),
                Arguments.of("\"epochs\": 1", "\"epochs\": 1.5", "epochs must be a whole number"),
                Arguments.of("\"epochs\": 1", "\"epochs\": 99999999999", "epochs must be a whole number"),
                Arguments.of("\"epochs\": 1", "\"epochs\": -1", "epochs must be at least 0"),
                Arguments.of("\"epochs\": 1", "\"epochs\": 0", "record[1] is 1"),
                Arguments.of("[0, 1]}", "[1, 1]}", "record[1] is 1"),
                Arguments.of("[0, 1]}", "[]}", "record is empty"),
                Arguments.of("[0, 1]}", "[0, 1]} x", "x"),
                Arguments.of("[0, 1]}", "[0, 1]} {}", "follows"),
                Arguments.of("[0, 1]}", "[0, 1]", "record"),
                Arguments.of("0.25", "NaN", "/taskWeights/0/0"),
                Arguments.of("0.25", "1e999", "taskWeights[0][0]"),
                Arguments.of("0.25", "\"0.25\"", "taskWeights[0][0] must be a number, not the text"),
                Arguments.of("0.25", "null", "taskWeights[0][0] must be a number, not null"),
                Arguments.of("[0.25, 2]", "[0.25]", "taskWeights[0]"),
                Arguments.of("[0.25, 2]", "[0.25, 2, 3]", "taskWeights[0]"),
                Arguments.of("[0.25, 2]", "0.25", "taskWeights[0] must be a list"),
                Arguments.of("[[0.25, 2]]", "[[0.25, 2], [1, 2]]", "tokens"),
                Arguments.of("[[0, 1, 1]]", "[[0, 1, 2]]", "tokens[0][2] is 2"),
                Arguments.of("[[0, 1, 1]]", "[[0, 1, -1]]", "tokens[0][2] is -1"),
                Arguments.of("[[0, 1, 1]]", "[[]]", "tokens[0] is empty"),
                Arguments.of("[[0, 1, 1]]", "[[0, 1, 1.0]]", "tokens[0][2]"),
                Arguments.of("\"queries\": [1]", "\"queries\": [2]", "queries[0] is 2"),
                Arguments.of("\"queries\": [1]", "\"queries\": [1, 1]", "queries"),
                Arguments.of("\"queries\": [1]", "\"queries\": 1", "queries"),
                Arguments.of("[[1, 0], [0, 1]]", "[[1, 0], [0, 2]]", "features"),
                Arguments.of("[[1, 0], [0, 1]]", "[[1, 0]]", "features"),
                Arguments.of("\"learningRate\": 0.1", "\"learningRate\": 0", "learningRate"),
                Arguments.of("\"beta1\": 0.9", "\"beta1\": 1", "beta1"),
                Arguments.of("\"beta2\": 0.99", "\"beta2\": true", "beta2"),
                Arguments.of("\"epsilon\": 1e-8", "\"epsilon\": -1", "epsilon"));
    }

    private static final String VALID = """
            {"features": [[1, 0], [0, 1]], "taskWeights": [[0.25, 2]], "tokens": [[0, 1, 1]], "queries": [1],
            "learningRate": 0.1, "beta1": 0.9, "beta2": 0.99, "epsilon": 1e-8, "epochs": 1, "record": [0, 1]}
            """;

    @Test
    void a_small_valid_file_is_accepted() throws IOException {
        Path file = Files.writeString(directory.resolve("valid.json"), VALID);
        CommandRun run = CommandRun.icl("experiment", "--input", file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(JSON.readTree(run.out()).get("trajectory")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void a_damaged_file_is_one_line_that_names_the_field(String from, String to, String named) throws IOException {
        assertThat(VALID).contains(from);
        assertRejected(VALID.replace(from, to), named);
    }

    @Test
    void other_content_is_one_line() throws IOException {
        assertRejected("", "empty");
        assertRejected("[]", "must be a table, not a list");
        assertRejected("epoch,loss\n0,1\n", ":1: ");
        assertRejected("[".repeat(100_000), "nested deeper");
    }

    private void assertRejected(String content, String named) throws IOException {
        Path file = Files.writeString(directory.resolve("input.json"), content);
        CommandRun run = CommandRun.icl("experiment", "--input", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("icl experiment: --input " + file + ":")
                .hasLineCount(1);
        assertThat(run.err().substring(run.err().indexOf(".json:"))).contains(named);
    }
}
