package org.iclconvergence.model;

import org.apache.commons.math3.util.FastMath;

/**
 * Softmax attention over tokens and over features ([HCL24] Section 2.2), stable for logits of any finite size.
 *
 * <p>FastMath is used throughout the project: it is written in Java, so the same seed gives the same bits on every
 * machine, which the intrinsics behind Math do not promise. Its exp is within one unit in the last place.
 */
public final class AttentionScores {
    private AttentionScores() {}

    /**
     * The softmax over the context tokens.
     *
     * @param logits x_iᵀ Q x_query, length N ≥ 1, not modified; finite, or −∞ for a masked token, but not all of them
     * @return attention scores, positive unless they underflow, summing to 1 to within N roundings; with u = 2^−53 their relative
     *     error is at most (N + 9)u: an exponential 4u, N of them added (N + 3)u, the quotient u more
     */
    public static double[] softmax(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double[] scores = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            scores[i] = exponential(logits[i], max);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    /**
     * The feature attention scores Attn_m = c_m e^{q_m} / Σ_j c_j e^{q_j} of one query.
     *
     * @param counts c_m ≥ 0, how often each feature occurs, not all zero, not modified
     * @param logits q_m, the query's column of Z, same length, finite, not modified
     * @return Attn_m, zero exactly where c_m = 0, summing to 1 to within K roundings, of relative error (K + 11)u at most unless it
     *     underflows
     * @throws IllegalArgumentException if the lengths differ or every count is zero
     */
    public static double[] ofFeatures(int[] counts, double[] logits) {
        if (counts.length != logits.length) {
            throw new IllegalArgumentException("counts number " + counts.length + ", logits " + logits.length);
        }
        double max = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < counts.length; m++) {
            if (counts[m] > 0) {
                max = Math.max(max, logits[m]);
            }
        }
        if (max == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("counts are all zero: attention is undefined");
        }
        double[] scores = new double[counts.length];
        double sum = 0;
        for (int m = 0; m < counts.length; m++) {
            if (counts[m] > 0) {
                scores[m] = counts[m] * exponential(logits[m], max);
                sum += scores[m];
            }
        }
        for (int m = 0; m < counts.length; m++) {
            scores[m] /= sum;
        }
        return scores;
    }

    /**
     * One exponential of a softmax. What rounding takes from the difference comes back as a factor: where logits are hundreds apart it would
     * cost hundreds of units in the last place.
     *
     * @param logit finite, or −∞
     * @param largest finite, not smaller
     * @return e^(logit − largest), with relative error 2^−51 at most unless it underflows
     */
    public static double exponential(double logit, double largest) {
        double gap = logit - largest;
        double exponential = FastMath.exp(gap);
        return exponential == 0 ? 0 : exponential * (1 + RoundingError.ofDifference(logit, largest, gap));
    }
}
