package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.junit.jupiter.api.Test;

/** Against −ln of the least Σ p_m e^{θ y_m}, where its slope is 0 by bisection with 50 digits. */
class ExceptionalPromptsTest {
    private static final QueryGroups CLASSES =
            SymmetryClasses.of(new double[] {0.125, 0.5}, new double[] {4, 1}).query(0);

    /** θ = 0.94: a wrong class has the larger weight. */
    @Test
    void the_exponent_at_a_small_theta() {
        QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.625, 0.25, 0.125), 0);
        assertThat(ExceptionalPrompts.exponent(groups, new double[] {0, 0.5, -1}, 0.6875))
                .isCloseTo(0.13635384226496333, within(4e-15));
    }

    /** θ = 68, where every y is small; a class has three members. */
    @Test
    void the_exponent_at_a_large_theta() {
        assertThat(ExceptionalPrompts.exponent(CLASSES, new double[] {12, 0, -1}, 0.125))
                .isCloseTo(0.1332688417792624, within(4e-15));
    }

    @Test
    void attention_that_misses_in_the_mean_has_no_exponent() {
        assertThat(ExceptionalPrompts.exponent(CLASSES, new double[] {1, 0, -1}, 0.125))
                .isZero();
    }
}
