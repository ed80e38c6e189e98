package org.iclconvergence.loss;

import org.iclconvergence.data.QueryGroups;

/**
 * The loss of one query feature k, as a function of its column of bilinear weights, one value for each group of features:
 * columns decouple (THEORY.md identity 6). Implementations reuse buffers: an instance serves one thread.
 */
public interface QueryLoss {
    /**
     * The features as the query sees them.
     *
     * @return c groups, group 0 the target
     */
    QueryGroups groups();

    /**
     * Evaluates prediction error, attention and growth.
     *
     * @param weights A_k, then B_{k,n} of each group's members, length c, not modified
     * @param values overwritten
     * @throws IllegalArgumentException if a weight is not finite
     */
    void evaluate(double[] weights, QueryValues values);

    /**
     * How exact an evaluation is for weights that are exactly the given doubles, underflow apart: results and attention below
     * 2.2e-308 lose their digits one by one.
     *
     * @return bound on the relative error of L_k, E[1 − Attn_k], every E[Attn_n] and α_k, and on the error of β_{k,n} relative to
     *     its positive and negative parts, p_k E[Attn_n Σ Attn_m²] and p_k E[Attn_n (Attn_n Σ Attn_m + Attn_k (Attn_n + 1 − Attn_k))],
     *     m over the features that are neither k nor in the group of n
     */
    double relativeError();
}
