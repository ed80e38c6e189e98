package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PromptIdentitiesTest {
    private static final double[] SCORES = {0.5, 0.3, 0.2};

    @Test
    void values_done_by_hand() {
        // query 1: S = 0.04 + 0.25, T = 0.7
        assertThat(PromptIdentities.predictionError(SCORES, 1)).isCloseTo(0.5 * (0.29 + 0.49), within(1e-16));
        assertThat(PromptIdentities.growth(SCORES, 1, 1)).isCloseTo(0.3 * 0.78, within(1e-16));
        assertThat(PromptIdentities.growth(SCORES, 0, 1)).isCloseTo(0.5 * (0.29 - 0.5 - 0.21), within(1e-16));
    }

    @Test
    void growth_of_a_column_sums_to_zero() {
        for (int k = 0; k < 3; k++) {
            double sum = 0;
            for (int n = 0; n < 3; n++) {
                sum += PromptIdentities.growth(SCORES, n, k);
            }
            assertThat(sum).isCloseTo(0, within(1e-16));
        }
    }
}
