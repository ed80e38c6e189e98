package org.iclconvergence.loss;

import java.util.Objects;
import org.iclconvergence.data.QueryGroups;

/**
 * The exact population loss of linear attention for one query: a quadratic (THEORY.md, identity 10). With the moments
 * E (c_m/N)² = p_m² + p_m (1 − p_m)/N, 2 L_k = 1 − 2 p_k A_k + E(c_k/N)² A_k² + Σ_{n≠k} E(c_n/N)² B_{k,n}². Exact for every
 * N, up to rounding.
 */
public final class LinearAttentionQuery implements QueryLoss {
    private final QueryGroups groups;
    private final double promptLength;

    /**
     * The loss.
     *
     * @param groups the features as the query sees them
     * @param promptLength N ≥ 1; infinity for the limit
     * @throws IllegalArgumentException if N &lt; 1 or NaN
     */
    public LinearAttentionQuery(QueryGroups groups, double promptLength) {
        if (!(promptLength >= 1)) {
            throw new IllegalArgumentException("promptLength must be at least 1, not " + promptLength);
        }
        this.groups = Objects.requireNonNull(groups, "groups");
        this.promptLength = promptLength;
    }

    @Override
    public QueryGroups groups() {
        return groups;
    }

    /**
     * Unlike that of softmax attention, relative to the sum of the positive and negative parts of each value: (1 + p_k |A_k|)² and the
     * like for L_k, whose 1 − 2 p_k A_k + … cancels down to (1 − p_k)/(N p_k) at the optimum.
     *
     * @return with u = 2^−53 and c groups: bias 2u, variance 3u; their squares, product and sum at most 6u, times a multiplicity 7u,
     *     and c of them added (c + 6)u; growth 7u
     */
    @Override
    public double relativeError() {
        return (groups.count() + 8) * 0x1p-53;
    }

    @Override
    public void evaluate(double[] weights, QueryValues values) {
        double twiceLoss = 0;
        for (int g = 0; g < weights.length; g++) {
            double p = groups.probability(g);
            double variance = p * (1 - p) / promptLength;
            double bias = g == 0 ? 1 - p * weights[g] : p * weights[g];
            twiceLoss += groups.multiplicity(g) * (bias * bias + variance * weights[g] * weights[g]);
            values.attention()[g] = p * weights[g];
            double slope = g == 0 ? -p * bias : p * bias;
            values.growth()[g] = -groups.probability(0) * (slope + variance * weights[g]);
        }
        values.set(0.5 * twiceLoss, 1 - groups.probability(0) * weights[0]);
    }
}
