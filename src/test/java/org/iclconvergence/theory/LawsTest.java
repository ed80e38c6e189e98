package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.data.FeatureProbabilities;
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

    @Test
    void concentration_needs_long_prompts() {
        assertThat(MultinomialBound.applies(5, 100, 0.5)).isFalse();
        assertThat(MultinomialBound.applies(5, 1000, 0.5)).isTrue();
        assertThat(MultinomialBound.probability(1000, 0.5)).isCloseTo(3 * Math.exp(-10), within(1e-16));
    }
}
