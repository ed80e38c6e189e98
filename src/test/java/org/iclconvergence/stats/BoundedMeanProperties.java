package org.iclconvergence.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** The limits of a bounded mean. */
class BoundedMeanProperties {
    /** Values 0 and 1 spread most: how often a limit misses them is a sum of binomial probabilities. */
    @Property
    void limits_miss_as_rarely_as_they_say(
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(6) double expectation,
            @ForAll @DoubleRange(min = 1e-6, max = 0.5) @Scale(8) double error) {
        BinomialDistribution sum = new BinomialDistribution(null, count, expectation);
        double below = 0;
        double above = 0;
        for (int ones = 0; ones <= count; ones++) {
            BoundedMean mean = new BoundedMean((double) ones / count, count);
            below += mean.upper(error) < expectation ? sum.probability(ones) : 0;
            above += mean.lower(error) > expectation ? sum.probability(ones) : 0;
            assertThat(mean.lower(error)).isBetween(0.0, mean.mean());
            assertThat(mean.upper(error)).isBetween(mean.mean(), 1.0);
        }
        assertThat(below).isLessThanOrEqualTo(error * (1 + 1e-9));
        assertThat(above).isLessThanOrEqualTo(error * (1 + 1e-9));
    }

    /** (1 − u)^n is the error. */
    @Example
    void a_mean_of_zeros_has_a_closed_form() {
        assertThat(new BoundedMean(0, 100).upper(1e-3)).isCloseTo(1 - Math.pow(1e-3, 0.01), within(1e-12));
        assertThat(new BoundedMean(1, 100).lower(1e-3)).isCloseTo(Math.pow(1e-3, 0.01), within(1e-12));
    }

    /** One value of 1: ln(1/b) is the whole divergence, and b = ½ is still credible at an error of ½. */
    @Example
    void a_limit_lies_beyond_the_last_that_is_credible() {
        assertThat(new BoundedMean(1, 1).lower(0.5)).isLessThan(0.5).isGreaterThan(0.5 - 1e-15);
        assertThat(new BoundedMean(0.5, 1).lower(1e-9)).isBetween(0.0, 1e-15);
        assertThat(new BoundedMean(1, 1).upper(0.5)).isEqualTo(1);
        assertThat(new BoundedMean(0, 1).lower(0.5)).isZero();
    }

    @Example
    void only_means_of_such_values_are_taken() {
        for (double mean : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new BoundedMean(mean, 1)).hasMessageContaining(mean + " of 1");
        }
        assertThatThrownBy(() -> new BoundedMean(0.5, -1)).hasMessageContaining("of -1");
    }

    @Example
    void nothing_is_known_without_values() {
        assertThat(new BoundedMean(Double.NaN, 0).upper(0.1)).isEqualTo(1);
        assertThat(new BoundedMean(Double.NaN, 0).lower(0.1)).isZero();
        assertThatThrownBy(() -> new BoundedMean(1.5, 3)).hasMessageContaining("1.5 of 3");
    }
}
