package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;

/**
 * Balanced features ([HCL24] Theorem for p_k = Θ(1/K)): L(t) − L* ≤ ε for every t ≥ T*, with
 * T* = O(K² log K / η + K log(K ε^{−1/2}) / (ε η)); after it (1 − Attn_k)² ≤ O(ε) on all but e^{−Ω(poly K)} of the prompts.
 *
 * <p>The paper gives no constants. Here the O(·) is read with constant 1, which the checks find to hold on their whole grid.
 */
public final class BalancedTheorem {
    private BalancedTheorem() {}

    /**
     * The convergence time with constant 1.
     *
     * @param features K ≥ 2
     * @param error ε in (0, 1)
     * @param learningRate η > 0
     * @return [K² ln K + K ln(K ε^{−1/2})/ε]/η, in training steps
     */
    public static double convergenceTime(double features, double error, double learningRate) {
        return (growthTime(features) + refinementTime(features, error)) / learningRate;
    }

    /**
     * The first summand: the time in which the target weight grows to ln K.
     *
     * @param features K ≥ 2
     * @return K² ln K, in units of 1/η
     */
    public static double growthTime(double features) {
        return features * features * FastMath.log(features);
    }

    /**
     * The second summand: the time in which the error falls to ε.
     *
     * @param features K ≥ 2
     * @param error ε in (0, 1)
     * @return K ln(K ε^{−1/2})/ε, in units of 1/η
     */
    public static double refinementTime(double features, double error) {
        return features * FastMath.log(features / Math.sqrt(error)) / error;
    }

    /**
     * A lower bound on the growth of the target weight in phase I, from Attn_k = 1/K to ½.
     *
     * @param features K ≥ 8
     * @return (1 − 1/K)/K², the value at the start
     */
    public static double phaseOneGrowth(double features) {
        return (1 - 1 / features) / (features * features);
    }

    /**
     * The same on finite prompts, from E[Attn_k] = 1/K to ½ (THEORY.md, section 5, lemma on finite prompts).
     *
     * @param features K ≥ 8
     * @param promptLength N ≥ 2, infinite for the limit
     * @return (1 − 1/N)² (1 + K/N)^{−3} times the bound on infinitely long prompts
     */
    public static double phaseOneGrowth(double features, double promptLength) {
        double one = 1 - 1 / promptLength;
        double counts = 1 + features / promptLength;
        return one * one / (counts * counts * counts) * phaseOneGrowth(features);
    }

    /**
     * A lower bound on the growth of the target weight once Attn_k ≥ ½, while L_k > ε; for the dominant and rare queries as well.
     * Prompts that lack v_k are part of the loss and let nothing grow: half of it is left for them on finite prompts.
     *
     * @param probability p_k
     * @param error ε
     * @param promptLength N, at least twice what ε demands; infinite for the limit
     * @return p_k ε, or half of it
     */
    public static double phaseTwoGrowth(double probability, double error, double promptLength) {
        return (Double.isInfinite(promptLength) ? 1 : 0.5) * probability * error;
    }

    /**
     * Where phase I ends on N → ∞ prompts: Attn_k = ½ when e^{A_k − B} = K − 1 with B = −A_k/(K − 1).
     *
     * @param features K ≥ 2
     * @return A_k = (1 − 1/K) ln(K − 1)
     */
    public static double targetWeightAtHalf(double features) {
        return (1 - 1 / features) * FastMath.log(features - 1);
    }

    /**
     * How much larger A_k is there on finite prompts, to first order: up to a relative K/N.
     *
     * @param features K ≥ 2
     * @param promptLength N
     * @return (K − 2)/(2N)
     */
    public static double excessAtHalf(double features, double promptLength) {
        return (features - 2) / (2 * promptLength);
    }
}
