package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.stats.Estimate;

/** Against the closed form for equal competitors, whose geometric mean is their probability. */
class EarliestConvergenceProperties {
    private static final Estimate LOGARITHM = Estimate.exact(-1);

    @Provide
    Arbitrary<Double> features() {
        return Draws.logUniform(2, 1e6);
    }

    @Provide
    Arbitrary<Double> probabilities() {
        return Draws.logUniform(1e-6, 0.9);
    }

    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(1e-4, 0.4);
    }

    @Property
    void equal_competitors_take_longer(
            @ForAll("features") double features,
            @ForAll("probabilities") double probability,
            @ForAll("errors") double error) {
        Estimate others = Estimate.rounded(FastMath.log((1 - probability) / (features - 1)), 4);
        Estimate bound = EarliestConvergence.time(probability, others, features, error);
        assertThat(bound.value()).isNotNegative();
        assertThat(bound.lower())
                .isLessThanOrEqualTo(new ClosedFormTime(features, probability)
                        .whenErrorReaches(error)
                        .upper());
    }

    @Example
    void half_of_the_time_of_many_balanced_features() {
        double features = 1e9;
        double bound = EarliestConvergence.time(1 / features, Estimate.exact(-FastMath.log(features)), features, 0.1)
                .value();
        assertThat(bound
                        / ClosedFormTime.balanced(features)
                                .whenErrorReaches(0.1)
                                .value())
                .isCloseTo(0.5, within(1e-6));
    }

    @Example
    void a_query_needs_a_probability_a_competitor_and_an_error_below_one_half() {
        assertThatThrownBy(() -> EarliestConvergence.time(0, LOGARITHM, 3, 0.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EarliestConvergence.time(0.5, LOGARITHM, 1, 0.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EarliestConvergence.time(0.5, LOGARITHM, 3, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
