package org.iclconvergence.theory;

import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.stats.Estimate;

/**
 * No query converges faster than this, whatever the probabilities: for N → ∞ prompts and gradient flow from Q = 0, in units of 1/η
 * (THEORY.md 8, proved). The geometric mean of the other probabilities decides.
 */
public final class EarliestConvergence {
    private EarliestConvergence() {}

    /**
     * A lower bound on the time of L_k = ε.
     *
     * @param groups the features as the query sees them, K ≥ 2
     * @param error ε in (0, ½)
     * @return the bound below, with the geometric mean of these features
     * @throws IllegalArgumentException if an argument lies outside its range
     */
    public static Estimate time(QueryGroups groups, double error) {
        Estimate sum = Estimate.exact(0);
        for (int g = 1; g < groups.count(); g++) {
            sum = sum.plus(Estimate.exact(groups.probability(g)).log().times(groups.multiplicity(g)));
        }
        return time(groups.probability(0), sum.dividedBy(groups.features() - 1), groups.features(), error);
    }

    /**
     * A lower bound on the time of L_k = ε.
     *
     * @param probability p_k in (0, 1)
     * @param others the mean of ln p_m over the other features
     * @param features K ≥ 2
     * @param error ε in (0, ½)
     * @return (1/p_k) (K−1)/(2K) [(K−1) γ/p_k − √(2ε)/(1−√(2ε))], γ the geometric mean of the others, or 0 where that is negative
     * @throws IllegalArgumentException if an argument lies outside its range
     */
    public static Estimate time(double probability, Estimate others, double features, double error) {
        if (!(probability > 0 && probability < 1 && features >= 2 && error > 0 && error < 0.5)) {
            throw new IllegalArgumentException(
                    "p_k = " + probability + ", K = " + features + ", ε = " + error + ": no such query");
        }
        Estimate rest = Estimate.exact(2).times(error).sqrt();
        Estimate odds = others.exp().times(features - 1).dividedBy(probability);
        return odds.minus(rest.dividedBy(rest.negated().plus(1)))
                .times(features - 1)
                .dividedBy(2 * features)
                .dividedBy(probability)
                .max(Estimate.exact(0));
    }
}
