package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureProbabilitiesTest {
    @Test
    void standard_instances() {
        assertThat(FeatureProbabilities.balanced(4).toArray()).containsOnly(0.25);
        assertThat(FeatureProbabilities.imbalanced(5, 0.5).toArray()).containsExactly(0.5, 0.125, 0.125, 0.125, 0.125);
        assertThat(FeatureProbabilities.balanced(1).get(0)).isEqualTo(1);
        assertThat(Arrays.stream(FeatureProbabilities.imbalanced(1000, 0.3).toArray())
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void values_that_are_no_probabilities_are_refused(double value) {
        assertThatThrownBy(() -> FeatureProbabilities.of(0.5, value, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probabilities must be positive and finite, not " + value);
        assertThatThrownBy(() -> FeatureProbabilities.imbalanced(3, value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_sum_other_than_one_is_refused_and_named() {
        assertThatThrownBy(() -> FeatureProbabilities.of(0.5, 0.4)).hasMessageContaining("sum to 1, not 0.9");
        assertThatThrownBy(FeatureProbabilities::of).hasMessageContaining("empty");
        assertThatThrownBy(() -> FeatureProbabilities.imbalanced(1, 0.5)).hasMessageContaining("2 features");
        assertThatThrownBy(() -> FeatureProbabilities.balanced(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void probabilities_are_copied() {
        double[] source = {0.5, 0.5};
        FeatureProbabilities p = FeatureProbabilities.of(source);
        source[0] = 7;
        p.toArray()[0] = 7;
        assertThat(p).isEqualTo(FeatureProbabilities.of(0.5, 0.5)).hasSameHashCodeAs(FeatureProbabilities.of(0.5, 0.5));
    }

    @Test
    void equal_are_the_same_numbers_in_the_same_order() {
        FeatureProbabilities p = FeatureProbabilities.of(0.75, 0.25);
        assertThat(p)
                .isNotEqualTo(FeatureProbabilities.of(0.25, 0.75))
                .isNotEqualTo("p = [0.75, 0.25]")
                .hasToString("p = [0.75, 0.25]");
        assertThat(p.hashCode())
                .isNotEqualTo(FeatureProbabilities.of(0.25, 0.75).hashCode());
    }

    @Test
    void proportions_become_probabilities() {
        assertThat(FeatureProbabilities.proportionalTo(1, 2, 5)).isEqualTo(FeatureProbabilities.of(0.125, 0.25, 0.625));
        assertThat(FeatureProbabilities.proportionalTo(7)).isEqualTo(FeatureProbabilities.balanced(1));
        double[] weights = new Random(1).doubles(1000, 1e-9, 1e9).toArray();
        FeatureProbabilities p = FeatureProbabilities.proportionalTo(weights);
        // a rounding for each feature, in the sum and in the quotients
        assertThat(Arrays.stream(p.toArray()).sum()).isCloseTo(1, within(2000 * 0x1p-53));
        assertThat(p.get(3) / p.get(4)).isCloseTo(weights[3] / weights[4], within(1e-15 * weights[3] / weights[4]));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void proportions_must_be_positive_and_finite(double weight) {
        assertThatThrownBy(() -> FeatureProbabilities.proportionalTo(1, weight))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive and finite, not " + weight);
    }

    @Test
    void proportions_that_leave_the_range_are_refused() {
        assertThatThrownBy(() -> FeatureProbabilities.proportionalTo(1e308, 1e308))
                .hasMessage("the sum of the weights must be finite");
        assertThatThrownBy(() -> FeatureProbabilities.proportionalTo(1e300, 1e-300))
                .hasMessage("the weight 1.0E-300 vanishes in the sum 1.0E300");
        assertThatThrownBy(FeatureProbabilities::proportionalTo).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void zipf_falls_like_a_power() {
        FeatureProbabilities p = FeatureProbabilities.zipf(4, 1);
        assertThat(p.toArray()).containsExactly(new double[] {12 / 25.0, 6 / 25.0, 4 / 25.0, 3 / 25.0}, within(1e-16));
        assertThat(FeatureProbabilities.zipf(3, 0)).isEqualTo(FeatureProbabilities.balanced(3));
        for (double exponent : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> FeatureProbabilities.zipf(3, exponent)).hasMessageContaining("exponent");
        }
        assertThatThrownBy(() -> FeatureProbabilities.zipf(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeatureProbabilities.zipf(3, 1e4)).isInstanceOf(IllegalArgumentException.class);
    }
}
