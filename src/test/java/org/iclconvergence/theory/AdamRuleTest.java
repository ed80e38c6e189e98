package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;

class AdamRuleTest {
    private static Estimate move(double... gradients) {
        return AdamRule.move(Arrays.stream(gradients).mapToObj(Estimate::exact).toList(), 0.002);
    }

    @Test
    void the_first_move_is_the_learning_rate_against_the_sign_of_the_gradient() {
        assertThat(move(3).value()).isCloseTo(-0.002, within(1e-10));
        assertThat(move(-1e-3).value()).isCloseTo(0.002, within(1e-7));
        assertThat(move(1e-8).value()).isCloseTo(-0.001, within(1e-12)); // as large as ε
    }

    @Test
    void two_gradients_by_hand() {
        // mean (0.9·1 + 2)/1.9, mean square (0.999·1 + 4)/1.999
        double byHand = -0.002 * (2.9 / 1.9) / Math.sqrt(4.999 / 1.999);
        assertThat(move(1, 2).value()).isCloseTo(byHand, within(1e-10));
        assertThat(move(1, 2).error()).isPositive().isLessThan(1e-12);
    }

    @Test
    void an_unknown_sign_is_an_unknown_move() {
        Estimate unknown = AdamRule.move(List.of(new Estimate(0, 1e-6)), 0.002);
        assertThat(unknown.isKnown() && unknown.error() < 0.002).isFalse();
    }

    /** With 50 digits: 1 − 0.999² has lost two digits, and what is left of the first of 5000 gradients has lost two as well. */
    @Test
    void an_error_covers_what_a_share_loses() {
        Estimate second = move(0, 1);
        assertThat(second.value()).isCloseTo(-0.0014882736260918698, within(second.error()));
        double[] first = new double[5000];
        first[0] = 1;
        assertThat(move(first).value())
                .isCloseTo(-1.392934822637513e-230, within(move(first).error()));
        assertThat(move(1, 2, -3).value()).isCloseTo(1.331980305416374e-4, within(1e-15));
    }

    /** After 40000 steps the powers are gone, but 1 − 0.9 and 1 − 0.999 are still off by two roundings and by eight. */
    @Test
    void an_error_covers_the_decimal_rates_after_many_steps() {
        Estimate[] gradients = new Estimate[40_000];
        Arrays.fill(gradients, Estimate.exact(0));
        gradients[39_999] = Estimate.exact(1.237);
        Estimate move = AdamRule.move(List.of(gradients), 2.815);
        assertThat(move.value()).isCloseTo(-8.901809337707633, within(move.error()));
    }
}
