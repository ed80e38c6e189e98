package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;

/** Which formula is shown beside a training, and where a bound is nothing. */
class PredictedTimeTest {
    private static PredictedTime of(QueryProblem problem, double error) {
        return PredictedTime.of(problem, error).orElseThrow();
    }

    /** p_k of the balanced query is 1/8, that of the dominant one ½, and beside one competitor there is no other. */
    @Test
    void equal_competitors_have_the_closed_form() {
        Estimate balanced = ClosedFormTime.balanced(8).whenErrorReaches(0.01);
        assertThat(of(QueryProblem.balanced(8, 3), 0.01)).isEqualTo(new PredictedTime("closed form", true, balanced));
        Estimate dominant = new ClosedFormTime(9, 0.5).whenErrorReaches(0.01);
        assertThat(of(QueryProblem.imbalanced(9, 0.5, 1), 0.01))
                .isEqualTo(new PredictedTime("closed form", true, dominant));
        assertThat(dominant.value()).isNotCloseTo(balanced.value(), within(1.0));
        assertThat(of(QueryProblem.imbalanced(2, 0.75, 2), 0.01).time())
                .isEqualTo(new ClosedFormTime(2, 0.25).whenErrorReaches(0.01));
    }

    /** K = 10, p_1 = ¾: K²/(1 − p_1), which three operations may have rounded. */
    @Test
    void a_rare_feature_has_the_law_below_one_half() {
        QueryProblem rare = QueryProblem.imbalanced(10, 0.75, 3);
        PredictedTime law = of(rare, Math.nextDown(0.5));
        assertThat(law.formula()).isEqualTo("K^2/(1 - p_1)");
        assertThat(law.exact()).isFalse();
        assertThat(law.time().value()).isEqualTo(400);
        assertThat(law.time().error()).isBetween(400 * 0x3p-53, 400 * 0x1p-48);
        assertThat(PredictedTime.of(rare, 0.5)).isEmpty();
        assertThat(PredictedTime.of(rare, 0.75)).isEmpty();
    }

    /** The first is rare beside a dominant one, but given by its probabilities; beside the second all others are as rare or more frequent. */
    @Test
    void other_queries_have_none() {
        FeatureProbabilities given = FeatureProbabilities.of(0.5, 0.25, 0.125, 0.125);
        assertThat(QueryProblem.given(given, 3).underRepresented()).isTrue();
        assertThat(PredictedTime.of(QueryProblem.given(given, 3), 0.01)).isEmpty();
        QueryProblem frequent = QueryProblem.imbalanced(9, 0.0625, 2);
        assertThat(frequent.groups().hasEqualCompetitors()).isFalse();
        assertThat(PredictedTime.of(frequent, 0.01)).isEmpty();
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
