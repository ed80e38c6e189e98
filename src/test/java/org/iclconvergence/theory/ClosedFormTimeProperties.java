package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.stats.Estimate;

class ClosedFormTimeProperties {
    @Provide
    Arbitrary<ClosedFormTime> solved() {
        return solved(1e12);
    }

    /** Few enough features to see a slope of the time above its rounding. */
    @Provide
    Arbitrary<ClosedFormTime> small() {
        return solved(1e4);
    }

    private static Arbitrary<ClosedFormTime> solved(double most) {
        Arbitrary<Double> features = Draws.logUniform(2, most).map(Math::rint);
        return Arbitraries.oneOf(
                features.map(ClosedFormTime::balanced),
                Combinators.combine(
                                features,
                                Arbitraries.doubles().between(0.01, 0.99).ofScale(6))
                        .as(ClosedFormTime::new));
    }

    @Property
    void less_error_takes_longer(
            @ForAll("solved") ClosedFormTime query,
            @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 0.999) double share,
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.99) double factor) {
        double remainder = share * (1 - query.probability());
        Estimate sooner = query.whenAttentionLeaves(remainder);
        Estimate later = query.whenAttentionLeaves(factor * remainder);
        assertThat(sooner.upper()).isPositive();
        assertThat(later.upper()).isGreaterThan(sooner.lower());
        if (sooner.error() + later.error() < 1e-3 * later.value() && share < 0.9) {
            assertThat(later.value()).isGreaterThan(sooner.value());
        }
        assertThat(query.whenErrorReaches(1).value()).isZero();
    }

    /** L_k = ½ (1 − a)² K/(K − 1): both ways to ask are the same, up to the rounding of the remainder. */
    @Property
    void error_and_attention_are_reached_together(
            @ForAll("solved") ClosedFormTime query,
            @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 0.999) double share) {
        double remainder = share * (1 - query.probability());
        double error = 0.5 * remainder * remainder * (query.features() / (query.features() - 1));
        Estimate time = query.whenErrorReaches(error);
        assertThat(time.upper())
                .isGreaterThanOrEqualTo(
                        query.whenAttentionLeaves(remainder * (1 + 1e-14)).lower());
        assertThat(time.lower())
                .isLessThanOrEqualTo(
                        query.whenAttentionLeaves(remainder * (1 - 1e-14)).upper());
    }

    /** da/dτ = p (K/(K−1))² a² (1 − a)³. */
    @Property
    void its_slope_is_the_rate_of_the_flow(
            @ForAll("small") ClosedFormTime query,
            @ForAll @Scale(6) @DoubleRange(min = 1e-3, max = 0.99) double share) {
        double remainder = share * (1 - query.probability());
        double step = 1e-4 * Math.min(remainder, (1 - share) * (1 - query.probability()));
        Estimate slope = query.whenAttentionLeaves(remainder - step)
                .minus(query.whenAttentionLeaves(remainder + step))
                .dividedBy(2 * step);
        double a = 1 - remainder;
        double part = query.features() / (query.features() - 1);
        double rate = query.probability() * part * part * a * a * remainder * remainder * remainder;
        assertThat(slope.error()).isLessThan(0.1 / rate);
        assertThat(slope.value()).isCloseTo(1 / rate, within(slope.error() + 1e-5 / rate));
    }

    /** The next order is known: 4 r + 6 r² ln(1/r) + 2 r² (K + …), r² = 2 ε (K − 1)/K. */
    @Property
    void small_errors_take_the_time_of_the_sharp_constant(
            @ForAll @IntRange(min = 2, max = 100) int features,
            @ForAll @Scale(2) @DoubleRange(min = 5, max = 14) double decades) {
        double error = Math.pow(10, -decades);
        double r = Math.sqrt(2 * error * (features - 1) / features);
        double next = 4 * r + 6 * r * r * Math.log(1 / r) + 2 * r * r * (features + 3 * Math.log(features) + 10);
        double ratio = ClosedFormTime.balanced(features).whenErrorReaches(error).value()
                / SharpConstants.balancedTimeForSmallErrors(features, error);
        assertThat(ratio).isCloseTo(1, within(1.01 * next + 1e-12));
    }

    /** K² (1 + (3 ln K + …)/K): the terms of the antiderivative at the start, against those at the end. */
    @Property
    void many_features_take_the_time_of_the_sharp_constant(
            @ForAll @Scale(3) @DoubleRange(min = 0.01, max = 0.4) double error,
            @ForAll @IntRange(min = 8, max = 40) int exponent) {
        double features = Math.scalb(1.0, exponent);
        double ratio = ClosedFormTime.balanced(features).whenErrorReaches(error).value()
                / SharpConstants.balancedTimeForManyFeatures(features);
        double next = 3 * Math.log(features) + 1 / (2 * error) + 20;
        assertThat(ratio).isCloseTo(1, within(next / features));
        double dominant = SharpConstants.underRepresentedTime(features, 0.75);
        assertThat(dominant).isEqualTo(4 * SharpConstants.balancedTimeForManyFeatures(features));
    }
}
