package org.iclconvergence.theory;

import org.iclconvergence.stats.Estimate;

/**
 * The rival: linear attention ŷ = (1/N) Σ y_i x_iᵀ Q x_query (THEORY.md, identity 10). Its best Q hard-codes p, and its best
 * loss falls only like 1/N, where softmax reaches (1 − p_k)^N.
 */
public final class LinearAttentionFloor {
    private LinearAttentionFloor() {}

    /**
     * The best prediction error.
     *
     * @param probability p_k
     * @param promptLength N ≥ 1
     * @return ½ (1−p_k)/(1 − p_k + N p_k)
     */
    public static Estimate bestPredictionError(double probability, double promptLength) {
        double error = 0.5 * (1 - probability) / (1 - probability + promptLength * probability);
        return Estimate.rounded(error, 6);
    }
}
