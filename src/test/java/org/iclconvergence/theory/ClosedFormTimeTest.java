package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedFormTimeTest {
    /** Values of an independent sketch. */
    @Test
    void known_values() {
        assertThat(ClosedFormTime.balanced(20).whenAttentionLeaves(0.5).value())
                .isCloseTo(544.641370721863, within(1e-11));
        assertThat(ClosedFormTime.balanced(20).whenErrorReaches(0.01).value()).isCloseTo(1287.678028851, within(5e-10));
        assertThat(new ClosedFormTime(20, 0.5).whenErrorReaches(0.01).value())
                .isCloseTo(74.303665812914, within(1e-11));
    }

    /** The differential equation, integrated by quadrature: dτ = da / (p (K/(K−1))² a² (1−a)³). */
    @ParameterizedTest
    @CsvSource({"3, 0.3333333333333333, 0.9", "20, 0.05, 0.5", "7, 0.6, 0.99", "1000, 0.001, 0.95"})
    void solves_its_differential_equation(double features, double p, double attention) {
        double rate = p * Math.pow(features / (features - 1), 2);
        double integral = new IterativeLegendreGaussIntegrator(30, 1e-12, 1e-300, 2, 40)
                .integrate(
                        10_000_000,
                        u -> Math.exp(u) / (rate * Math.exp(2 * u) * Math.pow(1 - Math.exp(u), 3)),
                        Math.log(p),
                        Math.log(attention));
        assertThat(new ClosedFormTime(features, p)
                                .whenAttentionLeaves(1 - attention)
                                .value()
                        / integral)
                .isCloseTo(1, within(1e-9));
    }

    /** At that gap Attn_k = p e^D/(1 − p + p e^D) leaves L_k = ½ (1 − Attn_k)² K/(K − 1). */
    @ParameterizedTest
    @CsvSource({"2, 0.5, 0.01", "20, 0.05, 0.1", "7, 0.6, 1e-6", "20, 0.5, 0.4"})
    void the_gap_is_that_of_the_error(double features, double p, double error) {
        double gap = new ClosedFormTime(features, p).gapWhenErrorReaches(error).value();
        double rest = (1 - p) / (1 - p + p * Math.exp(gap));
        double start = 0.5 * (1 - p) * (1 - p) * features / (features - 1);
        assertThat(0.5 * rest * rest * features / (features - 1)).isCloseTo(Math.min(start, error), within(1e-15));
    }

    @Test
    void an_error_that_is_met_at_the_start_takes_no_time() {
        assertThat(new ClosedFormTime(20, 0.5).whenErrorReaches(0.4).value()).isZero();
        assertThatThrownBy(() -> new ClosedFormTime(20, 0.5).whenErrorReaches(0))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> ClosedFormTime.balanced(20).whenAttentionLeaves(0.99))
                .hasMessageContaining("0.95");
        assertThatThrownBy(() -> new ClosedFormTime(1, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClosedFormTime(3, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Both limits of the closed form: K² for many features, (K−1)/(4ε) for small errors. */
    @Test
    void sharp_constants_are_its_limits() {
        assertThat(ClosedFormTime.balanced(1e7).whenErrorReaches(0.01).value()
                        / SharpConstants.balancedTimeForManyFeatures(1e7))
                .isCloseTo(1, within(1e-4));
        assertThat(ClosedFormTime.balanced(4).whenErrorReaches(1e-10).value()
                        / SharpConstants.balancedTimeForSmallErrors(4, 1e-10))
                .isCloseTo(1, within(1e-4));
    }

    /** K = 2 and p = ½ start at L_k = ¼. */
    @Test
    void the_error_of_the_start_is_met_there() {
        ClosedFormTime even = new ClosedFormTime(2, 0.5);
        assertThat(even.whenErrorReaches(0.25)).isEqualTo(Estimate.exact(0));
        assertThat(even.gapWhenErrorReaches(0.25)).isEqualTo(Estimate.exact(0));
        assertThat(even.whenAttentionLeaves(0.5).value()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1.5, 0.5", "3, 0", "3, -0.5", "3, 1", "3, 1.5"})
    void what_is_no_query_is_refused(double features, double p) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClosedFormTime(features, p));
    }

    @ParameterizedTest
    @CsvSource({"0", "-0.25", "0.75", "NaN"})
    void a_remainder_lies_between_none_and_that_of_the_start(double remainder) {
        ClosedFormTime even = new ClosedFormTime(2, 0.5);
        assertThatIllegalArgumentException().isThrownBy(() -> even.whenAttentionLeaves(remainder));
    }
}
