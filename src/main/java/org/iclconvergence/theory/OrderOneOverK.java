package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.stats.Estimate;

/**
 * Feature probabilities of order 1/K, infinitely long prompts, gradient flow from zero: the two theorems of the paper with explicit
 * constants (THEORY.md, section 8). All times are in units of 1/η.
 *
 * @param features K ≥ 2
 * @param least c: every feature has probability c/K at least
 */
public record OrderOneOverK(double features, double least) {
    private static final double OPERATIONS = 40;

    /**
     * A problem.
     *
     * @throws IllegalArgumentException if K &lt; 2 or c is outside (0, 1], up to rounding
     */
    public OrderOneOverK {
        if (!(features >= 2 && least > 0 && least <= 1 + 1e-12)) {
            throw new IllegalArgumentException(
                    "need features >= 2 and least in (0, 1], not " + features + " and " + least);
        }
    }

    /**
     * An upper bound on the time of every query.
     *
     * @param error ε in (0, 1)
     * @return K²/c² + (K/c)(1/(2ε) + 2/√ε + 3 ln(K/(c√ε))): then (1 − Attn_k)² ≤ ε and L_k ≤ ε
     */
    public Estimate atMost(double error) {
        return atMost(least / features, error);
    }

    /**
     * The same for one query.
     *
     * @param probability p_k
     * @param error ε in (0, 1)
     * @return 1/p_k² + (1/p_k)(1/(2ε) + 2/√ε + 3 ln(1/(p_k √ε)))
     */
    public static Estimate atMost(double probability, double error) {
        double root = Math.sqrt(error);
        double late = 1 / (2 * error) + 2 / root - 3 * FastMath.log(probability * root);
        return Estimate.rounded((1 / probability + late) / probability, OPERATIONS);
    }

    /**
     * A lower bound on the time of a query.
     *
     * @param probability p_k = C/K
     * @param largest p_max, the largest probability of all
     * @param error ε in (0, ½)
     * @return c(K − 1)²/(C²(1 + p_max)) (1 − (C/(c(K − 1))) √(2ε)/(1 − √(2ε))); 0 where this is negative
     */
    public Estimate atLeast(double probability, double largest, double error) {
        double root = Math.sqrt(2 * error);
        Estimate most = Estimate.exact(features).times(probability);
        Estimate others = Estimate.exact(features).minus(1);
        Estimate started = most.dividedBy(others)
                .dividedBy(least)
                .times(Estimate.rounded(root / (1 - root), OPERATIONS / (1 - root)))
                .negated()
                .plus(1)
                .max(Estimate.exact(0));
        return others.dividedBy(most)
                .times(others.dividedBy(most))
                .times(least)
                .dividedBy(Estimate.exact(1).plus(largest))
                .times(started);
    }
}
