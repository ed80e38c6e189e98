package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.iclconvergence.claims.Counterexample;
import org.iclconvergence.claims.DrawnWorlds;
import org.iclconvergence.claims.WorldsSeen;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldsInWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0|0|0 worlds",
                "1|0|0|1 pinned world",
                "55|0|0|55 pinned worlds",
                "8|4|300|312 worlds: 8 pinned, 4 at the ends of the ranges, 300 drawn",
                "0|0|1|1 world: 1 drawn",
                "0|4|12000|12,004 worlds: 4 at the ends of the ranges, 12,000 drawn"
            })
    void kinds_that_were_not_seen_are_not_named(long pinned, long edges, long drawn, String words) {
        assertThat(WorldsInWords.of(new WorldsSeen(pinned, edges, drawn))).isEqualTo(words);
    }

    /** ln 20 / n is 0.999 % for 300 worlds and 0.00999 % for 30000; what is said must not be less. */
    @ParameterizedTest
    @CsvSource({"300, 1.0", "298, 1.1", "30000, 0.010", "1, 95", "2, 78"})
    void the_mass_is_rounded_up(long draws, String percent) {
        double mass = DrawnWorlds.massThatMayViolate(draws);
        assertThat(WorldsInWords.mayViolate(mass))
                .isEqualTo("each assertion that drawn worlds compare, with 95 % confidence, fails on less than "
                        + percent + " % of the worlds it applies to, as they are drawn");
        assertThat(Double.parseDouble(percent)).isGreaterThanOrEqualTo(100 * mass);
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "1, made smaller once", "5, made smaller 5 times"})
    void a_world_that_was_not_shrunk_says_nothing_of_it(int shrunk, String words) {
        assertThat(WorldsInWords.shrinking(new Counterexample("K = 3", "x", 3, 2, shrunk)))
                .isEqualTo(words);
    }
}
