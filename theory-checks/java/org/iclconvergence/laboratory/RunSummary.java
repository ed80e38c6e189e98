package org.iclconvergence.laboratory;

import java.util.function.Predicate;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;

/**
 * What the claims about the paper's experiment need of one run; index k is the query feature. A feature that no prompt queries
 * counts as not having converged.
 *
 * @param drawn one feature, drawn for this run: a statement about features that depend on each other needs one
 * @param lossRatio final over initial empirical loss
 * @param learned first epoch with L_k &lt; 0.05, or {@link #NEVER}
 * @param attended first epoch with mean Attn_k ≥ 0.7, or {@link #NEVER}
 * @param finalAttention mean Attn_k at the last epoch
 * @param largestAttention largest mean Attn_k of any epoch
 * @param dominantLow lowest mean Attn_1 before mean Attn_k reaches ½, relative to its start
 */
public record RunSummary(
        int drawn,
        double lossRatio,
        int[] learned,
        int[] attended,
        double[] finalAttention,
        double[] largestAttention,
        double[] dominantLow) {
    /** No epoch. */
    public static final int NEVER = Integer.MAX_VALUE;

    static RunSummary of(Trajectory trajectory, int drawn) {
        Snapshot first = trajectory.first();
        Snapshot last = trajectory.last();
        int count = first.predictionErrors().length;
        int[] learned = new int[count];
        int[] attended = new int[count];
        double[] largest = new double[count];
        double[] dominantLow = new double[count];
        for (int k = 0; k < count; k++) {
            int feature = k;
            learned[k] = first(trajectory, at -> at.predictionErrors()[feature] < 0.05);
            attended[k] = first(trajectory, at -> at.targetAttention()[feature] >= 0.7);
            dominantLow[k] = 1;
            boolean half = false;
            for (Snapshot at : trajectory.snapshots()) {
                largest[k] = Math.max(largest[k], at.targetAttention()[k]);
                half |= at.targetAttention()[k] >= 0.5;
                if (!half) {
                    dominantLow[k] = Math.min(dominantLow[k], at.dominantAttention()[k] / first.dominantAttention()[k]);
                }
            }
        }
        return new RunSummary(
                drawn,
                last.loss() / first.loss(),
                learned,
                attended,
                last.targetAttention().clone(),
                largest,
                dominantLow);
    }

    private static int first(Trajectory trajectory, Predicate<Snapshot> condition) {
        return (int) trajectory.firstStep(condition).orElse(NEVER);
    }
}
