package org.iclconvergence.stats;

import static org.assertj.core.api.Assertions.assertThat;
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

    @Test
    void impossible_plans_are_refused() {
        for (double[] broken : new double[][] {{0, 1, 0.1}, {1, 0, 0.1}, {1, 1, 0}, {1, 1, 1}, {1, 1, 1.5}}) {
            assertThatThrownBy(() -> MedianOfMeans.plan(broken[0], broken[1], broken[2]))
                    .hasMessageContaining("falseAlarm in (0, 1)");
        }
    }
}
