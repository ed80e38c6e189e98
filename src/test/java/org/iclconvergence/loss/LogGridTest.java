package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The nodes of the rule, and what the geometric series left of them add up to. */
class LogGridTest {
    private static final double STEP = 7.0 / 32;

    private final LogGrid grid = new LogGrid(STEP);

    @Test
    void a_node_is_a_power_of_e() {
        assertThat(grid.at(0)).isEqualTo(1);
        for (int j : new int[] {-3200, -320, -32, -1, 1, 31, 32}) {
            double power = StrictMath.exp(j * STEP);
            assertThat(grid.at(j)).as("node %d", j).isCloseTo(power, within(2 * Math.ulp(power)));
        }
    }

    /** e^−744.84 is the smallest number of all that is left of it, e^7 the largest. */
    @Test
    void it_reaches_from_the_smallest_double_to_where_every_exponential_is_0() {
        assertThat(grid.at(-3405)).isEqualTo(Double.MIN_VALUE);
        assertThat(grid.at(-3406)).isZero();
        assertThat(grid.at(-100_000)).isZero();
        assertThat(grid.at(32)).isFinite();
        assertThat(grid.at(33)).isInfinite();
    }

    /** As far as seven powers of s go. */
    @Test
    void the_first_weights_stand_for_all_nodes_left_of_them() {
        for (double step : new double[] {STEP, STEP / 2}) {
            LogGrid rule = new LogGrid(step);
            for (int r = 1; r <= 7; r++) {
                double left = 0;
                for (int i = 800; i >= 1; i--) {
                    left += StrictMath.exp(-r * i * step);
                }
                double added = 0;
                double size = 0;
                for (int i = 0; i < rule.leading.length; i++) {
                    double power = StrictMath.exp(r * i * step);
                    added += (rule.leading[i] - 1) * power;
                    size += Math.abs(rule.leading[i] * power);
                }
                assertThat(added).as("s^%d, h = %s", r, step).isCloseTo(left, within(1e-15 * size));
            }
        }
    }

    /** The eighth power of s is the first that is not summed exactly: of it 2^−57 of the mass may be left out, at most. */
    @Test
    void the_next_power_is_next_to_nothing_at_the_first_node() {
        double added = 0;
        for (int i = 0; i < grid.leading.length; i++) {
            added += (grid.leading[i] - 1) * StrictMath.exp(8 * i * STEP);
        }
        double missed = Math.abs(added - 1 / StrictMath.expm1(8 * STEP));
        // with x = e^−5.5 that of x e^−x, x² e^−x and x³ e^−x, over their integrals
        double power = STEP * missed * StrictMath.exp(8 * -5.5);
        assertThat(Math.max(Math.max(power / 5040, power / 720), power / 120 / 2))
                .isBetween(0x1p-60, 0x1p-57);
    }
}
