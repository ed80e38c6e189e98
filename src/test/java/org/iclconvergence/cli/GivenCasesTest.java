package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.iclconvergence.oracle.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GivenCasesTest {
    private static final Path REFERENCE = Path.of("src/test/resources/reference");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EVALUATE =
            "{\"probabilities\": [\"1/2\", 0.25, \"0.25\"], \"expBilinearWeights\": [\"1/3\", 7, \"1\"], \"promptLength\": 8, \"query\": 1}";
    private static final String POPULATION =
            "{\"probabilities\": [0.5, 0.3, 0.2], \"promptLength\": 12, \"learningRate\": 2.0, \"steps\": 5, \"record\": [0, 5]}";
    private static final String FLOW =
            "{\"name\": \"x\", \"probabilities\": [0.5, 0.3, 0.2], \"query\": 2, \"learningRate\": 1.0, \"errors\": [0.1]}";

    @TempDir
    private Path directory;

    private static JsonNode solve(String command, Path file) throws IOException {
        CommandRun run = CommandRun.icl(command, file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("]\n");
        return JSON.readTree(run.out());
    }

    private JsonNode solve(String command, String element) throws IOException {
        return solve(command, Files.writeString(directory.resolve("given.json"), "[" + element + "]"))
                .get(0);
    }

    /** The largest relative error of the numbers in a result; texts and whole numbers must agree. */
    private static double largestError(JsonNode actual, JsonNode expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double error = 0;
        if (expected.isObject()) {
            for (var names = expected.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                error = Math.max(error, largestError(actual.get(name), expected.get(name)));
            }
        } else if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                error = Math.max(error, largestError(actual.get(i), expected.get(i)));
            }
        } else {
            assertThat(actual.isNumber()).isTrue();
            error = Fixtures.relativeError(actual.doubleValue(), expected);
        }
        return error;
    }

    /** The flow says beside its results in what they are counted. */
    private static ObjectNode units(String command) {
        ObjectNode units = JsonNodeFactory.instance.objectNode();
        return command.equals("flow") ? units.put("timeUnit", "steps") : units;
    }

    /** Ours adds rounding to the references' own errors, which are 1e-34, about 1e-12 and about 1e-11. */
    @ParameterizedTest
    @CsvSource({
        "evaluate, population-exact.json, loss, 1e-13",
        "evaluate, population-exact.json, attention, 1e-13",
        "evaluate, population-exact.json, growth, 1e-13",
        "population, population-gradient-descent.json, trajectory, 1e-11",
        "flow, gradient-flow-hitting-times.json, hittingTimes, 1e-10"
    })
    void agrees_with_the_independent_implementation(String command, String file, String result, double tolerance)
            throws IOException {
        JsonNode expected = Fixtures.read(file);
        JsonNode actual = solve(command, REFERENCE.resolve(file));
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            ((ObjectNode) expected.get(i)).setAll(units(command));
            assertThat(actual.get(i).fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrderElementsOf(expected.get(i)::fieldNames);
            assertThat(largestError(actual.get(i).get(result), expected.get(i).get(result)))
                    .as("element " + i)
                    .isLessThan(tolerance);
            assertThat(actual.get(i).path("timeUnit").asText(""))
                    .isEqualTo(units(command).path("timeUnit").asText(""));
        }
    }

    @Test
    void results_in_the_file_are_neither_needed_nor_used() throws IOException {
        for (String[] each : new String[][] {
            {"evaluate", EVALUATE, "loss"}, {"population", POPULATION, "trajectory"}, {"flow", FLOW, "hittingTimes"}
        }) {
            JsonNode without = solve(each[0], each[1]);
            JsonNode with = solve(each[0], each[1].replace("}", ", \"" + each[2] + "\": \"wrong\"}"));
            assertThat(with).isEqualTo(without);
            assertThat(with.get(each[2]).toString()).doesNotContain("wrong");
        }
    }

    @Test
    void the_given_fields_are_printed_as_they_were() throws IOException {
        ObjectNode printed = (ObjectNode) solve("evaluate", EVALUATE);
        for (String result : new String[] {"loss", "attention", "growth"}) {
            assertThat(printed.remove(result)).isNotNull();
        }
        assertThat(printed).isEqualTo(JSON.readTree(EVALUATE));
    }

    /** q and q + 700 are the same to softmax; e^{±700} is near both ends of the range of a double. */
    @Test
    void large_logits_and_weights_beyond_a_double_are_exact() throws IOException {
        JsonNode plain = solve("evaluate", EVALUATE);
        for (String scale : new String[] {"1e304", "1e-304", "1e9999", "1e-9999"}) {
            String scaled = EVALUATE.replace(
                    "[\"1/3\", 7, \"1\"]", "[\"%1$s/3\", \"7%2$s\", \"%1$s\"]".formatted(scale, scale.substring(1)));
            JsonNode printed = solve("evaluate", scaled);
            assertThat(Fixtures.relativeError(printed.get("loss").doubleValue(), plain.get("loss")))
                    .isLessThan(1e-14);
        }
        // only the query counts: (1 − p_k)^N of the prompts are without it, and there Attn is on the first of the
        // others
        JsonNode apart =
                solve("evaluate", EVALUATE.replace("[\"1/3\", 7, \"1\"]", "[\"1e-300\", \"1e304\", \"1e-9999\"]"));
        double absent = Math.pow(0.75, 8);
        double onlyThird = Math.pow(0.25, 8);
        assertThat(apart.get("attention").get(1).doubleValue()).isCloseTo(1 - absent, within(1e-14));
        assertThat(apart.get("attention").get(2).doubleValue()).isCloseTo(onlyThird, within(1e-16));
        assertThat(apart.get("loss").doubleValue()).isCloseTo(absent, within(1e-14));
    }

    @Test
    void a_prompt_of_1e12_tokens_is_nearly_infinite() throws IOException {
        for (String length : new String[] {"1000000000000", "1e12", "\"1e12\""}) {
            JsonNode printed = solve("evaluate", EVALUATE.replace(": 8", ": " + length));
            // e^q p: 1/6, 7/4, 1/4; L = (S + T²)/2
            double sum = 1 / 6.0 + 1.75 + 0.25;
            double rest = (1 / 6.0 + 0.25) / sum;
            double squares = (1 / 36.0 + 1 / 16.0) / (sum * sum);
            assertThat(printed.get("loss").doubleValue() / ((squares + rest * rest) / 2))
                    .isCloseTo(1, within(1e-10));
        }
    }

    @Test
    void equal_probabilities_give_the_same_as_nearly_equal_ones() throws IOException {
        String equal = POPULATION.replace("[0.5, 0.3, 0.2]", "[0.4, 0.3, 0.3]");
        String nearly = POPULATION.replace("[0.5, 0.3, 0.2]", "[0.4, 0.30000000000000004, 0.29999999999999993]");
        assertThat(largestError(
                        solve("population", nearly).get("trajectory"),
                        solve("population", equal).get("trajectory")))
                .isLessThan(1e-13);
    }

    @Test
    void the_flow_counts_training_steps_and_names_errors_as_they_are_written() throws IOException {
        JsonNode one =
                solve("flow", FLOW.replace("[0.1]", "[0.001, 1e-05, 5.0, 0.4]")).get("hittingTimes");
        JsonNode half = solve("flow", FLOW.replace("[0.1]", "[0.001]").replace("1.0", "0.5"))
                .get("hittingTimes");
        assertThat(one.fieldNames())
                .toIterable()
                .containsExactly("switch", "half", "error 0.001", "error 1e-05", "error 5.0", "error 0.4");
        assertThat(one.get("error 5.0").doubleValue()).isZero();
        // the training goes on until every event has happened
        assertThat(one.get("error 0.4").doubleValue())
                .isLessThan(one.get("half").doubleValue());
        assertThat(half.get("error 0.001").doubleValue()
                        / one.get("error 0.001").doubleValue())
                .isCloseTo(2, within(1e-11));
    }

    @Test
    void two_features_have_equal_influence_from_the_start() throws IOException {
        JsonNode times = solve("flow", FLOW.replace("[0.5, 0.3, 0.2], \"query\": 2", "[0.75, 0.25], \"query\": 1"))
                .get("hittingTimes");
        assertThat(times.get("switch").doubleValue()).isZero();
        assertThat(times.get("half").doubleValue()).isPositive();
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                Arguments.of("evaluate", EVALUATE, "\"query\": 1", "\"query\": 3", ".query is 3"),
                Arguments.of("evaluate", EVALUATE, "\"query\": 1", "\"query\": -1", ".query is -1"),
                Arguments.of("evaluate", EVALUATE, "\"query\": 1", "\"query\": 0.5", ".query must be a whole number"),
                Arguments.of("evaluate", EVALUATE, ", \"query\": 1", "", ".query is missing"),
                Arguments.of("evaluate", EVALUATE, "\"query\"", "\"qery\"", ".query is missing"),
                Arguments.of("evaluate", EVALUATE, "\"query\": 1", "\"query\": 1, \"more\": 1", ".more is unknown"),
                Arguments.of("evaluate", EVALUATE, ": 8", ": 0", ".promptLength"),
                Arguments.of("evaluate", EVALUATE, ": 8", ": 8.5", ".promptLength"),
                Arguments.of("evaluate", EVALUATE, ": 8", ": -8", ".promptLength"),
                Arguments.of("evaluate", EVALUATE, ": 8", ": 1e16", ".promptLength"),
                Arguments.of("evaluate", EVALUATE, ": 8", ": \"inf\"", ".promptLength"),
                Arguments.of("evaluate", EVALUATE, ": 8", ": null", ".promptLength must be a number, not null"),
                Arguments.of("evaluate", EVALUATE, "\"1/2\"", "\"1/3\"", ".probabilities must sum to 1"),
                Arguments.of("evaluate", EVALUATE, "\"1/2\"", "\"1/0\"", ".probabilities[0]"),
                Arguments.of("evaluate", EVALUATE, "\"1/2\"", "\"1/2/3\"", ".probabilities[0]"),
                Arguments.of("evaluate", EVALUATE, "\"1/2\"", "\"NaN\"", ".probabilities[0]"),
                Arguments.of("evaluate", EVALUATE, "\"1/2\"", "\"1e-999999999\"", ".probabilities[0]"),
                Arguments.of("evaluate", EVALUATE, "\"1/2\"", "0", ".probabilities[0] must lie inside (0, 1)"),
                Arguments.of("evaluate", EVALUATE, "\"1/2\"", "true", ".probabilities[0]"),
                Arguments.of("evaluate", EVALUATE, "[\"1/2\", 0.25, \"0.25\"]", "[1]", ".probabilities"),
                Arguments.of(
                        "evaluate",
                        EVALUATE,
                        "[\"1/2\", 0.25, \"0.25\"]",
                        "[]",
                        ".probabilities must be at least 2, not 0"),
                Arguments.of("evaluate", EVALUATE, "[\"1/2\", 0.25, \"0.25\"]", "{}", ".probabilities"),
                Arguments.of("evaluate", EVALUATE, "7, ", "", ".expBilinearWeights has 2 entries"),
                Arguments.of("evaluate", EVALUATE, "7, ", "0, ", ".expBilinearWeights[1] must be positive"),
                Arguments.of("evaluate", EVALUATE, "7, ", "\"-7\", ", ".expBilinearWeights[1] must be positive"),
                Arguments.of("evaluate", EVALUATE, "7, ", "1e999, ", ".expBilinearWeights[1] is too large"),
                Arguments.of("population", POPULATION, "2.0", "0", ".learningRate must be positive"),
                Arguments.of("population", POPULATION, "2.0", "\"2\"", ".learningRate must be a number"),
                Arguments.of("population", POPULATION, "\"steps\": 5", "\"steps\": -1", ".steps must be at least 0"),
                Arguments.of("population", POPULATION, "\"steps\": 5", "\"steps\": 4", ".record[1] is 5"),
                Arguments.of("population", POPULATION, "[0, 5]", "[5, 0]", ".record[1] is 0"),
                Arguments.of("population", POPULATION, "[0, 5]", "[]", ".record is empty"),
                Arguments.of("population", POPULATION, "0.2]", "0.3]", ".probabilities must sum to 1"),
                Arguments.of("flow", FLOW, "[0.1]", "[0.1, 0]", ".errors[1]"),
                Arguments.of("flow", FLOW, "[0.1]", "[-0.1]", ".errors[0]"),
                Arguments.of("flow", FLOW, "[0.1]", "0.1", ".errors must be a list"),
                Arguments.of("flow", FLOW, "[0.1]", "[]", ".errors is empty"),
                Arguments.of("flow", FLOW, "1.0", "-1.0", ".learningRate must be positive"),
                Arguments.of("flow", FLOW, "\"query\": 2", "\"query\": 3", ".query is 3"),
                Arguments.of("flow", FLOW, FLOW, "[]", " must be a table"),
                Arguments.of("flow", FLOW, FLOW, "3", " must be a table"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void one_wrong_element_is_one_line_that_names_it(String command, String valid, String from, String to, String named)
            throws IOException {
        assertThat(valid).contains(from);
        String content = "[" + valid + ",\n" + valid.replace(from, to) + "]";
        assertRejected(command, content, "[1]" + named);
    }

    @Test
    void other_content_is_one_line() throws IOException {
        for (String command : new String[] {"evaluate", "population", "flow"}) {
            assertRejected(command, "", "empty");
            assertRejected(command, "{}", "must be a list, not a table");
            assertRejected(command, "[1] 2", "follows the end of the document");
            assertRejected(command, "epoch,loss\n0,1\n", ":1: ");
            assertRejected(command, "[{\"query\": NaN}]", "/0/query: Non-standard token");
            assertRejected(command, "[".repeat(100_000), "nested deeper");
            for (String missing : new String[] {directory.resolve("no.json").toString(), directory.toString()}) {
                CommandRun run = CommandRun.icl(command, missing);
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.err())
                        .startsWith("icl " + command + ": " + missing)
                        .hasLineCount(1);
            }
        }
        assertThat(CommandRun.icl("evaluate").err())
                .startsWith("icl evaluate: ")
                .contains("FILE")
                .hasLineCount(1);
    }

    @Test
    void a_time_beyond_a_double_is_refused() throws IOException {
        assertRejected("flow", "[" + FLOW.replace("1.0", "1e-320") + "]", ":1: [0].learningRate must not be so small");
    }

    @Test
    void no_problems_have_no_results() throws IOException {
        assertThat(solve("flow", Files.writeString(directory.resolve("none.json"), "[]")))
                .isEmpty();
    }

    @Test
    void the_same_file_gives_the_same_text_in_every_locale() throws IOException {
        Path file = REFERENCE.resolve("gradient-flow-hitting-times.json");
        String english = CommandRun.icl("flow", file.toString()).out();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(CommandRun.icl("flow", file.toString()).out()).isEqualTo(english);
        } finally {
            Locale.setDefault(before);
        }
    }

    private void assertRejected(String command, String content, String named) throws IOException {
        Path file = Files.writeString(directory.resolve("input.json"), content);
        CommandRun run = CommandRun.icl(command, file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("icl " + command + ": " + file + ":").hasLineCount(1);
        assertThat(run.err().substring(run.err().indexOf(".json:"))).contains(named);
    }
}
