package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;

class BreakingPointTest {
    private static final double[] GRID = {1, 2, 4, 8};

    @Test
    void the_boundary_lies_between_its_ends_within_a_part_in_a_thousand() {
        List<Double> asked = new ArrayList<>();
        BreakingPoint found = BreakingPoint.on(GRID, at -> {
            asked.add(at);
            return at < Math.PI;
        });
        assertThat(found.isFound()).isTrue();
        assertThat(found.isNone()).isFalse();
        assertThat(found.holds()).isLessThan(Math.PI).isGreaterThan(Math.PI - 0.00315);
        assertThat(found.fails()).isBetween(Math.PI, found.holds() + 0.00315);
        assertThat(asked).startsWith(1.0, 2.0, 4.0, 3.0, 3.5, 3.25).allMatch(at -> at <= 4);
        assertThat(found.reach()).isEqualTo(Estimate.between(found.holds(), found.fails()));
        assertThat(found).hasToString("[3.1406, 3.1426]");
    }

    /** A width of 2^−10 of 2 is below a part in a thousand, that of 2^−9 is not. */
    @Test
    void bisection_ends_as_soon_as_it_may() {
        BreakingPoint found = BreakingPoint.on(new double[] {1, 2}, at -> at < 2);
        assertThat(found).isEqualTo(new BreakingPoint(2 - 0x1p-9, 2));
        BreakingPoint wide = BreakingPoint.on(new double[] {999, 1000}, at -> at < 1000);
        assertThat(wide).isEqualTo(new BreakingPoint(999, 1000));
    }

    @Test
    void what_fails_again_further_on_is_not_looked_at() {
        BreakingPoint first = BreakingPoint.on(GRID, at -> at < 1.5 || at > 3);
        assertThat(first.holds()).isLessThan(1.5);
        assertThat(first.fails()).isBetween(1.5, 1.502);
    }

    @Test
    void a_condition_may_hold_everywhere() {
        BreakingPoint none = BreakingPoint.on(GRID, at -> true);
        assertThat(none.isNone()).isTrue();
        assertThat(none.isFound()).isFalse();
        assertThat(none.reach()).isEqualTo(Estimate.exact(8));
        assertThat(none).hasToString("none up to 8.0000");
    }

    @Test
    void or_nowhere() {
        BreakingPoint start = BreakingPoint.on(GRID, at -> at > 1);
        assertThat(start.isNone()).isFalse();
        assertThat(start.isFound()).isFalse();
        assertThat(start.reach()).isEqualTo(Estimate.between(0, 1));
        assertThat(start).hasToString("fails already at 1.0000");
    }
}
