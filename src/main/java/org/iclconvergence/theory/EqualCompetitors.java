package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.stats.Estimate;

/**
 * A query whose off-target features are equally probable, on prompts of N tokens, and gradient descent from zero with any learning
 * rate (THEORY.md, section 14). Training moves along one line, the weight gap D = A_k − B ≥ 0: two lemmas on that line, and the
 * theorem that follows. No hypothesis on the learning rate, no logarithm beside K², prompts linear in 1/p_k.
 *
 * @param features K ≥ 2, may be as large as 1e15
 * @param probability p_k in (0, 1)
 * @param promptLength N ≥ 1
 */
public record EqualCompetitors(double features, double probability, double promptLength) {
    /**
     * A query.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public EqualCompetitors {
        if (!(features >= 2 && probability > 0 && probability < 1 && promptLength >= 1)) {
            throw new IllegalArgumentException("need features >= 2, probability in (0, 1) and promptLength >= 1, not "
                    + features + ", " + probability + " and " + promptLength);
        }
    }

    /**
     * A lower bound on the growth of the target weight.
     *
     * @param gap D ≥ 0
     * @return (1 − 1/N)² (1 + (1 − p_k)/(N p_k))^−3 p_k a (1 − a)² K/(K − 1), a = Attn_k for N → ∞
     */
    public Estimate growth(double gap) {
        // (1 − p_k) e^−D, which underflows where p_k e^D would overflow
        Estimate competitors = Estimate.rounded(FastMath.exp(-gap), 2).times(others());
        Estimate total = competitors.plus(probability);
        Estimate rest = competitors.dividedBy(total);
        return Estimate.exact(probability)
                .dividedBy(total)
                .times(rest)
                .times(rest)
                .times(probability)
                .times(features)
                .dividedBy(features - 1)
                .times(lost());
    }

    /** What finite prompts may cost: 1 for N → ∞. */
    private Estimate lost() {
        Estimate shorter = Estimate.exact(promptLength).minus(1).dividedBy(promptLength);
        Estimate rarer = others().dividedBy(promptLength).dividedBy(probability).plus(1);
        return shorter.times(shorter).dividedBy(rarer).dividedBy(rarer).dividedBy(rarer);
    }

    private Estimate others() {
        return Estimate.exact(1).minus(probability);
    }

    /**
     * An upper bound on the prediction error.
     *
     * @param gap D ≥ 0
     * @return (1 − p_k)^N + 6 e^{−2D}/p_k²
     */
    public Estimate predictionError(double gap) {
        return Estimate.rounded(6 * FastMath.exp(-2 * gap), 4)
                .dividedBy(probability)
                .dividedBy(probability)
                .plus(LossFloor.absent(probability, promptLength));
    }

    /**
     * From how many tokens on the theorem speaks.
     *
     * @param probability p_k in (0, 1)
     * @param error ε in (0, 1)
     * @return ln(2/ε)/p_k, rounded up
     */
    public static double shortestPrompt(double probability, double error) {
        return Math.ceil(FastMath.log(2 / error) / probability);
    }

    /**
     * The gap from which on the prediction error is small.
     *
     * @param error ε in (0, 1)
     * @return D* = ln(√12/(p_k √ε))
     */
    public double gapFor(double error) {
        return 0.5 * FastMath.log(12 / error) - FastMath.log(probability);
    }

    /**
     * The flow time of infinitely long prompts to {@link #gapFor}.
     *
     * @param error ε in (0, 1)
     * @return τ, in units of 1/η
     */
    public Estimate flowTime(double error) {
        Estimate weight = Estimate.exact(12).dividedBy(error).sqrt();
        return new ClosedFormTime(features, probability).whenAttentionLeaves(others().dividedBy(weight.plus(others())));
    }

    /**
     * After how many steps the prediction error is small, and stays so.
     *
     * @param error ε in (0, 1), with N at least {@link #shortestPrompt}
     * @param learningRate η &gt; 0, any
     * @return (1 − 1/N)^−2 (1 + (1 − p_k)/(N p_k))³ τ(D*)/η + ½ D* + 1
     */
    public Estimate steps(double error, double learningRate) {
        return flowTime(error)
                .dividedBy(lost())
                .dividedBy(learningRate)
                .plus(Estimate.rounded(0.5 * gapFor(error) + 1, 8));
    }
}
