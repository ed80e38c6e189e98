package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.iclconvergence.cli.CommandRun.printed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where flow and population end, and what they say of what has not happened by then. */
class TrainingEndTest {
    private static final List<String> OUTPUTS =
            List.of("phases.png", "phases.svg", "rates.png", "rates.svg", "run.json", "trajectory.csv");
    private static final String BY_THEN = "what has a - had not happened by then";

    @TempDir
    private Path directory;

    private JsonNode json(String arguments) throws IOException {
        printed(arguments + " --out=" + directory);
        return new ObjectMapper()
                .readTree(directory.resolve("run.json").toFile())
                .get("results");
    }

    /** Identity 8: training stays above ½ (1 − p_k)^N (1 + r + (1 − r)/N), here ½ · 0.75⁵ · (4/3 + 2/15) = 0.1740. */
    @ParameterizedTest
    @ValueSource(strings = {"flow", "population"})
    void errors_below_the_floor_are_never_reached_and_the_floor_is_the_answer(String command) throws IOException {
        String floor = "L_k >= 0.1740 on prompts of length 5, however long the training: some of them lack feature 1";
        String options = command + (command.equals("flow") ? "" : " --steps=3000") + " --features=4 --prompt-length=5";
        assertThat(printed(options + " --errors=0.3,0.174"))
                .containsPattern("(?m)^L_k = 0.3 .*[0-9]$")
                .containsPattern("(?m)^L_k = 0.174 .* never$")
                .contains(floor);
        assertThat(printed(options + " --errors=0.3,0.18")).doesNotContain("never", "L_k >=");
        assertThat(printed(options + " --errors=0.01,0.001"))
                .containsPattern("(?m)^L_k = 0.01 .* never$")
                .containsPattern("(?m)^L_k = 0.001 .* never$")
                .containsPattern("L_k 0.4500 -> 0.17[4-9]")
                .contains(floor);
        JsonNode results = json(options + " --errors=0.3,0.174");
        assertThat(results.at("/hittingTimes/error 0.174").isNull()).isTrue();
        assertThat(results.at("/hittingTimes/error 0.3").isNumber()).isTrue();
        assertThat(results.at("/theory/lossFloor").doubleValue()).isCloseTo(0.174, within(1e-4));
        assertThat(CommandRun.namesIn(directory)).isEqualTo(OUTPUTS);
        assertThat(printed(command + " --probabilities=0.6,0.3,0.1 --prompt-length=10 --errors=0.01"))
                .containsPattern("(?m)^L_k = 0.01 .* never$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flow", "population"})
    void an_error_that_the_start_has_already_is_reached_then_and_nothing_is_trained(String command) throws IOException {
        assertThat(printed(command + " --errors=0.46"))
                .containsPattern("(?m)^L_k = 0.46 .* 0$")
                .contains("L_k is at most 0.46 from the start: nothing is trained")
                .doesNotContain("theorem");
        assertThat(json(command + " --errors=0.9,0.46")
                        .at("/hittingTimes/error 0.46")
                        .doubleValue())
                .isZero();
        assertThat(CommandRun.namesIn(directory)).isEqualTo(OUTPUTS);
        assertThat(directory.resolve("phases.svg")).content().doesNotContain("NaN", "Infinity");
    }

    /** The larger error is a moment on the way to the floor, and takes nothing away. */
    @Test
    void a_larger_error_beside_one_that_is_forbidden_hides_nothing() {
        String options = "flow --features=4 --prompt-length=5 --errors=";
        String half = "(?m)^Attn_k = 1/2 +35.669$";
        assertThat(printed(options + "0.1")).containsPattern(half);
        assertThat(printed(options + "0.46,0.3,0.1"))
                .containsPattern(half)
                .containsPattern("(?m)^L_k = 0.46 +0$")
                .containsPattern("(?m)^L_k = 0.3 +[0-9.]+$")
                .doesNotContain(BY_THEN);
    }

    /** Only steps that were all taken are all that it may take. */
    @Test
    void a_descent_near_its_floor_has_steps_left() {
        String options = "population --features=4 --prompt-length=5 --errors=0.3,0.1 --steps=";
        assertThat(printed(options + "3000")).doesNotContain("all that it may take", BY_THEN);
        assertThat(printed(options + "29")).contains("after 29 steps, all that it may take", BY_THEN);
        assertThat(printed("population --steps=3000")).doesNotContain("all that it may take", BY_THEN);
    }

    /** With many features the plateau at L_k = 1/2 is long: what follows it must not be taken for what never happens. */
    @ParameterizedTest
    @ValueSource(strings = {"1e12", "1e15"})
    void the_floor_of_many_features_is_approached_past_the_plateau(String features) {
        assertThat(printed("flow --dominant-probability=0.5 --features=" + features + " --prompt-length=" + features))
                .containsPattern("(?m)^switch.* +6.6667e\\+")
                .containsPattern("(?m)^III .* never  A_k = ln K at [0-9]")
                .containsPattern("(?m)^Attn_k = 1/2 +never$")
                .containsPattern("(?m)^IV .* never$")
                .containsPattern("L_k 0.62.. -> 0.306");
    }

    /** The bound, 0.4854, lies below what training reaches on prompts of four tokens, 0.5135: between them nobody knows beforehand. */
    @Test
    void an_error_between_the_bound_and_the_limit_is_not_reached() {
        String options = "flow --zipf-exponent=1 --features=5 --prompt-length=4 --errors=0.5";
        assertThat(printed(options))
                .containsPattern("(?m)^L_k = 0.5 +-$")
                .contains("trained to eta t = ", BY_THEN)
                .doesNotContain("however long");
        String all = printed(options + " --query=all");
        assertThat(all).contains("not reached where the training ended").doesNotContain("never");
        assertThat(printed("flow --features=4 --prompt-length=5 --errors=0.1 --query=all"))
                .contains("never: prompts of this length may lack the feature")
                .doesNotContain("not reached");
        assertThat(all.lines().filter(line -> line.matches(" +[1-5] .*")))
                .hasSize(5)
                .anyMatch(line -> line.matches(" +5 +1 .* - .*"))
                .anyMatch(line -> line.matches(" +1 +1 .* [0-9.]+ +-"));
    }

    /** 164,000 evaluations, where a flow is usually followed for 100,000. */
    @Test
    void the_most_unequal_features_of_the_explorer_are_learned() {
        assertThat(printed("flow --features=30 --errors=0.01 --zipf-exponent=10"))
                .containsPattern("(?m)^L_k = 0.01 .*e\\+");
    }
}
