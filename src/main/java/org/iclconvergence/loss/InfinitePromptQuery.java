package org.iclconvergence.loss;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.model.RoundingError;

/**
 * The loss of one query in the limit N → ∞, where the counts become N p (THEORY.md, "N → ∞"): Attn_n = p_n w_n / Σ p_j w_j.
 *
 * <p>1 − Attn_k and every difference are sums over the other groups, so the relative error is a few roundings for each group, also
 * where values are 1e-200 and weights hundreds apart. Members of one group cancel exactly. Not thread safe: buffers are reused.
 */
public final class InfinitePromptQuery implements QueryLoss {
    /** Below this e^gap is 0. */
    private static final double LEAST = -746;

    private final QueryGroups groups;
    private final double[] p;
    private final double[] m;
    private final double[] logProbability;

    /**
     * The loss of one query.
     *
     * @param groups the features as the query sees them
     */
    public InfinitePromptQuery(QueryGroups groups) {
        this.groups = groups;
        this.p = groups.probabilities();
        this.m = groups.multiplicities();
        this.logProbability = new double[p.length];
        for (int g = 0; g < p.length; g++) {
            logProbability[g] = FastMath.log(p[g]);
        }
    }

    @Override
    public QueryGroups groups() {
        return groups;
    }

    /**
     * {@inheritDoc}
     *
     * <p>With u = 2^−53 and c groups, to first order: p e^{q − q_max} has error 6u (FastMath.exp 1 ulp = 2u, whose argument is exact;
     * what its rounding lost comes back as a factor of 2u; 2u for two products), the sum of c such (c + 6)u, Attn_n (c + 13)u =: A.
     * 1 − Attn_k: A + cu. 2 L_k: 2A + (2c + 1)u. α_k: 3A + (2c + 3)u. Parts of β_{k,n}: at most six operations more than L_k,
     * 3A + (2c + 8)u = (5c + 47)u, the largest; 1 more covers the second order.
     */
    @Override
    public double relativeError() {
        return (5 * p.length + 48) * 0x1p-53;
    }

    @Override
    public void evaluate(double[] weights, QueryValues values) {
        double[] a = values.attention();
        attend(weights, a);
        double rest = 0;
        double squares = 0;
        for (int g = 1; g < p.length; g++) {
            rest += m[g] * a[g];
            squares += m[g] * a[g] * a[g];
        }
        double twiceLoss = squares + rest * rest;
        values.set(0.5 * twiceLoss, rest);
        double[] growth = values.growth();
        growth[0] = p[0] * a[0] * twiceLoss;
        // Σ_{m ∉ g} a_m (a_m − a_g): sums left of g, then right of g; β = p a_g (that − a_k (a_g + T))
        double other = 0;
        double square = 0;
        for (int g = 1; g < p.length; g++) {
            growth[g] = square - a[g] * other - a[0] * (a[g] + rest);
            other += m[g] * a[g];
            square += m[g] * a[g] * a[g];
        }
        other = 0;
        square = 0;
        for (int g = p.length - 1; g > 0; g--) {
            growth[g] = p[0] * a[g] * (growth[g] + (square - a[g] * other));
            other += m[g] * a[g];
            square += m[g] * a[g] * a[g];
        }
    }

    /** Softmax relative to the member with the largest score, so that neither rare features nor wide logits underflow. */
    private void attend(double[] weights, double[] a) {
        int largest = 0;
        for (int g = 0; g < p.length; g++) {
            if (!Double.isFinite(weights[g])) {
                throw new IllegalArgumentException("weights must be finite, not " + weights[g]);
            }
            if (weights[g] + logProbability[g] > weights[largest] + logProbability[largest]) {
                largest = g;
            }
        }
        double sum = 0;
        for (int g = 0; g < p.length; g++) {
            double gap = weights[g] - weights[largest];
            a[g] = gap > LEAST
                    ? p[g] * (FastMath.exp(gap) * (1 + RoundingError.ofDifference(weights[g], weights[largest], gap)))
                    : 0;
            sum += m[g] * a[g];
        }
        for (int g = 0; g < p.length; g++) {
            a[g] /= sum;
        }
    }
}
