package org.iclconvergence.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.stats.ThreeValued.NO;
import static org.iclconvergence.stats.ThreeValued.UNKNOWN;
import static org.iclconvergence.stats.ThreeValued.YES;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThreeValuedTest {
    @Test
    void an_error_that_reaches_the_threshold_leaves_it_open() {
        assertThat(ThreeValued.atMost(new Estimate(1, 0.5), 1.6)).isEqualTo(YES);
        assertThat(ThreeValued.atMost(new Estimate(1, 0.5), 1.4)).isEqualTo(UNKNOWN);
        assertThat(ThreeValued.atMost(new Estimate(1, 0.5), 0.4)).isEqualTo(NO);
        assertThat(ThreeValued.atLeast(new Estimate(1, 0.5), 0.4)).isEqualTo(YES);
        assertThat(ThreeValued.atLeast(new Estimate(1, 0.5), 0.6)).isEqualTo(UNKNOWN);
        assertThat(ThreeValued.atLeast(new Estimate(1, 0.5), 1.6)).isEqualTo(NO);
    }

    /** The limits of a half to one and a half are rounded outwards by one double; one that is met leaves it open. */
    @Test
    void a_limit_that_meets_the_threshold_leaves_it_open() {
        Estimate number = new Estimate(1, 0.5);
        assertThat(ThreeValued.atMost(number, Math.nextDown(0.5))).isEqualTo(UNKNOWN);
        assertThat(ThreeValued.atLeast(number, Math.nextUp(1.5))).isEqualTo(UNKNOWN);
        assertThat(ThreeValued.below(number, 1.6)).isEqualTo(YES);
        assertThat(ThreeValued.below(number, 1.4)).isEqualTo(UNKNOWN);
        assertThat(ThreeValued.below(number, 0.4)).isEqualTo(NO);
    }

    @Test
    void what_is_exact_is_decided_at_the_threshold_too() {
        assertThat(ThreeValued.atMost(Estimate.exact(1), 1)).isEqualTo(YES);
        assertThat(ThreeValued.atLeast(Estimate.exact(1), 1)).isEqualTo(YES);
        assertThat(ThreeValued.below(Estimate.exact(1), 1)).isEqualTo(NO);
    }

    @Test
    void one_no_denies_all_and_one_unknown_leaves_the_rest_open() {
        assertThat(ThreeValued.all(Stream.of())).isEqualTo(YES);
        assertThat(ThreeValued.all(Stream.of(YES, YES))).isEqualTo(YES);
        assertThat(ThreeValued.all(Stream.of(YES, UNKNOWN))).isEqualTo(UNKNOWN);
        assertThat(ThreeValued.all(Stream.of(UNKNOWN, YES))).isEqualTo(UNKNOWN);
        assertThat(ThreeValued.all(Stream.of(UNKNOWN, NO, YES))).isEqualTo(NO);
        assertThat(Stream.of(YES, UNKNOWN, NO).map(ThreeValued::not)).containsExactly(NO, UNKNOWN, YES);
    }
}
