package org.iclconvergence.theory;

import org.iclconvergence.data.QueryGroups;

/**
 * Whether the dominant feature leads at the start: |β_{k,n}| > α_k at Q = 0 for the most frequent n ≠ k, on infinitely long
 * prompts (THEORY.md, phases). There Attn = p, S = Σ_{m≠k} p_m² and T = 1 − p_k, so the condition is p_n (p_n + p_k T − S) > p_k (S +
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
}
