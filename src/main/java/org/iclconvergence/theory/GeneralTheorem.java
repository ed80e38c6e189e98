package org.iclconvergence.theory;

import org.iclconvergence.stats.Estimate;

/**
 * One bound for every p and every query (THEORY.md, section 5): along the gradient flow on infinitely long prompts da/dτ ≥ p_k (K/(K−1))²
 * a² (1−a)³ for a = Attn_k, and L_k ≤ (1−a)². So L_k ≤ ε after at most (1/p_k) ((K−1)/K)² [F(1−√ε) − F(p_k)], with the F of
 * {@link ClosedFormTime}. Nothing is asked of the other probabilities.
 */
public final class GeneralTheorem {
    private GeneralTheorem() {}

    /**
     * The convergence time of one query.
     *
     * @param features K ≥ 2
     * @param probability p_k in (0, 1)
     * @param error ε in (0, 1)
     * @return a bound on η T_k; 0 if the start satisfies 1 − Attn_k ≤ √ε
     */
    public static Estimate convergenceTime(double features, double probability, double error) {
        double rest = Math.sqrt(error);
        return rest >= 1 - probability
                ? Estimate.exact(0)
                : new ClosedFormTime(features, probability).whenAttentionLeaves(rest);
    }
}
