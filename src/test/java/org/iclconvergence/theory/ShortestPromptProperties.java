package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.oracle.Draws;

/** Against a walk through all lengths, and against the floor of arbitrary probabilities. */
class ShortestPromptProperties {
    @Provide
    Arbitrary<Double> probabilities() {
        return Draws.logUniform(0.01, 0.9);
    }

    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(1e-6, 0.45);
    }

    @Property
    void the_limit_is_that_of_all_probabilities(
            @ForAll("probabilities") double p,
            @ForAll @IntRange(min = 2, max = 20) int features,
            @ForAll @IntRange(min = 1, max = 50) int promptLength) {
        double expected = LossFloor.limitOfTargetWeight(FeatureProbabilities.imbalanced(features, p), 0, promptLength)
                .value();
        assertThat(LossFloor.limitForEqualCompetitors(features, p, promptLength).value())
                .isCloseTo(expected, within(1e-13 * expected));
    }

    @Property
    void it_is_the_first_length_that_is_long_enough(
            @ForAll("probabilities") double p,
            @ForAll("errors") double error,
            @ForAll @IntRange(min = 2, max = 1000) int features) {
        double share = 1.0 / (features - 1);
        int length = 1;
        while (0.5 * Math.pow(1 - p, length) * (1 + share + (1 - share) / length) >= error) {
            length++;
        }
        assertThat(new ShortestPrompt(features, p, error).tokens()).isEqualTo(length);
    }

    @Property
    void it_lies_in_its_bracket(
            @ForAll("probabilities") double p,
            @ForAll("errors") double error,
            @ForAll @IntRange(min = 2, max = 1000) int features) {
        ShortestPrompt shortest = new ShortestPrompt(features, p, error);
        assertThat(shortest.tokens() / shortest.scale())
                .isBetween(shortest.smallestRatio() * (1 - 1e-14), shortest.largestRatio() * (1 + 1e-14));
    }

    /** Large doubles are more than 1 apart: where the search ends it is the next double that is long enough. */
    @Property(tries = 200)
    void it_is_found_where_whole_numbers_are_no_doubles(@ForAll("tiny") double p, @ForAll("errors") double error) {
        ShortestPrompt shortest = new ShortestPrompt(1e6, p, error);
        double tokens = assertTimeoutPreemptively(Duration.ofSeconds(10), shortest::tokens);
        assertThat(tokens)
                .isBetween(shortest.scale() * (1 - 1e-14), shortest.scale() * shortest.largestRatio() * (1 + 1e-14));
        // which side of ε a double lies on is known up to the rounding of the limit
        double before = Math.min(tokens - 1, Math.nextDown(tokens));
        assertThat(LossFloor.limitForEqualCompetitors(1e6, p, tokens).lower()).isLessThan(error);
        assertThat(LossFloor.limitForEqualCompetitors(1e6, p, before).upper()).isGreaterThanOrEqualTo(error);
    }

    @Provide
    Arbitrary<Double> tiny() {
        return Draws.logUniform(1e-300, 1e-14);
    }

    @Example
    void what_no_double_can_say_is_infinite() {
        assertThat(new ShortestPrompt(10, Double.MIN_VALUE, 0.1).tokens()).isInfinite();
    }

    @Example
    void balanced_features_at_one_percent() {
        assertThat(new ShortestPrompt(10, 0.1, 0.01).tokens()).isEqualTo(39);
        assertThat(new ShortestPrompt(100, 0.01, 0.01).tokens()).isEqualTo(391);
        assertThat(new ShortestPrompt(1000, 0.001, 0.01).tokens()).isEqualTo(3912);
    }

    @Example
    void what_is_no_question_is_refused() {
        assertThatThrownBy(() -> new ShortestPrompt(1, 0.5, 0.1)).hasMessageContaining("not 1.0, 0.5 and 0.1");
        assertThatThrownBy(() -> new ShortestPrompt(2, 1, 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ShortestPrompt(2, 0.5, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }

    /** 1 − ⅛ − 1/32, and 1 + 1/(4ℓ) + ¼ (1 + 1/ℓ)/ℓ with ℓ = ln 8. */
    @Example
    void the_bracket_by_hand() {
        ShortestPrompt shortest = new ShortestPrompt(5, 0.25, 0.0625);
        assertThat(shortest.smallestRatio()).isEqualTo(0.84375);
        assertThat(shortest.largestRatio()).isCloseTo(1.2982649785094273, within(1e-15));
    }

    /** An error that the limit has is not yet below ε. */
    @Example
    void a_length_that_only_meets_the_error_is_too_short() {
        for (int length = 3; length <= 20; length++) {
            double error = LossFloor.limitForEqualCompetitors(5, 0.3, length).value();
            assertThat(new ShortestPrompt(5, 0.3, error).tokens()).isEqualTo(length + 1.0);
        }
    }

    @Example
    void what_lies_on_a_boundary_or_beyond_is_refused() {
        for (double probability : new double[] {0, -0.5, 1.5}) {
            assertThatThrownBy(() -> new ShortestPrompt(3, probability, 0.1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (double error : new double[] {0, -0.1, 0.75}) {
            assertThatThrownBy(() -> new ShortestPrompt(3, 0.5, error)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
