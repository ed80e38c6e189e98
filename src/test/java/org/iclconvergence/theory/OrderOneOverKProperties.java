package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.stats.Estimate;

/** Against the closed form, which it lies above, and numbers by hand. */
class OrderOneOverKProperties {
    @Provide
    Arbitrary<Double> features() {
        return Draws.features(2);
    }

    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(1e-9, 0.4);
    }

    /** Equal competitors are the slowest, and have a formula: the bound is above it for every smaller probability, too. */
    @Property
    void the_bound_is_above_the_closed_form(
            @ForAll("features") double features,
            @ForAll("errors") double error,
            @ForAll @DoubleRange(min = 0.01, max = 1) double least) {
        double p = least / features;
        double rest = Math.sqrt(error);
        if (rest < 1 - p) {
            double time =
                    new ClosedFormTime(features, p).whenAttentionLeaves(rest).value();
            assertThat(new OrderOneOverK(features, least).atMost(error).value()).isGreaterThanOrEqualTo(time);
        }
    }

    /** Balanced features: the exact time lies between the bounds, and for many of them and a fixed error they meet. */
    @Property
    void the_lower_bound_is_below_the_closed_form(@ForAll("features") double features, @ForAll("errors") double error) {
        double time = ClosedFormTime.balanced(features).whenErrorReaches(error).value();
        assertThat(new OrderOneOverK(features, 1)
                        .atLeast(1 / features, 1 / features, error)
                        .value())
                .isLessThanOrEqualTo(time);
    }

    @Example
    void many_balanced_features_take_k_squared() {
        OrderOneOverK world = new OrderOneOverK(1e9, 1);
        double least = world.atLeast(1e-9, 1e-9, 0.01).value();
        assertThat(world.atMost(0.01).value() / least).isCloseTo(1, within(1e-6));
    }

    @Example
    void numbers_by_hand() {
        OrderOneOverK world = new OrderOneOverK(100, 0.5);
        // K/c = 200, 1/(2ε) = 50, 2/√ε = 20, 3 ln(200/0.1)
        assertThat(world.atMost(0.01).value()).isCloseTo(40_000 + 200 * (70 + 3 * Math.log(2000)), within(1e-8));
        // C = 2, p_max = 0.6, ε = 0.02: √(2ε) = 0.2, so 1 − (2/(0.5 · 99)) · 0.25 and 0.5/(4 · 1.6) · 99²
        assertThat(world.atLeast(0.02, 0.6, 0.02).value()).isCloseTo(9801 / 12.8 * (1 - 1 / 99.0), within(1e-9));
        assertThat(world.atLeast(0.9, 0.9, 0.49).value()).isZero();
    }

    /** Near ε = ½ half a unit of √(2ε) is hundreds of units of √(2ε)/(1 − √(2ε)). */
    @Example
    void the_lower_bound_states_what_a_large_error_takes_from_it() {
        for (double error = 0.499; error < 0.4991; error += 5e-6) {
            assertLowerBoundIsEnclosed(new OrderOneOverK(8193, 1), 0x1p-13, error);
        }
    }

    /** Where the bound is next to 0, all eight roundings go the same way, each nearly half a unit. */
    @Example
    void the_lower_bound_states_all_its_roundings() {
        assertLowerBoundIsEnclosed(
                new OrderOneOverK(262143, 0.032157650976046774), 0.09300381561647668, 0.03297688877773457);
    }

    /** In 60 digits, p_max = ½. */
    private static void assertLowerBoundIsEnclosed(OrderOneOverK world, double probability, double error) {
        MathContext digits = new MathContext(60);
        BigDecimal least = new BigDecimal(world.least());
        BigDecimal features = new BigDecimal(world.features());
        BigDecimal ratio =
                features.subtract(BigDecimal.ONE).divide(features.multiply(new BigDecimal(probability)), digits);
        BigDecimal root = new BigDecimal(2 * error).sqrt(digits);
        BigDecimal late =
                root.divide(BigDecimal.ONE.subtract(root).multiply(ratio).multiply(least), digits);
        BigDecimal exact = least.multiply(ratio.pow(2))
                .divide(new BigDecimal("1.5"), digits)
                .multiply(BigDecimal.ONE.subtract(late));
        Estimate bound = world.atLeast(probability, 0.5, error);
        assertThat(new BigDecimal(bound.value()).subtract(exact).abs())
                .isLessThanOrEqualTo(new BigDecimal(bound.error()));
    }

    /** K min p_k may come out above 1. */
    @Example
    void the_largest_constant_may_be_rounded() {
        double most = 1.000000000001;
        assertThat(new OrderOneOverK(10, most).least()).isEqualTo(most);
        assertThatThrownBy(() -> new OrderOneOverK(10, Math.nextUp(most))).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void what_is_no_problem_is_refused() {
        assertThatThrownBy(() -> new OrderOneOverK(1, 0.5)).hasMessageContaining("not 1.0 and 0.5");
        assertThatThrownBy(() -> new OrderOneOverK(10, 1.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
