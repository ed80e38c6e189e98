package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.stats.Estimate;

/**
 * Gradient descent against the flow on the same loss, for a query whose off-target features are equally probable (THEORY.md, section
 * 16). In the gap D = A_k − B the logarithm of the speed of the flow has a slope between −2 and 1, on prompts of any length: that
 * bounds what a step of any length may gain or lose.
 *
 * @param features K ≥ 2, may be as large as 1e15
 * @param probability p_k in (0, 1)
 * @param learningRate η &gt; 0, any
 */
public record DescentAgainstFlow(double features, double probability, double learningRate) {
    /** Attn_k at which Attn_k (1 − Attn_k)² is largest is ⅓. */
    private static final double REST_AT_THE_LARGEST_GROWTH = 2.0 / 3;

    /**
     * A comparison.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public DescentAgainstFlow {
        if (!(features >= 2 && probability > 0 && probability < 1 && learningRate > 0)) {
            throw new IllegalArgumentException(
                    "need features >= 2, probability in (0, 1) and a positive learning rate, not " + features + ", "
                            + probability + " and " + learningRate);
        }
    }

    /**
     * The latest time at which descent has a prediction error.
     *
     * @param flowTime τ at which the flow has it
     * @param gap D = A_k − B of the flow then
     * @return τ + η (D/2 + 1), which η T does not exceed
     */
    public Estimate latest(Estimate flowTime, Estimate gap) {
        return gap.times(0.5).plus(1).times(learningRate).plus(flowTime);
    }

    /**
     * The soonest time at which descent has a prediction error, on prompts of any length.
     *
     * @param flowTime τ at which the flow has it
     * @return τ x/(e^x − 1), x = (16/27) η p_k K/(K − 1), which η T reaches
     */
    public Estimate soonest(Estimate flowTime) {
        double x = 16.0 / 27 * learningRate * probability * features / (features - 1);
        // the roundings of x count x times in e^x; where that overflows the bound says nothing
        return flowTime.times(Estimate.rounded(x / FastMath.expm1(x), 10 + 8 * x));
    }

    /**
     * The time that no learning rate can save on infinitely long prompts: that in which the growth rises.
     *
     * @param error ε &gt; 0
     * @return the flow time to Attn_k = ⅓, or to L_k = ε if that comes sooner, which η T reaches
     */
    public Estimate rise(double error) {
        ClosedFormTime flow = new ClosedFormTime(features, probability);
        if (2 * error * (features - 1) / features > REST_AT_THE_LARGEST_GROWTH * REST_AT_THE_LARGEST_GROWTH) {
            return flow.whenErrorReaches(error);
        }
        return REST_AT_THE_LARGEST_GROWTH < 1 - probability
                ? flow.whenAttentionLeaves(REST_AT_THE_LARGEST_GROWTH)
                : Estimate.exact(0);
    }
}
