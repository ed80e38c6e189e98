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
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
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

    /** With 50 digits: a geometric mean of three features, of a class among them, and of four that are all ½. */
    @Example
    void the_bound_of_a_geometric_mean() {
        QueryGroups graded = QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.05, 0.5, 0.3, 0.15), 0);
        assertThat(EarliestConvergence.time(graded, 0.02).value()).isCloseTo(125.16486389893883, within(1e-12));
        QueryGroups classes = SymmetryClasses.of(new double[] {0.125, 0.5}, new double[] {4, 1})
                .query(0);
        assertThat(EarliestConvergence.time(classes, 0.02).value()).isCloseTo(17.301933598375616, within(1e-13));
        Estimate half = Estimate.exact(0.5).log();
        assertThat(EarliestConvergence.time(0.25, half, 5, 0.08).value()).isCloseTo(176.0 / 15, within(1e-14));
    }

    @Example
    void what_lies_on_a_boundary_or_beyond_is_refused() {
        assertThat(EarliestConvergence.time(0.1, LOGARITHM, 2, 0.1).value()).isPositive();
        for (double probability : new double[] {0, -0.5, 1, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> EarliestConvergence.time(probability, LOGARITHM, 3, 0.1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (double error : new double[] {0, -0.1, 0.5, 0.75, Double.NaN}) {
            assertThatThrownBy(() -> EarliestConvergence.time(0.5, LOGARITHM, 3, error))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
