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
}
