package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.stats.Estimate;

/**
 * The query of a rare feature beside one dominant feature and equally rare others, on prompts of N tokens, and gradient flow from
 * zero (THEORY.md, section 14, rare queries). D = A_k − B_{k,n} is the gap to the other rare weights, D_1 = A_k − B_{k,1} that to
 * the dominant one; κ = 1 − p_1/(1 − p_k) is the share of the rare features among the competitors.
 *
 * @param features K ≥ 4, may be as large as 1e15
 * @param probability p_k in (0, 1/K], so that p_1 = 1 − (K − 1) p_k is the largest
 * @param promptLength N ≥ 2
 */
public record RareQuery(double features, double probability, double promptLength) {
    /**
     * A query.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public RareQuery {
        if (!(features >= 4 && probability > 0 && probability * features <= 1 + 1e-12 && promptLength >= 2)) {
            throw new IllegalArgumentException(
                    "need features >= 4, probability in (0, 1/features] and promptLength >= 2, not " + features + ", "
                            + probability + " and " + promptLength);
        }
    }

    /**
     * A lower bound on the growth of the gap D where D_1 ≥ D and D ≤ D*: proved for N from {@link #shortestPrompt} on.
     *
     * @param gap D ≥ 0
     * @param dominantGap D_1 ≥ D
     * @return (1 − 1/N)² (1 + (1 − 2p_k)/(N p_k))^−3 p_k a (1 − a)², a = Attn_k at these weights for N → ∞
     */
    public Estimate growth(Estimate gap, Estimate dominantGap) {
        Estimate target = gap.exp().times(probability);
        Estimate others = gap.minus(dominantGap)
                .exp()
                .times(dominant())
                .plus(Estimate.exact(features).minus(2).times(probability));
        Estimate total = target.plus(others);
        Estimate rest = others.dividedBy(total);
        return target.dividedBy(total)
                .times(rest)
                .times(rest)
                .times(probability)
                .times(lost());
    }

    /** p_1. */
    private Estimate dominant() {
        return Estimate.exact(features).minus(1).times(probability).negated().plus(1);
    }

    /** What finite prompts may cost: 1 for N → ∞. */
    private Estimate lost() {
        Estimate shorter = Estimate.exact(promptLength).minus(1).dividedBy(promptLength);
        Estimate rarer = Estimate.exact(1)
                .minus(2 * probability)
                .dividedBy(promptLength)
                .dividedBy(probability)
                .plus(1);
        return shorter.times(shorter).dividedBy(rarer).dividedBy(rarer).dividedBy(rarer);
    }

    /**
     * An upper bound on the prediction error where D_1 ≥ D.
     *
     * @param gap D ≥ 0
     * @return (1 − p_k)^N + 6 e^{−2D}/p_k²
     */
    public Estimate predictionError(Estimate gap) {
        return gap.times(-2)
                .exp()
                .times(6)
                .dividedBy(probability)
                .dividedBy(probability)
                .plus(LossFloor.absent(probability, promptLength));
    }

    /**
     * From how many tokens on the theorem speaks.
     *
     * @param features K
     * @param probability p_k in (0, 1/K]
     * @param error ε in (0, 1)
     * @return ln(12/(κ² ε))/p_k, rounded up
     */
    public static double shortestPrompt(double features, double probability, double error) {
        double share = (features - 2) * probability / (1 - probability);
        return Math.ceil(FastMath.log(12 / (share * share * error)) / probability);
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
     * After what time the prediction error is small, and stays so.
     *
     * @param error ε in (0, 1), with N at least {@link #shortestPrompt}
     * @return (1 − 1/N)^−2 (1 + (1 − 2p_k)/(N p_k))³ (1/p_k) [F(a*) − F(p_k) + (κ^−2 − 1)(G(a*) − G(p_k))], a* the attention of
     *     infinitely long prompts at equal gaps D*
     */
    public Estimate time(double error) {
        Estimate start = Estimate.exact(probability);
        Estimate others = start.negated().plus(1);
        Estimate share = Estimate.exact(features).minus(2).times(probability).dividedBy(others);
        Estimate weight = Estimate.rounded(FastMath.sqrt(12 / error), 2);
        Estimate total = others.plus(weight);
        Estimate end = weight.dividedBy(total);
        Estimate rest = others.dividedBy(total);
        Estimate equal = ClosedFormTime.antiderivative(end, rest).minus(ClosedFormTime.antiderivative(start, others));
        Estimate graded = oneAndCube(end, rest).minus(oneAndCube(start, others));
        Estimate slower = Estimate.exact(1).dividedBy(share.times(share)).minus(1);
        return graded.times(slower).plus(equal).dividedBy(start).dividedBy(lost());
    }

    /** G(a) = ln(a/(1 − a)) + 1/(1 − a) + 1/(2(1 − a)²), a primitive of 1/(a(1 − a)³). */
    private static Estimate oneAndCube(Estimate a, Estimate rest) {
        Estimate inverse = Estimate.exact(1).dividedBy(rest);
        return a.dividedBy(rest).log().plus(inverse).plus(inverse.times(inverse).times(0.5));
    }
}
