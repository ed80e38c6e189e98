package org.iclconvergence.theory;

import java.util.Arrays;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.stats.Estimate;

/**
 * What no Q can beat, and what A_k → ∞ reaches (THEORY.md, identity 8): a prompt without the queried feature, which has
 * probability (1 − p_k)^N, cannot be answered.
 */
public final class LossFloor {
    private LossFloor() {}

    /**
     * The lower bound for every Q: T = 1 on prompts without the feature, and there S ≥ 1/(K−1).
     *
     * @param features K ≥ 2
     * @param probability p_k in (0, 1)
     * @param promptLength N ≥ 1
     * @return ½ (1−p_k)^N K/(K−1)
     */
    public static Estimate lowerBound(double features, double probability, double promptLength) {
        return absent(probability, promptLength).times(0.5 * features).dividedBy(features - 1);
    }

    /**
     * The lower bound for every Q, of features that are not alike. On prompts without the queried feature T = 1, and the features
     * that are there share the attention: S ≥ 1/D, D their number, of which the mean is at least 1/E[D] by Jensen's inequality.
     *
     * @param groups the features as the query sees them, K ≥ 2
     * @param promptLength N ≥ 1, may be infinite
     * @return ½ (1−p_k)^N (1 + 1/Σ_{m≠k} (1−(1−r_m)^N)), r_m = p_m/(1−p_k)
     * @throws IllegalArgumentException if N &lt; 1 or K = 1
     */
    public static Estimate lowerBound(QueryGroups groups, double promptLength) {
        requireLength(promptLength);
        if (groups.count() == 1) {
            throw new IllegalArgumentException("groups must be of at least 2 features");
        }
        if (Double.isInfinite(promptLength)) {
            return Estimate.exact(0);
        }
        double present = 0;
        for (int g = 1; g < groups.count(); g++) {
            double share = Math.min(1, groups.probability(g) / (1 - groups.probability(0)));
            present -= groups.multiplicity(g) * FastMath.expm1(promptLength * FastMath.log1p(-share));
        }
        // a relative error of r_m, of its logarithm or of N times that moves 1 − (1−r_m)^N by no larger part
        return Estimate.exact(1)
                .dividedBy(Estimate.rounded(present, 16 + 2.0 * groups.count()))
                .plus(1)
                .times(0.5)
                .times(absent(groups.probability(0), promptLength));
    }

    /**
     * What training from Q = 0 cannot come below.
     *
     * @param groups the features as the query sees them, K ≥ 2
     * @param promptLength N ≥ 1, may be infinite
     * @return {@link #limitForEqualCompetitors} where the competitors are equally probable, else {@link #lowerBound(QueryGroups, double)}
     * @throws IllegalArgumentException if N &lt; 1 or K = 1
     */
    public static Estimate ofTraining(QueryGroups groups, double promptLength) {
        requireLength(promptLength);
        return !Double.isInfinite(promptLength) && groups.hasEqualCompetitors()
                ? limitForEqualCompetitors(groups.features(), groups.probability(0), promptLength)
                : lowerBound(groups, promptLength);
    }

    /**
     * What training certainly does not come below: {@link #ofTraining} with its error taken off.
     *
     * @param groups the features as the query sees them, K ≥ 2
     * @param promptLength N ≥ 1, may be infinite
     * @return at least 0
     */
    public static double certain(QueryGroups groups, double promptLength) {
        return Math.max(0, ofTraining(groups, promptLength).lower());
    }

    /**
     * The errors that prompts of a length do not forbid.
     *
     * @param groups the features as the query sees them, K ≥ 2
     * @param promptLength N ≥ 1, may be infinite
     * @param errors levels of L_k
     * @return those not below {@link #certain}, in the same order
     */
    public static double[] reachable(QueryGroups groups, double promptLength, double... errors) {
        double floor = certain(groups, promptLength);
        return Arrays.stream(errors).filter(error -> error >= floor).toArray();
    }

    /**
     * The loss when the target weight alone grows without limit.
     *
     * @param p probabilities, K ≥ 2
     * @param k query feature
     * @param promptLength N ≥ 1
     * @return ½ (1−p_k)^N (1 + Σ_{m≠k} [r_m(1−r_m)/N + r_m²]), r_m = p_m/(1−p_k)
     * @throws IllegalArgumentException if there is no feature k or N &lt; 1
     */
    public static Estimate limitOfTargetWeight(FeatureProbabilities p, int k, double promptLength) {
        if (k < 0 || k >= p.count()) {
            throw new IllegalArgumentException("query feature k must lie in [0, " + p.count() + "), not " + k);
        }
        requireLength(promptLength);
        double sum = 1;
        for (int m = 0; m < p.count(); m++) {
            if (m != k) {
                double r = p.get(m) / (1 - p.get(k));
                sum += r * (1 - r) / promptLength + r * r;
            }
        }
        // K positive terms, each a few roundings off
        return absent(p.get(k), promptLength).times(Estimate.rounded(0.5 * sum, p.count() + 8.0));
    }

    /**
     * The same for equally probable competitors, whose weights training keeps equal: below this training cannot come.
     *
     * @param features K ≥ 2
     * @param probability p_k in (0, 1)
     * @param promptLength N ≥ 1
     * @return ½ (1−p_k)^N (1 + r + (1−r)/N), r = 1/(K−1)
     */
    public static Estimate limitForEqualCompetitors(double features, double probability, double promptLength) {
        Estimate share = Estimate.exact(1).dividedBy(features - 1);
        return share.negated()
                .plus(1)
                .dividedBy(promptLength)
                .plus(share)
                .plus(1)
                .times(0.5)
                .times(absent(probability, promptLength));
    }

    /**
     * How long prompts must be for a prediction error: (1−p_k)^N ≤ 2ε, without which no Q has L_k ≤ ε.
     *
     * @param probability p_k in (0, 1)
     * @param error ε in (0, ½)
     * @return N* = ln(1/(2ε)) / −ln(1−p_k), not rounded
     */
    public static double shortestPrompt(double probability, double error) {
        return FastMath.log(2 * error) / FastMath.log1p(-probability);
    }

    /**
     * The exponential rate of the floor.
     *
     * @param probability p_k
     * @return −ln(1 − p_k), the limit of −ln L_k* / N
     */
    public static Estimate rate(double probability) {
        return Estimate.rounded(-FastMath.log1p(-probability), 2);
    }

    private static void requireLength(double promptLength) {
        if (!(promptLength >= 1)) {
            throw new IllegalArgumentException("promptLength must be at least 1, not " + promptLength);
        }
    }

    /** (1 − p_k)^N: the exponent's three roundings count as often as the exponent is large, those of the exponential once. */
    static Estimate absent(double probability, double promptLength) {
        double exponent = promptLength * FastMath.log1p(-probability);
        return Estimate.rounded(FastMath.exp(exponent), 2 + 4 * Math.abs(exponent));
    }
}
