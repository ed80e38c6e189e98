package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;

/** Laws at values that can be done by hand or were computed elsewhere. */
class LawsTest {
    @Test
    void onset_of_the_window() {
        assertThat(OnsetLaw.onset(0.5)).isCloseTo(6.4e8, within(0.05e8));
        assertThat(OnsetLaw.onset(0.2)).isBetween(1e68, 1e70);
    }

    @Test
    void floors() {
        assertThat(LossFloor.lowerBound(2, 0.5, 3).value()).isCloseTo(0.125, within(1e-16));
        assertThat(LossFloor.limitOfTargetWeight(FeatureProbabilities.of(0.5, 0.25, 0.25), 0, 2)
                        .value())
                .isCloseTo(0.5 * 0.25 * (1 + 2 * (0.25 / 2 + 0.25)), within(1e-16));
        assertThat(LossFloor.rate(0.5).value()).isCloseTo(Math.log(2), within(1e-16));
        assertThat(LinearAttentionFloor.bestPredictionError(0.5, 3).value()).isCloseTo(0.125, within(1e-16));
    }

    /** With 50 digits, where three roundings meet. */
    @Test
    void the_floor_of_linear_attention_covers_its_roundings() {
        Estimate floor = LinearAttentionFloor.bestPredictionError(0.446, 601);
        assertThat(floor.value()).isCloseTo(0.0010312732688011912, within(floor.error()));
    }

    @Test
    void bounds_of_the_theorems() {
        assertThat(BalancedTheorem.convergenceTime(10, 0.01, 0.5))
                .isCloseTo(2 * (100 * Math.log(10) + 1000 * Math.log(100)), within(1e-9));
        assertThat(BalancedTheorem.phaseOneGrowth(10)).isCloseTo(0.009, within(1e-16));
        assertThat(BalancedTheorem.targetWeightAtHalf(10)).isCloseTo(0.9 * Math.log(9), within(1e-15));
        assertThat(ImbalancedTheorem.dominantTime(0.5, 0.01, 1)).isCloseTo(8 * Math.log(10) / 0.01, within(1e-9));
        assertThat(ImbalancedTheorem.underRepresentedTime(10, 0.5, 0.01, 1))
                .isCloseTo(4 * BalancedTheorem.convergenceTime(10, 0.01, 1), within(1e-9));
        assertThat(SharpConstants.underRepresentedTime(10, 0.5)).isEqualTo(200);
    }

    /** η = 4, so that a rate is no longer what it is divided by; K = 1e50, where every power of it is far from the next. */
    @Test
    void bounds_of_one_dominant_feature() {
        assertThat(ImbalancedTheorem.dominantTime(0.5, 0.01, 4)).isCloseTo(200 * Math.log(10), within(1e-12));
        // [100 ln 10 + 10 ln(10/0.1)/0.01]/(¼ · 4)
        assertThat(ImbalancedTheorem.underRepresentedTime(10, 0.5, 0.01, 4))
                .isCloseTo(2100 * Math.log(10), within(1e-11));
        assertThat(ImbalancedTheorem.phaseOneRate(1e50, 0.6)).isCloseTo(0.1125e-99, within(1e-113));
        assertThat(ImbalancedTheorem.phaseOneTime(1e50)).isCloseTo(50 * Math.log(10) * 1e99, within(1e88));
        assertThat(ImbalancedTheorem.ratioOfTimes(100, 0.5, 0.01)).isCloseTo(6.25 / Math.log(10), within(1e-14));
        assertThat(ImbalancedTheorem.WINDOW_TOP).isEqualTo(-0.49);
    }

    /**
     * K = 3, p_1 = 0.8: |β_{k,1}| is 0.1 · 0.8 · |0.65 − 0.8 − 0.09| and α_k = 0.1² (0.65 + 0.81), so 0.192 stands against 0.146; with the
     * other sign of p_k T it would be 0.048. With K = 4 the two meet at p_1 = ½, and with K = 25 at 0.2, where roundings put the first ahead.
     */
    @Test
    void who_leads_at_the_start_by_hand() {
        SymmetryClasses three = SymmetryClasses.imbalanced(3, 0.8);
        assertThat(PhaseOneLead.holdsAtTheStart(three.query(0))).isFalse();
        assertThat(PhaseOneLead.holdsAtTheStart(three.query(1))).isTrue();
        for (double beyond : new double[] {-1e-9, 0, 1e-9}) {
            QueryGroups rare = SymmetryClasses.imbalanced(4, 0.5 + beyond).query(1);
            assertThat(PhaseOneLead.holdsAtTheStart(rare)).isEqualTo(beyond > 0);
        }
        QueryGroups tie = SymmetryClasses.imbalanced(25, 0.2).query(1);
        assertThat(PhaseOneLead.holdsAtTheStart(tie)).isFalse();
        // p_k = ¼, squares 3/8
        assertThat(PhaseOneLead.rareCrossGrowth(3, 0.5, 4))
                .isEqualTo(new Estimate(0.046875 * (0.1875 - 0.375), 20 * 0x1p-53 * 0.046875 * 0.5625));
        assertThat(PhaseOneLead.rareCrossGrowth(3, 0.5, Double.POSITIVE_INFINITY))
                .isEqualTo(new Estimate(0.0625 * (0.375 - 0.5), 20 * 0x1p-53 * 0.0625 * 0.875));
    }

    @Test
    void concentration_needs_long_prompts() {
        assertThat(MultinomialBound.applies(5, 100, 0.5)).isFalse();
        assertThat(MultinomialBound.applies(5, 1000, 0.5)).isTrue();
        assertThat(MultinomialBound.applies(5, 400, 0.5)).isTrue();
        assertThat(MultinomialBound.probability(1000, 0.5)).isCloseTo(3 * Math.exp(-10), within(1e-16));
    }
}
