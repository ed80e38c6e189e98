package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Student's t: its tails against the tables and an incomplete beta function, its interval by hand. */
class StudentTest {
    /** Of the tables: two-sided limits for 3, 5, 7, 9 and 29 degrees of freedom. */
    @ParameterizedTest
    @CsvSource({
        "3.1824463052837096, 3, 0.05",
        "5.8409093097333573, 3, 0.01",
        "2.570581835636314, 5, 0.05",
        "3.499483297350495, 7, 0.01",
        "2.262157162798205, 9, 0.05",
        "2.045229642132703, 29, 0.05"
    })
    void tails_are_those_of_the_tables(double limit, int degrees, double probability) {
        Estimate beyond = StudentTails.beyond(limit, degrees);
        assertThat(beyond.value()).isCloseTo(probability, within(1e-13));
        assertThat(probability).isBetween(beyond.lower() - 1e-15, beyond.upper() + 1e-15);
    }

    /** 4ν + 20 roundings of a number below 1. */
    @Test
    void tails_know_their_rounding() {
        for (int degrees = 3; degrees < 60; degrees += 2) {
            for (double limit : new double[] {0, 0.1, 1, 3, 10, 40}) {
                Estimate beyond = StudentTails.beyond(limit, degrees);
                double exact = 2 * new TDistribution(null, degrees).cumulativeProbability(-limit);
                assertThat(beyond.value()).isCloseTo(exact, within(1e-13));
                assertThat(beyond.error()).isLessThan((8.0 * degrees + 50) * 0x1p-53);
            }
        }
        // 32 operations on what is nearly 1, as halves of a unit in the last place
        assertThat(StudentTails.beyond(40, 3).error()).isBetween(31.9 * 0x1p-53, 35 * 0x1p-53);
    }

    /** Of 1, 2, 3, 4: mean 2.5, variance 5/3, half of the standard deviation with four batches. */
    @Test
    void an_interval_is_a_quantile_of_the_mean_s_deviation() {
        SummaryStatistics values = new SummaryStatistics();
        for (int i = 1; i <= 4; i++) {
            values.addValue(i);
        }
        Estimate interval = new StudentInterval(new Wiring(Lie.NONE), 4).of(values);
        double quantile = interval.error() / (Math.sqrt(5 / 3.0) / 2);
        assertThat(interval.value()).isEqualTo(2.5);
        assertThat(new TDistribution(null, 3).cumulativeProbability(-quantile)).isCloseTo(0.5e-6, within(1e-12));
    }

    @Test
    void an_interval_misses_what_it_says_and_a_lie_is_seen() {
        Estimate missing = new StudentInterval(new Wiring(Lie.NONE), 4).missing();
        assertThat(missing.value()).isCloseTo(1e-6, within(1e-12));
        Wiring narrow = new Wiring(new Lie("narrow", "half")
                .bend(Seams.QUANTILE, honest -> (degrees, error) -> 0.5 * honest.applyAsDouble(degrees, error)));
        assertThat(new StudentInterval(narrow, 4).missing().lower()).isGreaterThan(2e-6);
    }
}
