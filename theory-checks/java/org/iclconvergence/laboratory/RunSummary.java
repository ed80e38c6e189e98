package org.iclconvergence.laboratory;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.iclconvergence.stats.ThreeValued;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;
import org.jspecify.annotations.Nullable;

/**
 * What the claims about the paper's experiment need of one run; index k is the query feature. Errors, loss and attention are those on
 * the prompts of the training, as in the paper's figures; {@code unseen} has those of all prompts. A feature that no prompt queries
 * counts as not having converged. Of a model without Q only that is known which it was asked: the rest cannot be had.
 *
 * @param drawn one feature, drawn for this run: a statement about features that depend on each other needs one
 * @param errors L_k at the last epoch
 * @param lossRatio final over initial empirical loss
 * @param learned first epoch with L_k &lt; 0.05, or {@link #NEVER}
 * @param attended first epoch with mean Attn_k ≥ 0.7, or {@link #NEVER}
 * @param finalAttention mean Attn_k at the last epoch
 * @param largestAttention largest mean Attn_k of any epoch
 * @param growthAtFall Attn_k over its start, when Attn_1 first is at most 0.7 of its start; both are averages over the queries k ≥ 2,
 *     of which each alone has some fifteen prompts and fluctuates; infinite if Attn_1 never falls
 * @param unseen the same weights on prompts that they were not trained on
 */
public record RunSummary(
        int drawn,
        double[] errors,
        double lossRatio,
        int[] learned,
        int @Nullable [] attended,
        double @Nullable [] finalAttention,
        double @Nullable [] largestAttention,
        double growthAtFall,
        OnNewPrompts unseen) {
    /** No epoch. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** The prediction error below which a feature counts as learned. */
    static final double LEARNED = 0.05;

    private static final double ATTENDED = 0.7;

    private static final double FALL = 0.7;

    /** Of a query at a recorded moment. */
    interface Condition {
        boolean holds(int moment, int query);
    }

    static RunSummary of(Trajectory trajectory, int drawn, OnNewPrompts unseen) {
        Snapshot first = trajectory.first();
        Snapshot last = trajectory.last();
        int count = first.predictionErrors().length;
        List<Snapshot> moments = trajectory.snapshots();
        long[] steps = moments.stream().mapToLong(Snapshot::step).toArray();
        double[] largest = new double[count];
        for (int k = 0; k < count; k++) {
            for (Snapshot at : trajectory.snapshots()) {
                largest[k] = Math.max(largest[k], at.targetAttention()[k]);
            }
        }
        return new RunSummary(
                drawn,
                last.predictionErrors().clone(),
                last.loss() / first.loss(),
                firsts(steps, count, (at, k) -> moments.get(at).predictionErrors()[k] < LEARNED),
                firsts(steps, count, (at, k) -> moments.get(at).targetAttention()[k] >= ATTENDED),
                last.targetAttention().clone(),
                largest,
                growthAtFall(trajectory),
                unseen);
    }

    private static double growthAtFall(Trajectory trajectory) {
        double dominant = sumOfRare(trajectory.first().dominantAttention());
        double target = sumOfRare(trajectory.first().targetAttention());
        for (Snapshot at : trajectory.snapshots()) {
            if (sumOfRare(at.dominantAttention()) <= FALL * dominant) {
                return sumOfRare(at.targetAttention()) / target;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** In the ratio of their averages. */
    private static double sumOfRare(double[] ofQueries) {
        double sum = 0;
        for (int k = 1; k < ofQueries.length; k++) {
            sum += ofQueries[k];
        }
        return sum;
    }

    /** Of every query the first step at which it holds. */
    static int[] firsts(long[] steps, int queries, Condition condition) {
        int[] firsts = new int[queries];
        Arrays.fill(firsts, NEVER);
        for (int k = 0; k < queries; k++) {
            for (int at = 0; at < steps.length && firsts[k] == NEVER; at++) {
                firsts[k] = condition.holds(at, k) ? (int) steps[at] : NEVER;
            }
        }
        return firsts;
    }

    static <T> T answered(@Nullable T value, String what) {
        if (value == null) {
            throw new NotTrained("the model was answered for by predictions, without " + what);
        }
        return value;
    }

    /**
     * The first epochs of attention.
     *
     * @throws NotTrained if they were not asked
     */
    @Override
    public int[] attended() {
        return answered(attended, "attention at every step");
    }

    /**
     * The attention of the last epoch.
     *
     * @throws NotTrained if it was not asked
     */
    @Override
    public double[] finalAttention() {
        return answered(finalAttention, "attention at the last step");
    }

    /**
     * The largest attention.
     *
     * @throws NotTrained if it was not asked
     */
    @Override
    public double[] largestAttention() {
        return answered(largestAttention, "attention at every step");
    }

    /**
     * The growth.
     *
     * @throws NotTrained if it was not asked
     */
    @Override
    public double growthAtFall() {
        return answered(Double.isNaN(growthAtFall) ? null : growthAtFall, "attention at every step");
    }

    /**
     * Whether one feature was learned strictly before another.
     *
     * @param feature that should be first
     * @param other that should be later
     * @param everyEpoch whether every epoch was looked at; otherwise nothing is known of the order between two looks
     * @return the answer
     */
    public ThreeValued learnedBefore(int feature, int other, boolean everyEpoch) {
        boolean together = learned[feature] == learned[other] && learned[feature] != NEVER;
        return together && !everyEpoch ? ThreeValued.UNKNOWN : ThreeValued.of(learned[feature] < learned[other]);
    }

    /**
     * The probability with which an event of this run is misjudged.
     *
     * @return 0 where Q is known
     */
    public double misled() {
        return unseen.probes() == 0 ? 0 : ProbedRun.MISLED;
    }

    /**
     * The same run as if more probes had shown the same means.
     *
     * @param times as many probes, ≥ 1
     * @return this where Q is known
     */
    public RunSummary withMoreProbes(long times) {
        return unseen.probes() == 0
                ? this
                : new RunSummary(
                        drawn,
                        errors,
                        lossRatio,
                        learned,
                        attended,
                        finalAttention,
                        largestAttention,
                        growthAtFall,
                        Objects.requireNonNull(unseen.byProbes()).apply(times * unseen.probes()));
    }
}
