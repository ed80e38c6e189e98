package org.iclconvergence.theory;

import org.iclconvergence.stats.Estimate;

/**
 * The N → ∞ gradient flow solved exactly when all features other than the queried one are equally probable: every balanced
 * query, and the dominant query (THEORY.md, closed form).
 *
 * <p>With a = Attn_k: da/dτ = p_k (K/(K−1))² a² (1−a)³ and L_k = ½ (1−a)² K/(K−1), τ = η t. Partial fractions give
 * τ(a) = (1/p_k) ((K−1)/K)² [F(a) − F(p_k)] with F(a) = −1/a + 3 ln(a/(1−a)) + 2/(1−a) + 1/(2(1−a)²). Everything is written
 * in 1 − a where a is near 1; the error is that of the arithmetic, carried through.
 *
 * @param features K ≥ 2, may be as large as 1e80
 * @param probability p_k in (0, 1)
 */
public record ClosedFormTime(double features, double probability) {
    /**
     * A solved query.
     *
     * @throws IllegalArgumentException if K &lt; 2 or p_k is outside (0, 1)
     */
    public ClosedFormTime {
        if (!(features >= 2 && probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "need features >= 2 and probability in (0, 1), not " + features + " and " + probability);
        }
    }

    /**
     * A balanced query.
     *
     * @param features K
     * @return p_k = 1/K
     */
    public static ClosedFormTime balanced(double features) {
        return new ClosedFormTime(features, 1 / features);
    }

    /**
     * The time at which attention reaches a value.
     *
     * @param remainder 1 − Attn_k in (0, 1 − p_k]
     * @return τ = η t
     * @throws IllegalArgumentException if the remainder is outside (0, 1 − p_k]
     */
    public Estimate whenAttentionLeaves(double remainder) {
        if (!(remainder > 0 && remainder <= 1 - probability)) {
            throw new IllegalArgumentException(
                    "1 - Attn_k must lie in (0, " + (1 - probability) + "], where it starts, not " + remainder);
        }
        return whenAttentionLeaves(Estimate.exact(remainder));
    }

    /** The same where 1 − Attn_k is off by its own error. */
    Estimate whenAttentionLeaves(Estimate remainder) {
        Estimate start = Estimate.exact(probability);
        Estimate end = antiderivative(remainder.negated().plus(1), remainder);
        Estimate fraction = Estimate.exact(features).minus(1).dividedBy(features);
        return end.minus(antiderivative(start, start.negated().plus(1)))
                .times(fraction)
                .times(fraction)
                .dividedBy(start);
    }

    /**
     * The time at which the prediction error reaches a value.
     *
     * @param error ε in (0, the initial error]
     * @return τ = η t at which L_k = ε; 0 if the error starts at or below ε
     * @throws IllegalArgumentException if ε is not positive
     */
    public Estimate whenErrorReaches(double error) {
        if (!(error > 0)) {
            throw new IllegalArgumentException("the error must be positive, not " + error);
        }
        Estimate remainder = remainderAt(error);
        return remainder.value() >= 1 - probability ? Estimate.exact(0) : whenAttentionLeaves(remainder);
    }

    /**
     * The weight gap at which the prediction error has a value.
     *
     * @param error ε in (0, the initial error]
     * @return D = A_k − B at which L_k = ε; 0 if the error starts at or below ε
     */
    public Estimate gapWhenErrorReaches(double error) {
        Estimate remainder = remainderAt(error);
        Estimate others = Estimate.exact(1).minus(probability);
        return remainder.value() >= 1 - probability
                ? Estimate.exact(0)
                : remainder
                        .negated()
                        .plus(1)
                        .dividedBy(remainder)
                        .times(others)
                        .dividedBy(probability)
                        .log();
    }

    /** 1 − Attn_k = √(2ε(K−1)/K). */
    private Estimate remainderAt(double error) {
        return Estimate.exact(features)
                .minus(1)
                .dividedBy(features)
                .times(2 * error)
                .sqrt();
    }

    /** F(a) = −1/a + 3 ln(a/(1 − a)) + 2/(1 − a) + 1/(2(1 − a)²), a primitive of 1/(a²(1 − a)³), with 1 − a given beside a. */
    static Estimate antiderivative(Estimate a, Estimate rest) {
        Estimate inverse = Estimate.exact(1).dividedBy(rest);
        return a.dividedBy(rest)
                .log()
                .times(3)
                .minus(Estimate.exact(1).dividedBy(a))
                .plus(inverse.times(2))
                .plus(inverse.times(inverse).times(0.5));
    }
}
