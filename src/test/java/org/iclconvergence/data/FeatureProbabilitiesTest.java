package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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
        assertThatThrownBy(() -> FeatureProbabilities.of(0.5, value)).isInstanceOf(IllegalArgumentException.class);
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
}
