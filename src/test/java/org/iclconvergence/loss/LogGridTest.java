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

    @Test
    void what_lies_left_of_a_node_is_a_geometric_series() {
        double linear = 0;
        double square = 0;
        for (int i = 400; i >= 1; i--) {
            linear += StrictMath.exp(-i * STEP);
            square += StrictMath.exp(-2 * i * STEP);
        }
        assertThat(grid.leftOfLinear).isCloseTo(linear, within(1e-15 * linear));
        assertThat(grid.leftOfSquare).isCloseTo(square, within(1e-15 * square));
    }

    /** Of 3 s + 5 s², at s and at e^h s. */
    @Test
    void the_linear_part_is_told_from_two_nodes() {
        double s = StrictMath.exp(-2);
        double next = StrictMath.exp(-2 + STEP);
        double linear = grid.linearPart(3 * s + 5 * s * s, 3 * next + 5 * next * next);
        assertThat(linear).isCloseTo(3 * s, within(1e-14));
    }
}
