package org.iclconvergence.theory;

import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.stats.Estimate;

/**
 * Whether the dominant feature leads at the start: |β_{k,n}| > α_k at Q = 0 for some n ≠ k, on infinitely long
 * prompts (THEORY.md, phases). There Attn = p, S = Σ_{m≠k} p_m² and T = 1 − p_k, so the condition is p_n |p_n + p_k T − S| > p_k (S +
 * T²); for one dominant feature among equally rare others it reads p_1 > 1/√K, K ≥ 3.
 */
public final class PhaseOneLead {
    private PhaseOneLead() {}

    /**
     * Asks the condition.
     *
     * @param groups the features as the query sees them
     * @return whether some |β_{k,n}| exceeds α_k at zero weights
     */
    public static boolean holdsAtTheStart(QueryGroups groups) {
        double p = groups.probability(0);
        double rest = 0;
        double squares = 0;
        for (int g = 1; g < groups.count(); g++) {
            rest += groups.multiplicity(g) * groups.probability(g);
            squares += groups.multiplicity(g) * groups.probability(g) * groups.probability(g);
        }
        double target = p * (squares + rest * rest);
        for (int g = 1; g < groups.count(); g++) {
            double n = groups.probability(g);
            if (Math.abs(n * (squares - n - p * rest)) > target * (1 + 1e-12)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The growth of another rare feature's weight at Q = 0, one dominant feature, exactly, at any prompt length: by conservation
     * |β_{k,1}| > α_k if and only if it is positive.
     *
     * @param features K ≥ 3
     * @param dominant p_1
     * @param promptLength N ≥ 1, infinite for the limit
     * @return β_{k,n}, k and n rare: (p_k²/N²) (N−1) [(N−2)(p_1² + (K−1)p_k²) − 2(N−1)p_k]
     */
    public static Estimate rareCrossGrowth(double features, double dominant, double promptLength) {
        double rare = (1 - dominant) / (features - 1);
        double squares = dominant * dominant + (features - 1) * rare * rare;
        double one = 1 - 1 / promptLength;
        double two = 1 - 2 / promptLength;
        double positive = two * squares;
        double negative = 2 * one * rare;
        double factor = rare * rare * one;
        // the two parts are each a few roundings off, and may cancel
        return new Estimate(factor * (positive - negative), 0x1p-53 * 20 * factor * (Math.abs(positive) + negative));
    }
}
