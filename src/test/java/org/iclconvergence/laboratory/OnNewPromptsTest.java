package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.stats.ThreeValued;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;
import org.junit.jupiter.api.Test;

/** What trainings that are written down do on all prompts, beside the softmax by hand, and which of two errors falls first. */
class OnNewPromptsTest {
    private static final FeatureProbabilities P = FeatureProbabilities.of(0.5, 0.3, 0.2);
    private static final double[][] START = {{0.5, -1, 0}, {1, 2, 0.25}, {-0.5, 0, 1}};
    private static final double[][] END = {{2, 0, -1}, {0.5, 3, 0}, {-1, 1, 2.5}};

    /** Of columns of Z. */
    private static Snapshot at(long step, double[][] columns) {
        BilinearWeights weights = new BilinearWeights(3);
        for (int k = 0; k < 3; k++) {
            for (int n = 0; n < 3; n++) {
                weights.set(n, k, columns[k][n]);
            }
        }
        return new Snapshot(step, Double.NaN, new double[3], new double[3], new double[3], weights);
    }

    private static OnNewPrompts of(boolean ordered, Snapshot... snapshots) {
        return OnNewPrompts.of(
                new Trajectory(List.of(snapshots)),
                PaperExperiment.of(P, 3, 1).withPromptLength(17),
                (groups, length) -> {
                    assertThat(length).isEqualTo(17);
                    return new InfinitePromptQuery(groups);
                },
                ordered);
    }

    private static double attention(double[] column, int n) {
        double sum = 0;
        for (int m = 0; m < 3; m++) {
            sum += P.get(m) * Math.exp(column[m]);
        }
        return P.get(n) * Math.exp(column[n]) / sum;
    }

    private static double error(double[][] columns, int k) {
        double squares = 0;
        for (int n = 0; n < 3; n++) {
            double gap = attention(columns[k], n) - (n == k ? 1 : 0);
            squares += gap * gap;
        }
        return squares / 2;
    }

    private static double loss(double[][] columns) {
        return 0.5 * error(columns, 0) + 0.3 * error(columns, 1) + 0.2 * error(columns, 2);
    }

    @Test
    void errors_attention_and_the_loss_s_ratio_are_those_of_the_weights() {
        OnNewPrompts unseen = of(false, at(0, START), at(3, new double[3][3]), at(5, END));
        for (int k = 0; k < 3; k++) {
            assertThat(unseen.errors()[k].value()).isCloseTo(error(END, k), within(1e-15));
            assertThat(unseen.errors()[k].error()).isZero();
            assertThat(unseen.attention()[k].value()).isCloseTo(attention(END[k], k), within(1e-15));
            assertThat(unseen.attention()[k].error()).isZero();
        }
        assertThat(unseen.lossRatio().value()).isCloseTo(loss(END) / loss(START), within(1e-14));
        assertThat(unseen.probes()).isZero();
        assertThat(unseen.byProbes()).isNull();
        assertThat(unseen.dominantFirst()).isNull();
    }

    /** A weight of 6 on the target leaves an error below 1e-3. */
    @Test
    void the_order_is_that_of_the_recorded_weights() {
        double[][] none = new double[3][3];
        double[][] dominant = {{6, 0, 0}, {0, 0, 0}, {0, 0, 0}};
        double[][] other = {{0, 0, 0}, {0, 0, 0}, {0, 0, 6}};
        double[][] all = {{6, 0, 0}, {0, 6, 0}, {0, 0, 6}};
        assertThat(of(true, at(0, none), at(1, dominant), at(2, all)).dominantFirst())
                .isEqualTo(ThreeValued.YES);
        assertThat(of(true, at(0, none), at(1, other), at(2, all)).dominantFirst())
                .isEqualTo(ThreeValued.NO);
        assertThat(of(true, at(0, none), at(1, none), at(2, none)).dominantFirst())
                .isEqualTo(ThreeValued.NO);
    }

    private static final Estimate LARGE = Estimate.exact(0.5);
    private static final Estimate SMALL = Estimate.exact(0.01);
    private static final Estimate OPEN = new Estimate(0.05, 0.02);

    /** Of L_1 and L_2 at one moment after the other. */
    private static ThreeValued first(int stride, Estimate[]... moments) {
        long[] steps = new long[moments.length];
        for (int at = 0; at < steps.length; at++) {
            steps[at] = (long) stride * at;
        }
        return OnNewPrompts.dominantFirst(steps, 2, (at, k) -> moments[at][k]);
    }

    private static Estimate[] both(Estimate dominant, Estimate other) {
        return new Estimate[] {dominant, other};
    }

    @Test
    void whoever_is_learned_at_the_start_is_not_overtaken() {
        assertThat(first(1, both(LARGE, SMALL), both(SMALL, LARGE))).isEqualTo(ThreeValued.NO);
        assertThat(first(1, both(SMALL, LARGE), both(LARGE, SMALL))).isEqualTo(ThreeValued.YES);
        assertThat(first(1, both(SMALL, SMALL))).isEqualTo(ThreeValued.NO);
    }

    @Test
    void another_that_may_have_been_before_leaves_it_open() {
        assertThat(first(1, both(LARGE, OPEN), both(SMALL, LARGE)))
                .as("another perhaps before, the dominant one for certain")
                .isEqualTo(ThreeValued.UNKNOWN);
        assertThat(first(1, both(LARGE, LARGE), both(SMALL, OPEN))).isEqualTo(ThreeValued.UNKNOWN);
        assertThat(first(1, both(OPEN, LARGE), both(LARGE, SMALL)))
                .as("the dominant one perhaps before, another for certain")
                .isEqualTo(ThreeValued.UNKNOWN);
        assertThat(first(1, both(OPEN, LARGE), both(SMALL, LARGE))).isEqualTo(ThreeValued.YES);
        assertThat(first(1, both(LARGE, LARGE), both(OPEN, LARGE), both(LARGE, LARGE)))
                .as("perhaps at one moment")
                .isEqualTo(ThreeValued.UNKNOWN);
    }

    @Test
    void between_two_looks_only_what_is_seen_at_one_of_them_is_ordered() {
        assertThat(first(10, both(LARGE, LARGE), both(LARGE, SMALL), both(SMALL, SMALL)))
                .isEqualTo(ThreeValued.NO);
        assertThat(first(10, both(LARGE, LARGE), both(SMALL, SMALL))).isEqualTo(ThreeValued.UNKNOWN);
        assertThat(first(10, both(LARGE, LARGE), both(SMALL, LARGE))).isEqualTo(ThreeValued.YES);
    }
}
