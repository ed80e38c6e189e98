package org.iclconvergence.checks;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryTrajectory;

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
            requireExponential("K = " + features, experiment, FeatureProbabilities.balanced(features), evidence);
        }
    }

    @ClaimCheck("IMB-4")
    void imbalanced_attention_concentrates(Experiment experiment, Evidence evidence) {
        for (double dominant : new double[] {0.3, 0.5}) {
            requireExponential("p_1 = " + dominant, experiment, FeatureProbabilities.imbalanced(5, dominant), evidence);
        }
    }

    /**
     * The exponent −Δ ln(fraction)/ΔN must stay above c = 1e-3 and must not change by more than a third from one doubling of N
     * to the next: the fraction is e^{−cN} up to a slowly varying factor.
     */
    private static void requireExponential(
            String problem, Experiment experiment, FeatureProbabilities p, Evidence evidence) {
        List<List<QueryTrajectory>> trained = Arrays.stream(LENGTHS)
                .mapToObj(length -> experiment.descend(p, experiment.promptLength(length), 1, SMALL, 20_000))
                .toList();
        for (int query = 0; query < trained.get(0).size(); query++) {
            double[] logs = new double[LENGTHS.length];
            for (int i = 0; i < LENGTHS.length; i++) {
                int promptLength = experiment.promptLength(LENGTHS[i]);
                QueryTrajectory trajectory = trained.get(i).get(query);
                double[] weights =
                        trajectory.at(SMALL).orElse(trajectory.last()).weights().toArray();
                logs[i] = FastMath.log(fraction(trajectory.groups(), weights, promptLength, 2 * Math.sqrt(ERROR)));
                evidence.parameter(problem + ", query " + query + ", N = " + promptLength, "ln(fraction) = " + logs[i]);
            }
            requireExponential(problem + ", query " + query, logs, evidence);
        }
    }

    private static void requireExponential(String where, double[] logs, Evidence evidence) {
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

    /**
     * P(1 − Attn_k > limit): c_k is binomial, and given c_k the count of the dominant feature is. Rare features count with the
     * largest of their weights: equal ones lose nothing by that, and others get a fraction that is too large.
     */
    private static double fraction(QueryGroups groups, double[] weights, int promptLength, double limit) {
        int first = groups.dominant();
        double p = groups.probability(0);
        boolean dominated = first != 0 && groups.probability(first) != p;
        double target = FastMath.exp(weights[0]);
        double rare = 0;
        for (int n = dominated ? 2 : 1; n < weights.length; n++) {
            rare = Math.max(rare, FastMath.exp(weights[n]));
        }
        double dominant = dominated ? FastMath.exp(weights[first]) : rare;
        double share = dominated ? groups.probability(first) / (1 - p) : 0.5;
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
