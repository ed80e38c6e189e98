package org.iclconvergence.training;

import java.util.Objects;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;

/**
 * What was recorded at one step of a training. Index k is the query feature throughout; the arrays belong to the
 * snapshot and are not to be changed.
 *
 * @param step training steps done, 0 at the start
 * @param loss L
 * @param predictionErrors L_k; NaN for a feature that no prompt queries
 * @param targetAttention mean Attn_k
 * @param dominantAttention mean Attn_1
 * @param weights Z at this step: A_k = {@code weights.target(k)}, B_{k,1} = {@code weights.get(0, k)}
 */
public record Snapshot(
        long step,
        double loss,
        double[] predictionErrors,
        double[] targetAttention,
        double[] dominantAttention,
        BilinearWeights weights) {
    /** Nothing may be null. */
    public Snapshot {
        Objects.requireNonNull(predictionErrors, "predictionErrors");
        Objects.requireNonNull(targetAttention, "targetAttention");
        Objects.requireNonNull(dominantAttention, "dominantAttention");
        Objects.requireNonNull(weights, "weights");
    }

    /** What a loss says of the weights at a step, copied. */
    static Snapshot of(long step, BilinearWeights weights, LossValues values) {
        return new Snapshot(
                step,
                values.loss(),
                values.predictionErrors().clone(),
                values.targetAttention().clone(),
                values.dominantAttention().clone(),
                weights.copy());
    }
}
