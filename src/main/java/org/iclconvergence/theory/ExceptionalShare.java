package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.stats.Estimate;

/**
 * How rare the prompts are on which attention misses its target when L_k = ε, from both sides and without a word about weights, for a
 * query whose competitors are equally probable (THEORY.md, section 9). With ρ(z) = [(1−√δ)/√δ] / [(1−z)/z] attention misses where
 * the odds of c_k/N are below ρ(z) times those of p_k, z = 1 − Attn_k at N → ∞ and the same weights.
 *
 * @param features K ≥ 2
 * @param probability p_k in (0, 1)
 * @param promptLength N ≥ 1
 * @param error ε in (0, ½)
 * @param limit √δ in (√(2ε), 1)
 */
public record ExceptionalShare(double features, double probability, double promptLength, double error, double limit) {
    /** The exponent of (1 − Attn_k)² &gt; 4ε for every N, per N p_k (1−p_k), per N/K for balanced features: 1 − 1/√2 − ln 2/(2√2). */
    public static final double OF_FOUR_EPSILON = 1 - Math.sqrt(0.5) * (1 + 0.5 * FastMath.log(2));

    private static final double OPERATIONS = 64;

    /**
     * A question.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ExceptionalShare {
        if (!(features >= 2 && probability > 0 && probability < 1 && promptLength >= 1)) {
            throw new IllegalArgumentException("need features >= 2, probability in (0, 1) and promptLength >= 1, not "
                    + features + ", " + probability + " and " + promptLength);
        }
        if (!(error > 0 && limit * limit > 2 * error && limit < 1)) {
            throw new IllegalArgumentException(
                    "need error > 0 and limit between sqrt(2 error) and 1, not " + error + " and " + limit);
        }
    }

    /**
     * What −ln(share) reaches, for every N at which L_k ≤ ε can be reached.
     *
     * @return N KL(θ‖p_k), θ the share of v_k whose odds are ρ(√(2ε(K−1)/K)) times those of p_k
     */
    public Estimate least() {
        return times(divergence(share(largestRemainder())));
    }

    /**
     * What −ln(share) does not exceed when L_k = ε.
     *
     * @return N KL(θ − 1/N‖p_k) + ½ ln(8Nθ'), θ of the smallest 1 − Attn_k that L_k = ε allows, θ' that of {@link #least}
     */
    public Estimate most() {
        double theta = Math.max(0, share(smallestRemainder()) - 1 / promptLength);
        double root = Math.max(1, 8 * promptLength * share(largestRemainder()));
        return times(divergence(theta)).plus(Estimate.rounded(0.5 * FastMath.log(root), OPERATIONS));
    }

    /** A divergence is a difference of terms of the size of p_k: its roundings are of that size. */
    private Estimate times(double divergence) {
        double roundings = OPERATIONS * 0x1p-53 * promptLength * (probability + divergence);
        return new Estimate(promptLength * divergence, roundings);
    }

    /** √(2ε(K−1)/K): by Jensen's inequality 1 − Attn_k at N → ∞ is not larger when L_k ≤ ε. */
    private double largestRemainder() {
        return Math.sqrt(2 * error * (features - 1) / features);
    }

    /** By a second-order expansion of E T² around c_k = N p_k; 0 where the prompts are too short for it. */
    private double smallestRemainder() {
        double mean = promptLength * probability;
        double absent = FastMath.exp(promptLength * FastMath.log1p(-probability));
        double square = (2 * error - Math.sqrt(2 * error) / promptLength) * (features - 1) / features - absent;
        double spread = 3 * (23 / mean + 2 * (mean + 1) * absent) / ((1 - probability) * (1 - probability));
        return Math.sqrt(Math.max(0, square) / (1 + spread));
    }

    /** c_k/N below which attention misses the target. */
    private double share(double remainder) {
        double odds = (1 - limit) / limit * remainder / (1 - remainder) * probability;
        return odds / (1 - probability + odds);
    }

    /** KL(θ‖p) for θ ≤ p. */
    private double divergence(double theta) {
        double first = theta == 0 ? 0 : theta * FastMath.log(theta / probability);
        return first + (1 - theta) * FastMath.log1p((probability - theta) / (1 - probability));
    }
}
