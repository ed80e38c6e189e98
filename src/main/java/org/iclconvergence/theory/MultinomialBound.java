package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;

/**
 * The paper's concentration lemma: counts of a prompt are near their means, P(Σ|c_i/N − p_i| ≥ δ) ≤ 3 exp(−N δ²/25), if
 * K/N ≤ δ²/20 ([HCL24] appendix, after Devroye 1983).
 */
public final class MultinomialBound {
    private MultinomialBound() {}

    /**
     * Whether the lemma says anything.
     *
     * @param features K
     * @param promptLength N
     * @param deviation δ in (0, 1)
     * @return K/N ≤ δ²/20
     */
    public static boolean applies(double features, double promptLength, double deviation) {
        return features / promptLength <= deviation * deviation / 20;
    }

    /**
     * The bound.
     *
     * @param promptLength N
     * @param deviation δ in (0, 1)
     * @return 3 exp(−N δ²/25), which may exceed 1
     */
    public static double probability(double promptLength, double deviation) {
        return 3 * FastMath.exp(-promptLength * deviation * deviation / 25);
    }
}
