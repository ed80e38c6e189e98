package org.iclconvergence.checks;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.training.QueryEvent;
import org.iclconvergence.training.QuerySnapshot;

/**
 * Attention concentrates on all but an exponentially small fraction of the prompts: BAL-2 and IMB-4. For two or three distinct
 * weights the fraction is a binomial sum: no prompt is sampled.
 */
final class AttentionCheck {
    private static final double ERROR = 0.01;
    private static final QueryEvent SMALL = QueryEvent.predictionErrorAtMost(ERROR);
    private static final int[] LENGTHS = {128, 256, 512, 1024};

    @ClaimCheck("BAL-2")
    void balanced_attention_concentrates(Experiment experiment, Evidence evidence) {
        for (int features : new int[] {3, 4, 6}) {
            requireExponential(
                    "K = " + features,
                    experiment,
                    SymmetryClasses.balanced(features).query(0),
                    evidence);
        }
    }

    @ClaimCheck("IMB-4")
    void imbalanced_attention_concentrates(Experiment experiment, Evidence evidence) {
        for (double dominant : new double[] {0.3, 0.5}) {
            requireExponential(
                    "dominant query, p_1 = " + dominant,
                    experiment,
                    SymmetryClasses.imbalanced(5, dominant).query(0),
                    evidence);
            requireExponential(
                    "rare query, p_1 = " + dominant,
                    experiment,
                    SymmetryClasses.imbalanced(5, dominant).query(1),
                    evidence);
        }
    }

    /**
     * The exponent −Δ ln(fraction)/ΔN must stay above c = 1e-3 and must not change by more than a third from one doubling of N
     * to the next: the fraction is e^{−cN} up to a slowly varying factor.
     */
    private static void requireExponential(String where, Experiment experiment, QueryGroups groups, Evidence evidence) {
        double[] logs = new double[LENGTHS.length];
        for (int i = 0; i < LENGTHS.length; i++) {
            int promptLength = experiment.promptLength(LENGTHS[i]);
            QuerySnapshot trained = experiment
                    .descend(groups, promptLength, 1, SMALL, 20_000, step -> false)
                    .last();
            logs[i] = FastMath.log(fraction(groups, trained.weights(), promptLength, 2 * Math.sqrt(ERROR)));
            evidence.parameter(where + ", N = " + promptLength, "ln(fraction) = " + logs[i]);
        }
        double previous = Double.NaN;
        for (int i = 1; i < LENGTHS.length; i++) {
            double exponent = (logs[i - 1] - logs[i]) / (LENGTHS[i] - LENGTHS[i - 1]);
            evidence.atLeast(where + ": exponent from N = " + LENGTHS[i - 1], exponent, 1e-9, 1e-3);
            if (i > 1) {
                evidence.atMost(where + ": bend", Math.abs(exponent / previous - 1), 1e-9, 1.0 / 3);
            }
            previous = exponent;
        }
    }

    /** P(1 − Attn_k > limit): c_k is binomial, and given c_k the count of the dominant feature is. */
    private static double fraction(QueryGroups groups, double[] weights, int promptLength, double limit) {
        int first = groups.dominant();
        double p = groups.probability(0);
        int other = first == 1 || groups.count() == 2 ? groups.count() - 1 : 1;
        double target = FastMath.exp(weights[0]);
        double rare = FastMath.exp(weights[other]);
        double dominant = FastMath.exp(weights[first == 0 ? other : first]);
        double share = first == 0 ? 0.5 : groups.probability(first) / (1 - p);
        BinomialDistribution ofTarget = new BinomialDistribution(null, promptLength, p);
        double total = 0;
        for (int count = 0; count <= promptLength; count++) {
            int left = promptLength - count;
            // (c_1 dominant + (left − c_1) rare) (1 − limit) > limit c_k target, that is slope · c_1 > level
            double level = limit * count * target / (1 - limit) - left * rare;
            double slope = dominant - rare;
            double above;
            if (slope == 0) {
                above = 0 > level ? 1 : 0;
            } else {
                double edge = level / slope;
                BinomialDistribution ofDominant = new BinomialDistribution(null, left, share);
                above = slope > 0
                        ? 1 - ofDominant.cumulativeProbability((int) Math.floor(Math.min(edge, left)))
                        : ofDominant.cumulativeProbability((int) Math.ceil(Math.min(edge, left + 1.0)) - 1);
            }
            total += ofTarget.probability(count) * above;
        }
        return total;
    }
}
