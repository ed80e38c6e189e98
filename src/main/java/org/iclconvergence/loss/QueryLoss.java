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
}
