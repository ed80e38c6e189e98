package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawnWorldsTest {
    private static DrawnWorlds of(String name, double first, double last) {
        return new DrawnWorlds(Map.of(name, List.of(first, last)), Optional.empty(), 1, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "K; 2; 1e12; K from 2 to 1e12",
                "ε; 0.4; 1e-6; ε from 1e-6 to 0.4",
                "N/K; 10; 12345.678; N/K from 10 to 12345.7",
                "η; 3.25e-9; 99999; η from 3.25e-9 to 99999",
                "N; 100000; 2e5; N from 1e5 to 2e5",
                "x; 0; 0.001; x from 0 to 0.001",
                "x; -3; 0.00099; x from -3 to 9.9e-4",
                "x; -1e6; -0.5; x from -1e6 to -0.5",
                "p_1; 0.5; 0.5; p_1 = 0.5"
            })
    void a_range_is_said_from_low_to_high_whichever_end_is_simplest(
            String name, double first, double last, String words) {
        assertThat(of(name, first, last).quantifiers()).isEqualTo(words);
    }

    @Test
    void quantifiers_keep_their_order_name_the_families_and_do_not_depend_on_the_locale() {
        Map<String, List<Double>> ranges = new LinkedHashMap<>();
        ranges.put("K", List.of(3.0, 64.0));
        ranges.put("ε", List.of(0.4, 0.01));
        DrawnWorlds worlds = new DrawnWorlds(ranges, Optional.of(List.of("balanced", "zipf")), 300, Optional.empty());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(worlds.quantifiers()).isEqualTo("K from 3 to 64; ε from 0.01 to 0.4; p balanced, zipf");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** By the definition: a larger mass is missed by all draws with probability at most 5 %. */
    @Test
    void the_mass_that_may_violate_is_missed_by_all_draws_once_in_twenty() {
        for (int draws : new int[] {1, 2, 300, 1_000_000}) {
            double mass = DrawnWorlds.massThatMayViolate(draws);
            assertThat(Math.pow(1 - mass, draws)).isCloseTo(0.05, within(1e-9));
        }
        assertThat(DrawnWorlds.massThatMayViolate(1)).isCloseTo(0.95, within(1e-15));
        assertThat(DrawnWorlds.massThatMayViolate(300)).isBetween(0.00993, 0.00994);
    }

    @Test
    void what_varies_nowhere_has_not_two_ends_or_is_never_drawn_is_refused() {
        assertThatThrownBy(() -> new DrawnWorlds(Map.of(), Optional.empty(), 1, Optional.empty()))
                .hasMessage("ranges is empty: nothing would vary");
        assertThatThrownBy(() -> new DrawnWorlds(Map.of("K", List.of(2.0)), Optional.empty(), 1, Optional.empty()))
                .hasMessage("ranges gives K 1 ends, not two");
        assertThatThrownBy(() -> of("K", 2, Double.POSITIVE_INFINITY))
                .hasMessage("ranges gives K an end that is not finite: [2.0, Infinity]");
        assertThatThrownBy(() -> of("K", Double.NaN, 2))
                .hasMessage("ranges gives K an end that is not finite: [NaN, 2.0]");
        assertThatThrownBy(() -> new DrawnWorlds(Map.of("K", List.of(2.0, 3.0)), Optional.empty(), 0, Optional.empty()))
                .hasMessage("draws must be 1 or more, not 0");
    }

    @Test
    void worlds_are_counted_and_none_is_seen_less_than_not_at_all() {
        assertThat(new WorldsSeen(8, 4, 300).total()).isEqualTo(312);
        for (long[] counts : new long[][] {{-1, 0, 0}, {0, -1, 0}, {0, 0, -1}}) {
            assertThatThrownBy(() -> new WorldsSeen(counts[0], counts[1], counts[2]))
                    .hasMessage("counts must be 0 or more, not %d, %d and %d", counts[0], counts[1], counts[2]);
        }
    }
}
