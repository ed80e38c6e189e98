package org.iclconvergence.loss;

import org.iclconvergence.data.ArrayLengths;

/**
 * What a {@link QueryLoss} writes: one set of buffers, reused. The arrays are live, one entry for each group, every entry
 * that of ONE member of the group.
 */
public final class QueryValues {
    private final double[] attention;
    private final double[] growth;
    private double predictionError;
    private double rest;

    /**
     * Buffers.
     *
     * @param groups c
     */
    public QueryValues(int groups) {
        ArrayLengths.require("groups", groups);
        attention = new double[groups];
        growth = new double[groups];
    }

    /**
     * The prediction error.
     *
     * @return L_k
     */
    public double predictionError() {
        return predictionError;
    }

    /**
     * What the target lacks, summed without cancellation.
     *
     * @return E[1 − Attn_k]
     */
    public double rest() {
        return rest;
    }

    /**
     * Mean attention on one member of each group.
     *
     * @return E[Attn_n], entry 0 is E[Attn_k]
     */
    public double[] attention() {
        return attention;
    }

    /**
     * The growth of one member's weight for each unit of learning rate: minus the gradient of L.
     *
     * @return entry 0 is α_k = −∂L/∂A_k, the others β_{k,n} = −∂L/∂B_{k,n}; they contain the factor p_k
     */
    public double[] growth() {
        return growth;
    }

    /**
     * The largest cross influence.
     *
     * @return max |β_{k,n}|, 0 if there is no other feature
     */
    public double largestCrossGrowth() {
        double largest = 0;
        for (int g = 1; g < growth.length; g++) {
            largest = Math.max(largest, Math.abs(growth[g]));
        }
        return largest;
    }

    /**
     * Sets the two scalars.
     *
     * @param predictionError L_k
     * @param rest E[1 − Attn_k]
     */
    public void set(double predictionError, double rest) {
        this.predictionError = predictionError;
        this.rest = rest;
    }
}
