package org.iclconvergence.theory;

import org.iclconvergence.stats.Estimate;

/** Attention that differs from the paper's in one thing (THEORY.md, section 18). */
public final class OtherForms {
    private OtherForms() {}

    /**
     * What no Q can beat if the query, whose label is 0, is among the keys and values: it has as large a score as each of the c_k
     * context tokens of its feature, so 1 − Attn_k ≥ 1/(c_k + 1), and Jensen's inequality takes the mean over prompts inside.
     *
     * @param probability p_k in (0, 1)
     * @param promptLength N ≥ 1
     * @return ½/(N p_k + 1)², reached as A_k → ∞ on prompts with exactly N p_k such tokens
     */
    public static Estimate floorOfUnmaskedQuery(double probability, double promptLength) {
        double tokens = promptLength * probability + 1;
        return Estimate.rounded(0.5 / (tokens * tokens), 6);
    }

    /**
     * The attention that a loss leaves elsewhere if ŷ is multiplied by the best value v = a/(a² + S) and the other features have equal
     * scores: then L_k = ½ S/(a² + S) with S = (1 − a)²/(K − 1).
     *
     * @param features K ≥ 2
     * @param error L_k in (0, ½)
     * @return 1 − a = s/(1 + s), s = √(2 L_k (K−1)/(1 − 2 L_k))
     */
    public static Estimate missingAtBestValue(double features, double error) {
        double odds = Math.sqrt(2 * error * (features - 1) / (1 - 2 * error));
        return Estimate.rounded(odds / (1 + odds), 10);
    }
}
