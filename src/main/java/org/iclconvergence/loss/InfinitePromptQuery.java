package org.iclconvergence.loss;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;

/**
 * The loss of one query in the limit N → ∞, where the counts become N p (THEORY.md, "N → ∞"): Attn_n = p_n w_n / Σ p_j w_j.
 *
 * <p>1 − Attn_k and every difference are sums over the other groups, so the relative error is a few roundings of the weights for
 * L_k, Attn and α_k, also where they are 1e-200. For β_{k,n} it is relative to its positive and negative parts together;
 * members of one group cancel exactly. Not thread safe: buffers are reused.
 */
public final class InfinitePromptQuery implements QueryLoss {
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
            a[g] = p[g] * FastMath.exp(weights[g] - weights[largest]);
            sum += m[g] * a[g];
        }
        for (int g = 0; g < p.length; g++) {
            a[g] /= sum;
        }
    }
}
