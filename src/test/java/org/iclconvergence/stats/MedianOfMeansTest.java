package org.iclconvergence.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.RandomStreams;
import org.junit.jupiter.api.Test;

class MedianOfMeansTest {
    @Test
    void a_plan_keeps_width_and_error() {
        MedianOfMeans plan = MedianOfMeans.plan(2, 0.1, 1e-6);
        assertThat(plan.halfWidth()).isLessThanOrEqualTo(0.1);
        assertThat(plan.falseAlarm()).isLessThanOrEqualTo(1e-6);
        assertThat(plan.groups()).isEqualTo(111);
        assertThat(plan.groupSize()).isEqualTo(1600);
    }

    /** σ = 3: 8 ln 100 = 36.8 groups of 4 · 9/0.7² = 73.5 draws, each rounded up, so both are kept better than asked. */
    @Test
    void a_plan_done_by_hand() {
        assertThat(MedianOfMeans.plan(3, 0.5, 0.01)).isEqualTo(new MedianOfMeans(37, 144, 0.5, FastMath.exp(-4.625)));
        assertThat(MedianOfMeans.plan(3, 0.7, 0.01))
                .isEqualTo(new MedianOfMeans(37, 74, 6 / Math.sqrt(74), FastMath.exp(-4.625)));
    }

    /** 200 intervals at error 1e-3, heavy tails (a cube of a uniform): a miss has probability below 0.2 in all; seed fixed. */
    @Test
    void intervals_cover_the_mean() {
        UniformRandomProvider random = new RandomStreams(8).other();
        MedianOfMeans plan = MedianOfMeans.plan(Math.sqrt(1 / 7.0 - 1 / 16.0), 0.05, 1e-3);
        for (int i = 0; i < 200; i++) {
            Estimate estimate = plan.estimate(() -> Math.pow(random.nextDouble(), 3));
            assertThat(estimate.error()).isEqualTo(plan.halfWidth());
            assertThat(Math.abs(estimate.value() - 0.25)).isLessThanOrEqualTo(plan.halfWidth());
        }
    }

    @Test
    void every_draw_is_used_once() {
        AtomicInteger draws = new AtomicInteger();
        MedianOfMeans plan = MedianOfMeans.plan(1, 0.5, 0.01);
        plan.estimate(draws::incrementAndGet);
        assertThat(draws).hasValue(plan.groups() * plan.groupSize());
    }

    /** Each value at the end of its range, which belongs to it, and beyond. */
    @Test
    void what_leaves_its_range_is_no_interval() {
        assertThatNoException().isThrownBy(() -> new MedianOfMeans(1, 1, 0, 1));
        assertThatNoException().isThrownBy(() -> new MedianOfMeans(1, 1, 0, Double.MIN_VALUE));
        for (double[] broken : new double[][] {
            {0, 1, 1, 0.5},
            {1, 0, 1, 0.5},
            {1, 1, -Double.MIN_VALUE, 0.5},
            {1, 1, Double.NaN, 0.5},
            {1, 1, 1, 0},
            {1, 1, 1, Math.nextUp(1.0)}
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new MedianOfMeans((int) broken[0], (int) broken[1], broken[2], broken[3]))
                    .withMessage("need groups and groupSize >= 1, halfWidth >= 0 and falseAlarm in (0, 1], not "
                            + (int) broken[0] + ", " + (int) broken[1] + ", " + broken[2] + " and " + broken[3]);
        }
    }

    /** 4 (σ/h)² draws: one of them if σ = h/2, 2^31 − 1 and 2^31 on either side of what an int holds, none if the square underflows. */
    @Test
    void a_group_holds_one_draw_to_as_many_as_are_counted() {
        assertThat(MedianOfMeans.plan(0.5, 1, 0.5).groupSize()).isEqualTo(1);
        double most = Math.sqrt(Integer.MAX_VALUE) / 2;
        assertThat(MedianOfMeans.plan(Math.nextDown(most), 1, 0.5).groupSize()).isEqualTo(Integer.MAX_VALUE);
        for (double standardDeviation : new double[] {Math.sqrt(0x1p31) / 2, 1e-200}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MedianOfMeans.plan(standardDeviation, 1, 0.5))
                    .withMessageStartingWith(
                            "standardDeviation " + standardDeviation + " and halfWidth 1.0 need groups of ");
        }
    }

    @Test
    void impossible_plans_are_refused() {
        for (double[] broken : new double[][] {{0, 1, 0.1}, {1, 0, 0.1}, {1, 1, 0}, {1, 1, 1}, {1, 1, 1.5}}) {
            assertThatThrownBy(() -> MedianOfMeans.plan(broken[0], broken[1], broken[2]))
                    .hasMessageContaining("falseAlarm in (0, 1)");
        }
    }
}
