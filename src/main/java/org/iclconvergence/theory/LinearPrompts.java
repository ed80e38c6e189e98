package org.iclconvergence.theory;

import org.iclconvergence.stats.Estimate;

/**
 * How long training takes on prompts of N tokens, from both sides, for a query whose competitors are equally probable (THEORY.md, section
 * 15). It says something from the shortest possible prompt on, {@link ShortestPrompt}; at N = cK both sides tend to K² for balanced
 * features.
 *
 * @param features K ≥ 2
 * @param probability p_k in (0, 1)
 * @param promptLength N ≥ 2
 */
public record LinearPrompts(double features, double probability, double promptLength) {
    /** From the lemma on the prediction error. */
    private static final double LOSS_FACTOR = 6;

    /**
     * A query.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public LinearPrompts {
        if (!(features >= 2 && probability > 0 && probability < 1 && promptLength >= 2)) {
            throw new IllegalArgumentException("need features >= 2, probability in (0, 1) and promptLength >= 2, not "
                    + features + ", " + probability + " and " + promptLength);
        }
    }

    /**
     * What prompts without the queried feature leave of an error.
     *
     * @param error ε
     * @return g = ε − ½ (1−p_k)^N (1 + r + (1−r)/N), r = 1/(K−1); positive from N* on
     */
    public Estimate room(double error) {
        return LossFloor.limitForEqualCompetitors(features, probability, promptLength)
                .negated()
                .plus(error);
    }

    /**
     * The weight gap from which on the prediction error is small.
     *
     * @param error ε, with a positive {@link #room}
     * @return D = A_k − B = ½ ln(6/g) − ln p_k
     */
    public Estimate gapFor(double error) {
        return weighted(error).log().minus(Estimate.exact(probability).log());
    }

    /** p_k e^D at that gap. */
    private Estimate weighted(double error) {
        return Estimate.exact(LOSS_FACTOR).dividedBy(room(error)).sqrt();
    }

    /**
     * Gradient flow does not reach an error before.
     *
     * @param error ε in (0, ½)
     * @return ((K−1)/K)² (1 − e^{−D})/(p_k² (1 + (K−1)/(KN))), e^{−D} = p_k/(1−p_k) σ/(1−σ), σ² = 2ε(K−1)/K; negative where it says
     *     nothing
     */
    public Estimate earliest(double error) {
        Estimate fraction = others();
        Estimate sigma = fraction.times(2 * error).sqrt();
        Estimate gone =
                sigma.dividedBy(sigma.negated().plus(1)).times(probability).dividedBy(rare());
        return gone.negated()
                .plus(1)
                .times(fraction)
                .times(fraction)
                .dividedBy(probability)
                .dividedBy(probability)
                .dividedBy(fraction.dividedBy(promptLength).plus(1));
    }

    /**
     * Gradient flow has reached an error then.
     *
     * @param error ε, with a positive {@link #room}
     * @return ((K−1)/K)² (1 − 1/N)^−2 (1/p_k) ∫ (1 + s a)³/(a² (1−a)³) da from p_k to Attn_k at {@link #gapFor}, s = (1−p_k)/(N p_k)
     */
    public Estimate latest(double error) {
        Estimate rest = rare().dividedBy(weighted(error).plus(rare()));
        Estimate shorter = Estimate.exact(promptLength).minus(1).dividedBy(promptLength);
        Estimate fraction = others();
        Estimate more =
                added(rest).minus(added(rare())).times(fraction).times(fraction).dividedBy(probability);
        return new ClosedFormTime(features, probability)
                .whenAttentionLeaves(rest)
                .plus(more)
                .dividedBy(shorter)
                .dividedBy(shorter);
    }

    /** An antiderivative of (1 + s a)³/(a² (1−a)³) less F(a), in 1 − a. */
    private Estimate added(Estimate rest) {
        Estimate scarcity = rare().dividedBy(promptLength).dividedBy(probability);
        Estimate inverse = Estimate.exact(1).dividedBy(rest);
        Estimate half = inverse.times(inverse).times(0.5);
        Estimate first =
                rest.negated().plus(1).dividedBy(rest).log().plus(inverse).plus(half);
        Estimate third = half.minus(inverse).times(scarcity);
        return half.times(3).plus(third).times(scarcity).plus(first.times(3)).times(scarcity);
    }

    /**
     * After how many steps of gradient descent the prediction error is small, whatever the learning rate.
     *
     * @param error ε, with a positive {@link #room}
     * @param learningRate η &gt; 0
     * @return τ/η + D/2 + 1, τ the {@link #latest} time of the flow, D of {@link #gapFor}
     */
    public Estimate steps(double error, double learningRate) {
        return latest(error)
                .dividedBy(learningRate)
                .plus(gapFor(error).times(0.5))
                .plus(1);
    }

    private Estimate rare() {
        return Estimate.exact(1).minus(probability);
    }

    private Estimate others() {
        return Estimate.exact(features).minus(1).dividedBy(features);
    }
}
