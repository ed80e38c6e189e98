package org.iclconvergence.laboratory;

import java.util.function.Predicate;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;

/**
 * What the claims about the paper's experiment need of one run; index k is the query feature. Errors, loss and attention are those on
 * the prompts of the training, as in the paper's figures; {@code unseen} has those of all prompts. A feature that no prompt queries
 * counts as not having converged.
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
        int[] attended,
        double[] finalAttention,
        double[] largestAttention,
        double growthAtFall,
        OnNewPrompts unseen) {
    /** No epoch. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** The prediction error below which a feature counts as learned. */
    static final double LEARNED = 0.05;

    private static final double FALL = 0.7;

    static RunSummary of(Trajectory trajectory, int drawn, OnNewPrompts unseen) {
        Snapshot first = trajectory.first();
        Snapshot last = trajectory.last();
        int count = first.predictionErrors().length;
        int[] learned = new int[count];
        int[] attended = new int[count];
        double[] largest = new double[count];
        for (int k = 0; k < count; k++) {
            int feature = k;
            learned[k] = first(trajectory, at -> at.predictionErrors()[feature] < LEARNED);
            attended[k] = first(trajectory, at -> at.targetAttention()[feature] >= 0.7);
            for (Snapshot at : trajectory.snapshots()) {
                largest[k] = Math.max(largest[k], at.targetAttention()[k]);
            }
        }
        return new RunSummary(
                drawn,
                last.predictionErrors().clone(),
                last.loss() / first.loss(),
                learned,
                attended,
                last.targetAttention().clone(),
                largest,
                growthAtFall(trajectory),
                unseen);
    }

    private static double growthAtFall(Trajectory trajectory) {
        double dominant = meanOfRare(trajectory.first().dominantAttention());
        double target = meanOfRare(trajectory.first().targetAttention());
        for (Snapshot at : trajectory.snapshots()) {
            if (meanOfRare(at.dominantAttention()) <= FALL * dominant) {
                return meanOfRare(at.targetAttention()) / target;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static double meanOfRare(double[] ofQueries) {
        double sum = 0;
        for (int k = 1; k < ofQueries.length; k++) {
            sum += ofQueries[k];
        }
        return sum / (ofQueries.length - 1);
    }

    private static int first(Trajectory trajectory, Predicate<Snapshot> condition) {
        return (int) trajectory.firstStep(condition).orElse(NEVER);
    }
}
