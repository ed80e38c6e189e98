package org.iclconvergence.checks;

import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;

/**
 * What the claims about Figures 2 and 3 need of one run; index k is the query feature. A feature that no prompt queries
 * counts as not having converged.
 *
 * @param trial its number
 * @param lossRatio final over initial empirical loss
 * @param firstBelow first epoch with L_k &lt; 0.05, or none
 * @param finalAttention mean Attn_k at the last epoch
 * @param largestAttention largest mean Attn_k of any epoch
 * @param dominantLow lowest mean Attn_1 before mean Attn_k reaches ½, relative to its start
 */
record RunSummary(
        int trial,
        double lossRatio,
        int[] firstBelow,
        double[] finalAttention,
        double[] largestAttention,
        double[] dominantLow) {
    static final double SMALL_ERROR = 0.05;
    static final int NEVER = Integer.MAX_VALUE;

    static RunSummary of(Trajectory trajectory, int trial) {
        Snapshot first = trajectory.first();
        Snapshot last = trajectory.last();
        int count = first.predictionErrors().length;
        int[] firstBelow = new int[count];
        double[] largest = new double[count];
        double[] dominantLow = new double[count];
        for (int k = 0; k < count; k++) {
            int feature = k;
            firstBelow[k] = (int) trajectory
                    .firstStep(at -> at.predictionErrors()[feature] < SMALL_ERROR)
                    .orElse(NEVER);
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
                trial,
                last.loss() / first.loss(),
                firstBelow,
                last.targetAttention().clone(),
                largest,
                dominantLow);
    }
}
