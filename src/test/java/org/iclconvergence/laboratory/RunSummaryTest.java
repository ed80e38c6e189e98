package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.stats.ThreeValued;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;
import org.junit.jupiter.api.Test;

/** What the claims need of one run, from runs that are written down. */
class RunSummaryTest {
    private static final OnNewPrompts KNOWN =
            new OnNewPrompts(ThreeValued.YES, new Estimate[0], new Estimate[0], Estimate.exact(0.5), 0, null);

    private static Snapshot at(long step, double loss, double[] errors, double[] target, double[] dominant) {
        return new Snapshot(step, loss, errors, target, dominant, new BilinearWeights(3));
    }

    private static double[] of(double... values) {
        return values;
    }

    /** Attention on the dominant feature is that of three queries, of which the first is itself. */
    private final RunSummary run = RunSummary.of(
            new Trajectory(List.of(
                    at(0, 2, of(0.5, 0.5, 0.5), of(0.5, 0.2, 0.3), of(0.5, 0.5, 0.5)),
                    at(10, 1, of(0.05, 0.4, 0.3), of(0.9, 0.1, 0.3), of(0.9, 0.4, 0.31)),
                    at(20, 0.5, of(0.04, 0.04, 0.3), of(0.8, 0.7, 0.4), of(0.8, 0.3, 0.4)),
                    at(30, 0.25, of(0.04, 0.03, 0.2), of(0.8, 0.8, 0.69), of(0.8, 0.1, 0.1)))),
            7,
            KNOWN);

    @Test
    void features_are_learned_below_a_twentieth_and_attended_from_seven_tenths_on() {
        assertThat(run.drawn()).isEqualTo(7);
        assertThat(run.learned()).containsExactly(20, 20, RunSummary.NEVER);
        assertThat(run.attended()).containsExactly(10, 20, RunSummary.NEVER);
        assertThat(run.errors()).containsExactly(0.04, 0.03, 0.2);
        assertThat(run.lossRatio()).isEqualTo(0.125);
        assertThat(run.finalAttention()).containsExactly(0.8, 0.8, 0.69);
        assertThat(run.largestAttention()).containsExactly(0.9, 0.8, 0.69);
        assertThat(run.unseen()).isSameAs(KNOWN);
        assertThat(run.misled()).isZero();
    }

    /** The mean of the two rare queries: 0.5, 0.355, 0.35, where the targets have grown from 0.25 to 0.55. */
    @Test
    void the_targets_growth_is_read_where_the_dominant_attention_has_fallen_to_seven_tenths() {
        assertThat(run.growthAtFall()).isBetween(2.2 - 1e-12, 2.2 + 1e-12);
        RunSummary never = RunSummary.of(
                new Trajectory(List.of(at(0, 2, of(1, 1, 1), of(0.5, 0.2, 0.3), of(0.5, 0.5, 0.5)))), 0, KNOWN);
        assertThat(never.growthAtFall()).isInfinite().isPositive();
        // 0.7 of 0.8 is 0.56, of the first alone nothing counts
        RunSummary small = RunSummary.of(
                new Trajectory(List.of(
                        at(0, 2, of(1, 1, 1), of(0.5, 0.2, 0.2), of(0.9, 0.4, 0.4)),
                        at(1, 2, of(1, 1, 1), of(0.5, 0.4, 0.2), of(0.1, 0.3, 0.3)),
                        at(2, 2, of(1, 1, 1), of(0.5, 0.4, 0.6), of(0.9, 0.5, 0.05)))),
                0,
                KNOWN);
        assertThat(small.growthAtFall()).isBetween(2.5 - 1e-12, 2.5 + 1e-12);
    }

    @Test
    void one_feature_is_learned_before_another_if_no_look_is_missing() {
        assertThat(run.learnedBefore(0, 2, false)).isEqualTo(ThreeValued.YES);
        assertThat(run.learnedBefore(2, 0, false)).isEqualTo(ThreeValued.NO);
        assertThat(run.learnedBefore(0, 1, true)).isEqualTo(ThreeValued.NO);
        assertThat(run.learnedBefore(0, 1, false)).isEqualTo(ThreeValued.UNKNOWN);
        assertThat(run.learnedBefore(2, 2, false)).as("neither ever is").isEqualTo(ThreeValued.NO);
    }

    @Test
    void a_run_known_by_probes_says_how_it_may_be_misjudged_and_what_more_of_them_would_show() {
        OnNewPrompts probed = new OnNewPrompts(
                ThreeValued.UNKNOWN,
                new Estimate[0],
                null,
                Estimate.exact(0.5),
                40,
                probes -> new OnNewPrompts(ThreeValued.YES, new Estimate[0], null, Estimate.exact(0.25), probes, null));
        RunSummary of = new RunSummary(3, of(1, 1, 1), 0.5, new int[3], null, null, null, Double.NaN, probed);
        assertThat(of.misled()).isEqualTo(0.005);
        RunSummary more = of.withMoreProbes(25);
        assertThat(more.unseen().probes()).isEqualTo(1000);
        assertThat(more.unseen().lossRatio()).isEqualTo(Estimate.exact(0.25));
        assertThat(more.drawn()).isEqualTo(3);
        assertThat(run.withMoreProbes(25)).isSameAs(run);
        assertThatThrownBy(of::growthAtFall).isInstanceOf(NotTrained.class);
        assertThatThrownBy(of::attended)
                .isInstanceOf(NotTrained.class)
                .hasMessage("the model was answered for by predictions, without attention at every step");
    }
}
