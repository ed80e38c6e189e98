package org.iclconvergence.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.ImbalancedTheorem;
import org.iclconvergence.theory.SharpConstants;

/** The enclosures against {@code theory}, which was written without them. */
class ClosedFormsProperties {
    /** Of x = 1/K and s = √ε, which are rounded here. */
    private static final double ROUNDING = 1e-12;

    @Provide
    Arbitrary<Double> features() {
        return Draws.features(3);
    }

    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(1e-6, 0.1);
    }

    private static Interval x(double features) {
        return Interval.of(features).inverse();
    }

    private static Interval s(double error) {
        return Interval.of(error).root();
    }

    /** The interval, and the other value with its error, have a number in common; both are narrow. */
    private static void agree(Interval interval, Estimate value) {
        double slack = value.error() + ROUNDING * Math.abs(value.value());
        assertThat(interval.low()).as("%s, %s", interval, value).isLessThanOrEqualTo(value.value() + slack);
        assertThat(interval.high()).as("%s, %s", interval, value).isGreaterThanOrEqualTo(value.value() - slack);
        assertThat(interval.width()).isLessThanOrEqualTo(1e-9 * Math.abs(value.value()));
    }

    private static void agree(Interval interval, double value) {
        agree(interval, Estimate.exact(value));
    }

    /** K² (1 + y), y = 1/(K ε). */
    private static Interval scale(double features, double error) {
        Interval size = Interval.of(features);
        return size.squared().plus(size.dividedBy(Interval.of(error)));
    }

    @Property
    void the_balanced_time_and_its_bound(@ForAll("features") double features, @ForAll("errors") double error) {
        Interval share = BalancedPropositions.share(x(features), s(error));
        agree(
                BalancedPropositions.scaledTime(x(features), s(error), share).times(scale(features, error)),
                ClosedFormTime.balanced(features).whenErrorReaches(error));
        agree(
                BalancedPropositions.scaledBound(x(features), s(error), share).times(scale(features, error)),
                BalancedTheorem.convergenceTime(features, error, 1));
    }

    @Property
    void the_growth_of_phase_one(
            @ForAll("features") double features, @ForAll @DoubleRange(min = 0.01, max = 1) double way) {
        double x = 1 / features;
        double a = x + way * (0.5 - x);
        double growth = a * (1 - a) * (1 - a) / (features - 1);
        Interval left = BalancedPropositions.growthLeft(Interval.ONE, x(features), Interval.of(way));
        double expected = (features - 1) * (growth - BalancedTheorem.phaseOneGrowth(features));
        assertThat(left.middle()).isCloseTo(expected, within(1e-13));
        assertThat(left.width()).isLessThan(1e-13);
        // twice the bound is another margin, smaller by the bound
        Interval twice = BalancedPropositions.growthLeft(Interval.of(0.5), x(features), Interval.of(way));
        assertThat(twice.middle())
                .isCloseTo(expected - (features - 1) * BalancedTheorem.phaseOneGrowth(features), within(1e-13));
    }

    @Property
    void the_weight_at_the_end_of_phase_one(@ForAll("features") double features) {
        Interval weight = Interval.of(features).log().minus(BalancedPropositions.entropy(x(features)));
        agree(weight, BalancedTheorem.targetWeightAtHalf(features));
    }

    @Property
    void the_dominant_time(
            @ForAll("features") double features,
            @ForAll @DoubleRange(min = 0.01, max = 0.6) double dominant,
            @ForAll("errors") double error) {
        Estimate time = new ClosedFormTime(features, dominant).whenErrorReaches(error);
        Interval scaled = DominantPropositions.scaledTime(x(features), Interval.of(dominant), s(error));
        if (time.value() > 0.1) {
            agree(
                    scaled.dividedBy(Interval.of(dominant).squared()).dividedBy(Interval.of(error)),
                    Estimate.exact(time.value()).plus(Estimate.between(-time.error() - 1e-10, time.error() + 1e-10)));
        }
        Interval bound = s(error).log()
                .times(-2)
                .dividedBy(Interval.of(dominant).squared())
                .dividedBy(Interval.of(error));
        agree(bound, ImbalancedTheorem.dominantTime(dominant, error, 1));
    }

    @Property
    void the_time_for_every_probability(
            @ForAll("features") double features,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double dominant,
            @ForAll("errors") double error) {
        double rare = (1 - dominant) / (features - 1);
        Estimate time = new ClosedFormTime(features, rare).whenAttentionLeaves(Math.sqrt(error));
        Interval others = Interval.of(rare).times(Interval.of(features - 1));
        Interval share = BalancedPropositions.share(x(features), s(error));
        Interval scaled = GeneralPropositions.scaledTime(x(features), others, s(error), share);
        agree(scaled.times(scale(features, error)).dividedBy(others.squared()), time);
        Interval p = Interval.of(rare);
        Interval weight = ClosedForms.rest(x(features)).squared();
        double bound = 1 / (rare * rare) + 3 * FastMath.log(1 / rare) / rare + 1 / (rare * error);
        Interval left = GeneralPropositions.boundLeft(Interval.ONE, p, s(error), weight);
        double expected = (bound - time.value()) * rare * rare * error;
        assertThat(left.middle()).isCloseTo(expected, within(1e-10 * (error + rare)));
    }

    @Property
    void the_phase_after_one_half(@ForAll @DoubleRange(min = 0.001, max = 0.49) @Scale(6) double root) {
        ClosedFormTime query = new ClosedFormTime(1e80, 0.25);
        Estimate time = query.whenAttentionLeaves(root).minus(query.whenAttentionLeaves(0.5));
        agree(
                GeneralPropositions.fromHalf(Interval.of(root))
                        .dividedBy(Interval.of(root).squared().times(0.25)),
                time);
    }

    /** Both distances are what BAL-7 says, scaled as the propositions are. */
    @Property
    void the_distances_from_the_sharp_constants(
            @ForAll @DoubleRange(min = 10, max = 1e4) double features,
            @ForAll @DoubleRange(min = 1e-4, max = 0.1) @Scale(6) double error) {
        double time = ClosedFormTime.balanced(features).whenErrorReaches(error).value();
        double many = time / SharpConstants.balancedTimeForManyFeatures(features) - 1;
        double few = time / SharpConstants.balancedTimeForSmallErrors(features, error) - 1;
        double aroundMany = SharpConstants.balancedDistanceForManyFeatures(features, error);
        double aroundFew = SharpConstants.balancedDistanceForSmallErrors(features, error);
        double[] expected = {
            (aroundMany - many) * error * features,
            (aroundMany + many) * error * features,
            (aroundFew - few) / Math.sqrt(error),
            (aroundFew + few) / Math.sqrt(error)
        };
        Box world = Box.of("1/K", x(features)).and("√ε", s(error));
        for (int side = 0; side < expected.length; side++) {
            Inequality proposition =
                    (Inequality) SharpConstantPropositions.all().get(side);
            Interval margin = proposition.margin().over(Interval.ONE, world);
            assertThat(margin.middle())
                    .as("side %s", side)
                    .isCloseTo(expected[side], within(1e-9 * Math.max(1, features)));
            Interval half = proposition.margin().over(Interval.of(0.5), world);
            double bound = (side < 2 ? aroundMany * error * features : aroundFew / Math.sqrt(error)) / 2;
            assertThat(margin.minus(half).middle()).isCloseTo(bound, within(1e-9 * Math.max(1, features)));
        }
    }

    /** F(a) itself, and its two shapes at the ends. */
    @Property
    void the_antiderivative_in_three_shapes(@ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(6) double a) {
        Interval point = Interval.of(a);
        Interval rest = ClosedForms.rest(point);
        double exact = -1 / a + 3 * FastMath.log(a / (1 - a)) + 2 / (1 - a) + 0.5 / ((1 - a) * (1 - a));
        double slack = 1e-10 * (1 / a + 1 / ((1 - a) * (1 - a)));
        assertThat(ClosedForms.antiderivative(point).middle()).isCloseTo(exact, within(slack));
        assertThat(ClosedForms.end(rest).dividedBy(rest.squared()).middle()).isCloseTo(exact, within(slack));
        assertThat(ClosedForms.way(point).dividedBy(point).negated().middle()).isCloseTo(exact, within(slack));
    }
}
