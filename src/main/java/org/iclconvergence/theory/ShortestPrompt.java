package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;

/**
 * From how many tokens on a prediction error can be reached at all, by training of a query whose competitors are equally probable
 * (THEORY.md, section 15). Prompts that lack the queried feature keep L_k above ½ (1−p_k)^N (1 + r + (1−r)/N), r = 1/(K−1).
 *
 * @param features K ≥ 2
 * @param probability p_k in (0, 1)
 * @param error ε in (0, ½)
 */
public record ShortestPrompt(double features, double probability, double error) {
    /**
     * A question.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ShortestPrompt {
        if (!(features >= 2 && probability > 0 && probability < 1 && error > 0 && error < 0.5)) {
            throw new IllegalArgumentException("need features >= 2, probability in (0, 1) and error in (0, 0.5), not "
                    + features + ", " + probability + " and " + error);
        }
    }

    /**
     * The threshold.
     *
     * @return N*, the least N at which the limit of training lies below ε; beyond 2^53, where not every whole number is a double, the
     *     least double; infinite if that is too large for one
     */
    public double tokens() {
        // on so few tokens it is not reached, on so many it is
        double tooFew = Math.max(0, Math.floor(LossFloor.shortestPrompt(probability, error)) - 1);
        double enough = Math.ceil(scale() * largestRatio());
        double middle = Math.floor(tooFew + (enough - tooFew) / 2);
        // large doubles that are neighbours are more than 1 apart
        while (tooFew < middle && middle < enough) {
            boolean reachable = LossFloor.limitForEqualCompetitors(features, probability, middle)
                            .value()
                    < error;
            tooFew = reachable ? tooFew : middle;
            enough = reachable ? middle : enough;
            middle = Math.floor(tooFew + (enough - tooFew) / 2);
        }
        return enough;
    }

    /**
     * The law N* ~ ln(1/(2ε))/p_k.
     *
     * @return ln(1/(2ε))/p_k, not rounded
     */
    public double scale() {
        return logOfError() / probability;
    }

    /**
     * How far below the law the threshold may be.
     *
     * @return 1 − p_k/2 − p_k²/2 ≤ N* p_k/ln(1/(2ε))
     */
    public double smallestRatio() {
        return (1 - probability) * (1 + probability / 2);
    }

    /**
     * How far above the law the threshold may be.
     *
     * @return 1 + 1/((K−1) ℓ) + p_k (1 + 1/ℓ)/ℓ ≥ N* p_k/ℓ, ℓ = ln(1/(2ε))
     */
    public double largestRatio() {
        double log = logOfError();
        return 1 + (1 / (features - 1) + probability * (1 + 1 / log)) / log;
    }

    private double logOfError() {
        return -FastMath.log(2 * error);
    }
}
