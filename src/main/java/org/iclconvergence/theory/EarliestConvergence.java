package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;

/**
 * No query converges faster than this, whatever the probabilities: for N → ∞ prompts and gradient flow from Q = 0, in units of 1/η
 * (THEORY.md 8, proved). The geometric mean of the other probabilities decides.
 */
public final class EarliestConvergence {
    private EarliestConvergence() {}

    /**
     * A lower bound on the time of L_k = ε.
     *
     * @param probability p_k in (0, 1)
     * @param others the mean of ln p_m over the other features
     * @param features K ≥ 2
     * @param error ε in (0, ½)
     * @return (1/p_k) (K−1)/(2K) [(K−1) γ/p_k − √(2ε)/(1−√(2ε))], γ the geometric mean of the others, or 0 where that is negative; up to
     *     a few roundings of its first term
     * @throws IllegalArgumentException if an argument lies outside its range
     */
    public static double time(double probability, double others, double features, double error) {
        if (!(probability > 0 && probability < 1 && features >= 2 && error > 0 && error < 0.5)) {
            throw new IllegalArgumentException(
                    "p_k = " + probability + ", K = " + features + ", ε = " + error + ": no such query");
        }
        double rest = Math.sqrt(2 * error);
        double odds = (features - 1) * FastMath.exp(others) / probability;
        return Math.max(0, (features - 1) / (2 * features) * (odds - rest / (1 - rest)) / probability);
    }
}
