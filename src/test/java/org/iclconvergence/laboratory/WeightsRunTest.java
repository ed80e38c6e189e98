package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.GeneralWorld;
import org.junit.jupiter.api.Test;

/** What rounding adds up to, by hand: each of its sources alone. */
class WeightsRunTest {
    private static final double ROUNDING = 0x1p-53;

    private static BilinearWeights weights(double a, double b, double c, double d) {
        BilinearWeights weights = new BilinearWeights(2);
        weights.set(0, 0, a);
        weights.set(1, 0, b);
        weights.set(0, 1, c);
        weights.set(1, 1, d);
        return weights;
    }

    /** Columns of norm 0, then 5 and 13, then 10 and 26. */
    private static final List<BilinearWeights> STEPS =
            List.of(weights(0, 0, 0, 0), weights(3, -4, 5, 12), weights(6, -8, -10, 24));

    /** L_k, then the bounds on −H. */
    private static final List<double[]> ERRORS =
            List.of(new double[] {0.5, 0.25}, new double[] {0.125, 0.25}, new double[2]);

    private static final List<double[]> INSTABILITIES =
            List.of(new double[] {1, 2}, new double[] {0.5, 0.25}, new double[2]);

    /** η p_k is η/4 for the first feature and 3 η/4 for the second. */
    private static WeightsRun run(double rate, double ofGrowth, double ofGradient, double roundings) {
        FeatureProbabilities p = FeatureProbabilities.proportionalTo(new double[] {1, 3});
        return new WeightsRun(
                new GeneralWorld(p, 0, 4, rate, 7, "by hand"),
                STEPS,
                ERRORS,
                INSTABILITIES,
                new WeightsRun.Losses(ofGrowth, ofGradient, roundings));
    }

    /** The roundings of sums, which are 1e-14 at most, are beside the point where something else of size 1e-3 is lost. */
    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-11 * expected));
    }

    /** η = 4: 6 · 1 · ½, then 6 · 1 · ⅛; what was lost before grows by 1.01 · ½. The second: 6 · 3 · ¼ twice, and 1.01 · 3 · ¼. */
    @Test
    void a_growth_that_is_off_moves_a_step_and_what_follows() {
        WeightsRun run = run(4, 1e-3, 0, 0);
        assertThat(run.error(0, 0)).isZero();
        near(run.error(1, 0), 3e-3);
        near(run.error(2, 0), 3e-3 * 1.505 + 0.75e-3);
        near(run.error(1, 1), 4.5e-3);
        // 3 − 2 is more than 1.01 · ¾
        near(run.error(2, 1), 4.5e-3 * 2 + 4.5e-3);
        near(run.error(1), Math.hypot(3e-3, 4.5e-3));
        assertThat(run.error(0)).isZero();
    }

    @Test
    void a_gradient_that_is_off_moves_a_step_by_the_rate() {
        WeightsRun run = run(1, 0, 1e-3, 0);
        near(run.error(1, 0), 1e-3);
        near(run.error(2, 0), 1e-3 * (1 + 1.01 * 0.25 * 0.5) + 1e-3);
        near(run.error(2, 1), 1e-3 * (1 + 1.01 * 0.75 * 0.25) + 1e-3);
    }

    /** Two roundings of the column before and after. */
    @Test
    void the_sum_is_rounded_by_columns_in_z() {
        WeightsRun run = run(1, 0, 0, 0);
        near(run.error(1, 0), 2 * ROUNDING * 5);
        near(run.error(2, 0), 2 * ROUNDING * (5 * (1 + 1.01 * 0.125) + 15));
        near(run.error(1, 1), 2 * ROUNDING * 13);
        near(run.weight(2, 1, 0).error(), run.error(2, 0));
        assertThat(run.weight(2, 1, 0).value()).isEqualTo(-8);
        assertThat(run.alike(7, 2, 0)).isEqualTo(new Estimate(7, run.error(2, 0)));
    }

    /** Of all columns, √(25 + 169) and √(100 + 676), six more, and those that reading takes. */
    @Test
    void and_by_the_whole_in_q() {
        WeightsRun run = run(1, 0, 0, 6);
        double norm = Math.sqrt(194);
        near(run.error(1, 0), 8 * ROUNDING * norm + 6 * ROUNDING * norm);
        near(
                run.error(2, 1),
                8 * ROUNDING * norm * (1 + 1.01 * 0.1875) + 8 * ROUNDING * 3 * norm + 6 * ROUNDING * 2 * norm);
        near(run.error(1), Math.sqrt(2) * 8 * ROUNDING * norm + 6 * ROUNDING * norm);
        assertThat(run.error(0, 0)).isZero();
    }

    /** Nothing that was lost grows; two additions, and the reading, are rounded as well. */
    @Test
    void a_column_s_sum_only_adds_up_what_was_lost() {
        WeightsRun run = run(1, 0, 1e-3, 6);
        double norm = Math.sqrt(194);
        Estimate sum = run.sum(2, 1);
        assertThat(sum.value()).isEqualTo(14);
        double lost = 2e-3 + 8 * ROUNDING * norm + 8 * ROUNDING * 3 * norm;
        near(sum.error(), Math.sqrt(2) * (lost + (6 + 2) * ROUNDING * 2 * norm));
        assertThat(run.sum(0, 1)).isEqualTo(Estimate.exact(0));
        WeightsRun exact = run(1, 0, 0, 0);
        near(exact.sum(1, 0).error(), Math.sqrt(2) * (2 * ROUNDING * 5 + 2 * ROUNDING * norm));
    }

    /** From 3 to 6, and from 12 to 24. */
    @Test
    void what_a_step_adds_is_rounded_by_what_it_is_taken_from() {
        WeightsRun run = run(1, 0, 0, 0);
        assertThat(run.gain(2, 0).value()).isEqualTo(3);
        assertThat(run.gain(2, 0).error()).isBetween((12 + 9) * ROUNDING, (12 + 9) * ROUNDING * 1.3);
        assertThat(run.gain(2, 1).value()).isEqualTo(12);
        assertThat(run.gain(2, 1).error()).isBetween((48 + 36) * ROUNDING, (48 + 36) * ROUNDING * 1.3);
        assertThat(run.last()).isEqualTo(2);
        assertThat(run.features()).isEqualTo(2);
        assertThat(run.column(1, 1)).containsExactly(12, 5);
        assertThat(run.weights(1)).isSameAs(STEPS.get(1));
    }

    @Test
    void a_descent_of_no_step_has_features() {
        WeightsRun start = new WeightsRun(
                new GeneralWorld(FeatureProbabilities.balanced(2), 0, 4, 1, 7, "by hand"),
                STEPS.subList(0, 1),
                ERRORS.subList(0, 1),
                new WeightsRun.Losses(1e-3, 0, 0));
        assertThat(start.features()).isEqualTo(2);
        assertThat(start.last()).isZero();
    }
}
