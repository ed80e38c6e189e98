package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.oracle.Draws;

class FeatureProbabilitiesProperties {
    @Provide
    Arbitrary<FeatureProbabilities> any() {
        return Draws.probabilities(1, 40);
    }

    @Provide
    Arbitrary<Double> dominant() {
        return Draws.dominant();
    }

    @Provide
    Arbitrary<double[]> weights() {
        return Draws.logUniform(1e-3, 1e3).array(double[].class).ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<Double> tooMuch() {
        return Draws.logUniform(2e-11, 1e300);
    }

    @Property
    void every_factory_gives_a_distribution_that_is_accepted_as_given(@ForAll("any") FeatureProbabilities p) {
        assertThat(Arrays.stream(p.toArray())).allMatch(value -> value > 0 && value <= 1);
        assertThat(Arrays.stream(p.toArray()).sum()).isCloseTo(1, within(p.count() * 0x1p-52));
        assertThat(FeatureProbabilities.of(p.toArray())).isEqualTo(p).hasSameHashCodeAs(p);
    }

    /** A power of two scales sums and weights without rounding. */
    @Property
    void only_proportions_count(
            @ForAll("weights") double[] weights, @ForAll @IntRange(min = -900, max = 900) int exponent) {
        FeatureProbabilities p = FeatureProbabilities.proportionalTo(weights);
        double scale = Math.scalb(1.0, exponent);
        assertThat(FeatureProbabilities.proportionalTo(
                        Arrays.stream(weights).map(weight -> scale * weight).toArray()))
                .isEqualTo(p);
        for (int k = 0; k < weights.length; k++) {
            double ratio = weights[k] / weights[0];
            assertThat(p.get(k) / p.get(0)).isCloseTo(ratio, within(0x1p-51 * ratio));
        }
    }

    @Property
    void zipf_falls_like_a_power(
            @ForAll @IntRange(min = 1, max = 60) int count, @ForAll @DoubleRange(min = 0, max = 10) double exponent) {
        FeatureProbabilities p = FeatureProbabilities.zipf(count, exponent);
        for (int k = 1; k < count; k++) {
            assertThat(p.get(k)).isLessThanOrEqualTo(p.get(k - 1));
            // −ln of the ratio, in which the power is a factor
            assertThat(FastMath.log(p.get(0) / p.get(k))).isCloseTo(exponent * FastMath.log(k + 1), within(1e-12));
        }
        if (exponent == 0) {
            assertThat(p).isEqualTo(FeatureProbabilities.balanced(count));
        }
    }

    @Property
    void the_dominant_feature_gets_what_was_asked_and_the_others_share_the_rest(
            @ForAll @IntRange(min = 2, max = 1000) int count, @ForAll("dominant") double dominant) {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(count, dominant);
        assertThat(p.get(0)).isEqualTo(dominant);
        for (int k = 1; k < count; k++) {
            assertThat(p.get(k)).isEqualTo(p.get(count - 1));
        }
        assertThat((count - 1) * p.get(1)).isCloseTo(1 - dominant, within(0x1p-52));
    }

    @Property
    void what_does_not_sum_to_one_is_refused(@ForAll("any") FeatureProbabilities p, @ForAll("tooMuch") double off) {
        double[] more = p.toArray();
        more[more.length - 1] += off;
        assertThatThrownBy(() -> FeatureProbabilities.of(more)).hasMessageStartingWith("probabilities must sum to 1");
        double[] negative = p.toArray();
        negative[0] = -negative[0];
        assertThatThrownBy(() -> FeatureProbabilities.of(negative))
                .hasMessage("probabilities must be positive and finite, not " + negative[0]);
    }
}
