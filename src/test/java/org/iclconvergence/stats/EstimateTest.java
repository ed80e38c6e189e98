package org.iclconvergence.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void exact_numbers_stay_exact_until_they_are_computed_with() {
        assertThat(Estimate.exact(0.1).error()).isZero();
        assertThat(Estimate.exact(0.1).plus(0.2).error()).isBetween(0x1p-55, 0x1p-54);
    }

    @Test
    void errors_are_no_larger_than_they_must_be() {
        Estimate a = new Estimate(3, 0.3);
        Estimate b = new Estimate(2, 0.1);
        assertThat(a.plus(b).error()).isCloseTo(0.4, within(1e-14));
        assertThat(a.times(b).error()).isCloseTo(0.3 * 2 + 0.1 * 3 + 0.03, within(1e-14));
        assertThat(a.dividedBy(b).error()).isCloseTo(3.3 / 1.9 - 1.5, within(1e-14));
        assertThat(a.log().error()).isCloseTo(Math.log(3) - Math.log(2.7), within(1e-14));
        assertThat(a.exp().error()).isCloseTo(Math.exp(3.3) - Math.exp(3), within(1e-12));
        assertThat(a.sqrt().error()).isCloseTo(Math.sqrt(3) - Math.sqrt(2.7), within(1e-14));
    }

    /** Two roundings, of which the first is of a number with a small mantissa: 2.97 halves of a unit in the last place. */
    @Test
    void a_rounding_may_grow_to_two_halves_of_the_last_place() {
        double[] factors = {1.0000003367122212, 1.0000007811192022, 1.9850459079815397};
        BigDecimal exact = BigDecimal.ONE;
        for (double factor : factors) {
            exact = exact.multiply(new BigDecimal(factor));
        }
        Estimate product = Estimate.rounded(factors[0] * factors[1] * factors[2], 2);
        BigDecimal missed = exact.subtract(new BigDecimal(product.value())).abs();
        assertThat(missed).isGreaterThan(new BigDecimal(Math.ulp(product.value())));
        assertThat(missed).isLessThan(new BigDecimal(product.error()));
    }

    @Test
    void an_error_that_underflows_is_still_an_error() {
        assertThat(Estimate.relative(1e-300, 1e-30).error()).isPositive();
        assertThat(Estimate.rounded(1e-170 * 1e-160, 1).error()).isPositive();
        Estimate wide = new Estimate(1.9689844887590586e192, 1.9670155042702995e192);
        double error = Estimate.exact(1.0214022412328108e-130).dividedBy(wide).error();
        assertThat(error).isGreaterThan(5.1877e-320);
    }

    @Test
    void what_has_no_bound_is_unknown() {
        assertThat(new Estimate(1, 0.1).dividedBy(new Estimate(0.1, 0.1)).isKnown())
                .isFalse();
        assertThat(new Estimate(0.1, 0.1).log().isKnown()).isFalse();
        assertThat(new Estimate(-1, 0.1).sqrt().isKnown()).isFalse();
        assertThat(Estimate.exact(710).exp().isKnown()).isFalse();
        assertThat(new Estimate(1, Double.POSITIVE_INFINITY).exp().isKnown()).isFalse();
        assertThat(Estimate.exact(1e300).times(1e300).isKnown()).isFalse();
        assertThat(Estimate.NEVER.dividedBy(Estimate.NEVER).isKnown()).isFalse();
        assertThat(Estimate.exact(1).dividedBy(Estimate.NEVER).value()).isNaN();
    }

    @Test
    void an_interval_is_reached_to_both_ends() {
        Estimate between = Estimate.between(0.1, 0.7);
        assertThat(between.lower()).isLessThanOrEqualTo(0.1);
        assertThat(between.upper()).isGreaterThanOrEqualTo(0.7);
        assertThat(between.value()).isCloseTo(0.4, within(1e-15));
    }

    @Test
    void shares_and_roundings_by_hand() {
        assertThat(Estimate.relative(3, 0)).isEqualTo(new Estimate(3, 0));
        assertThat(Estimate.between(3, 3)).isEqualTo(new Estimate(3, 0));
        assertThat(Estimate.relative(-8, 0.25).error()).isCloseTo(2, within(1e-14));
        assertThat(Estimate.relative(4, 0.25).error()).isCloseTo(1, within(1e-14));
        // an eighth, on 1 − ⅛
        assertThat(Estimate.rounded(-4, 0x1p50).error()).isCloseTo(4 / 7.0, within(1e-14));
        // half of the smallest double is rounded to nothing
        assertThat(Estimate.exact(Double.MIN_VALUE).dividedBy(2).error()).isGreaterThanOrEqualTo(Double.MIN_VALUE);
        assertThat(new Estimate(1.5, 0.25)).hasToString("1.5 ± 0.25");
    }

    /** Numbers below 1, and roots of an interval around 0 and around 1. */
    @Test
    void what_has_a_bound_is_known() {
        assertThat(Estimate.exact(1).dividedBy(0.5).error()).isBetween(0x1p-53, 0x1p-50);
        assertThat(Estimate.exact(0.5).log().error()).isBetween(0x1p-54, 0x1p-50);
        assertThat(Estimate.exact(0.25).sqrt().error()).isBetween(0x1p-55, 0x1p-52);
        assertThat(new Estimate(0, 4).sqrt().value()).isZero();
        assertThat(new Estimate(0, 4).sqrt().error()).isCloseTo(2, within(1e-14));
        assertThat(new Estimate(1, 0.75).sqrt().error()).isCloseTo(0.5, within(1e-14));
    }

    /** The error of what is infinite is never finite, however it is stated. */
    @Test
    void infinity_is_not_known() {
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(Estimate.exact(infinite)).isEqualTo(Estimate.NEVER);
        assertThat(Estimate.relative(infinite, 0)).isEqualTo(Estimate.NEVER);
        assertThat(Estimate.rounded(infinite, 0)).isEqualTo(Estimate.NEVER);
        assertThat(Estimate.between(infinite, infinite)).isEqualTo(Estimate.NEVER);
        for (Estimate stated : new Estimate[] {new Estimate(infinite, 0), new Estimate(infinite, 5), Estimate.NEVER}) {
            assertThat(stated.isKnown()).isFalse();
            assertThat(stated.plus(1)).isEqualTo(Estimate.NEVER);
            assertThat(stated.times(2)).isEqualTo(Estimate.NEVER);
            assertThat(stated.dividedBy(2)).isEqualTo(Estimate.NEVER);
            assertThat(stated.log()).isEqualTo(Estimate.NEVER);
            assertThat(stated.exp()).isEqualTo(Estimate.NEVER);
            assertThat(stated.sqrt()).isEqualTo(Estimate.NEVER);
            assertThat(stated.negated().exp().isKnown()).isFalse();
            assertThat(stated.negated().sqrt().isKnown()).isFalse();
        }
        Estimate unknown = new Estimate(1, infinite);
        assertThat(unknown.isKnown()).isFalse();
        assertThat(unknown.dividedBy(2)).isEqualTo(new Estimate(0.5, infinite));
        assertThat(unknown.log()).isEqualTo(new Estimate(0, infinite));
        assertThat(unknown.sqrt()).isEqualTo(unknown);
        assertThat(Estimate.exact(-1).sqrt().isKnown()).isFalse();
        assertThat(Estimate.exact(-1).log().isKnown()).isFalse();
        // the lower limit of the smallest double is rounded down to 0
        assertThat(Estimate.exact(Double.MIN_VALUE).log().isKnown()).isFalse();
    }

    @Test
    void an_error_is_a_size() {
        assertThatThrownBy(() -> new Estimate(1, -0.1)).hasMessage("the error of 1.0 must be at least 0, not -0.1");
        assertThatThrownBy(() -> new Estimate(1, Double.NaN)).hasMessageContaining("not NaN");
    }
}
