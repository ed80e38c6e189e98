package org.iclconvergence.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogLogSlopeTest {
    @Test
    void a_power_law_has_its_exponent() {
        assertThat(LogLogSlope.between(10, 300, 1000, 3_000_000)).isCloseTo(2, within(1e-14));
        assertThat(LogLogSlope.between(2, 8, 4, 4)).isCloseTo(-1, within(1e-14));
    }

    /** So that evidence refutes it. */
    @Test
    void what_is_no_power_law_has_no_finite_slope() {
        assertThat(LogLogSlope.between(1, Double.NaN, 2, 1)).isNaN();
        assertThat(LogLogSlope.between(1, 1, 2, Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(LogLogSlope.between(1, -1, 2, 1)).isNaN();
    }
}
