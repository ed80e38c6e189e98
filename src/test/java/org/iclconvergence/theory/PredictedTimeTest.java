package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.junit.jupiter.api.Test;

/** Which formula is shown beside a training, and where a bound is nothing. */
class PredictedTimeTest {
    @Test
    void equal_competitors_have_the_closed_form() {
        PredictedTime balanced =
                PredictedTime.of(QueryProblem.balanced(20, 1), 0.01).orElseThrow();
        assertThat(balanced.exact()).isTrue();
        assertThat(balanced.time()).isEqualTo(ClosedFormTime.balanced(20).whenErrorReaches(0.01));
        PredictedTime dominant =
                PredictedTime.of(QueryProblem.imbalanced(100, 0.5, 1), 0.01).orElseThrow();
        assertThat(dominant.time()).isEqualTo(new ClosedFormTime(100, 0.5).whenErrorReaches(0.01));
    }

    @Test
    void a_rare_query_beside_a_dominant_feature_has_the_law_of_large_K() {
        PredictedTime rare =
                PredictedTime.of(QueryProblem.imbalanced(1000, 0.5, 2), 0.01).orElseThrow();
        assertThat(rare.exact()).isFalse();
        assertThat(rare.time().value()).isEqualTo(2e6);
    }

    @Test
    void elsewhere_there_is_none() {
        // L_k = ½ is passed long before
        assertThat(PredictedTime.of(QueryProblem.imbalanced(1000, 0.5, 2), 0.5)).isEmpty();
        // feature 1 is the rarest
        assertThat(PredictedTime.of(QueryProblem.imbalanced(4, 0.1, 2), 0.01)).isEmpty();
        assertThat(PredictedTime.of(QueryProblem.given(FeatureProbabilities.of(0.5, 0.3, 0.2), 3), 0.01))
                .isEmpty();
    }

    @Test
    void the_onset_is_established_between_its_ends() {
        assertThat(OnsetLaw.covers(Math.nextDown(0.2))).isFalse();
        assertThat(OnsetLaw.covers(0.2)).isTrue();
        assertThat(OnsetLaw.covers(0.95)).isTrue();
        assertThat(OnsetLaw.covers(Math.nextUp(0.95))).isFalse();
    }

    @Test
    void what_training_cannot_come_below_is_known_exactly_on_one_token() {
        QueryGroups balanced = QueryProblem.balanced(4, 1).groups();
        assertThat(LossFloor.ofTraining(balanced, Double.POSITIVE_INFINITY).value())
                .isZero();
        // one token: the target with p = ¼ and error 0, otherwise ½ (1 + 1)
        assertThat(LossFloor.ofTraining(balanced, 1).value()).isCloseTo(0.75, within(1e-15));
        QueryGroups given =
                QueryProblem.given(FeatureProbabilities.of(0.5, 0.3, 0.2), 3).groups();
        assertThat(LossFloor.ofTraining(given, 1).value()).isCloseTo(0.8, within(1e-15));
    }

    @Test
    void bounds_on_infinitely_long_prompts_are_the_limits_of_those_on_long_ones() {
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(BalancedTheorem.phaseOneGrowth(10, infinite)).isEqualTo(BalancedTheorem.phaseOneGrowth(10));
        assertThat(BalancedTheorem.phaseOneGrowth(10, 10))
                .isCloseTo(0.81 / 8 * BalancedTheorem.phaseOneGrowth(10), within(1e-18));
        assertThat(BalancedTheorem.phaseTwoGrowth(0.25, 0.5, infinite)).isEqualTo(0.125);
        assertThat(BalancedTheorem.phaseTwoGrowth(0.25, 0.5, 100)).isEqualTo(0.0625);
    }
}
