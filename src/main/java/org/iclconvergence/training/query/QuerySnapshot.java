package org.iclconvergence.training.query;

import org.iclconvergence.loss.QueryValues;

/**
 * One query column at one moment of a training. Arrays have one entry for each group, that of ONE member, entry 0 the target;
 * they belong to the snapshot and are not to be changed.
 *
 * @param time training steps done; for gradient flow the flow's time τ = η t
 * @param weights A_k, then B_{k,n} of each group
 * @param predictionError L_k
 * @param rest E[1 − Attn_k], without cancellation
 * @param attention E[Attn_n], entry 0 is E[Attn_k]
 * @param growth α_k, then β_{k,n} of each group: the growth of a weight for each unit of learning rate
 */
public record QuerySnapshot(
        double time, double[] weights, double predictionError, double rest, double[] attention, double[] growth) {

    static QuerySnapshot of(double time, double[] weights, QueryValues values) {
        return new QuerySnapshot(
                time,
                weights.clone(),
                values.predictionError(),
                values.rest(),
                values.attention().clone(),
                values.growth().clone());
    }

    /**
     * The target weight.
     *
     * @return A_k
     */
    public double targetWeight() {
        return weights[0];
    }

    /**
     * Attention on the queried feature.
     *
     * @return E[Attn_k]
     */
    public double targetAttention() {
        return attention[0];
    }

    /**
     * The target's influence.
     *
     * @return α_k
     */
    public double targetGrowth() {
        return growth[0];
    }

    /**
     * The largest cross influence.
     *
     * @return max |β_{k,n}|, 0 if there is no other feature
     */
    public double largestCrossGrowth() {
        double largest = 0;
        for (int g = 1; g < growth.length; g++) {
            largest = Math.max(largest, Math.abs(growth[g]));
        }
        return largest;
    }
}
