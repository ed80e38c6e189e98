package org.iclconvergence.checks;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.simple.RandomSource;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.stats.LogLogSlope;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.MultinomialBound;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QuerySnapshot;

/** Counts concentrate, long prompts have a limit, and no loss goes below its floor: CONC-1, CONC-2, FLOOR-1. */
final class ConcentrationCheck {
    /**
     * Exactly, by binomial sums: for K = 2 and 3 nothing is sampled, and only points that satisfy the lemma's condition count. What
     * the incomplete beta function loses is below 1e-12 of a probability, and below 1e-15 of 1.
     */
    @ClaimCheck("CONC-1")
    void counts_concentrate(Experiment experiment, Evidence evidence) {
        double sharpest = Double.POSITIVE_INFINITY;
        for (double deviation : new double[] {0.1, 0.3, 0.5, 0.9}) {
            for (double stretch : new double[] {1, 2, 4}) {
                for (double p : new double[] {0.5, 0.3, 0.05}) {
                    int promptLength = (int) Math.ceil(stretch * 20 * 2 / (deviation * deviation));
                    double probability = twoFeatures(promptLength, p, deviation);
                    compare(experiment, 2, promptLength, deviation, p, probability, evidence);
                    double exponent = -FastMath.log(probability / 3) / (promptLength * deviation * deviation);
                    sharpest = Math.min(sharpest, exponent);
                }
            }
        }
        for (double deviation : new double[] {0.5, 0.9}) {
            for (double p : new double[] {1.0 / 3, 0.6}) {
                int promptLength = (int) Math.ceil(20 * 3 / (deviation * deviation));
                double probability = threeFeatures(promptLength, p, deviation);
                compare(experiment, 3, promptLength, deviation, p, probability, evidence);
            }
        }
        evidence.parameter("largest constant that would hold in place of 1/25 for K = 2", sharpest);
    }

    private static void compare(
            Experiment experiment,
            int count,
            int promptLength,
            double deviation,
            double p,
            double probability,
            Evidence evidence) {
        if (MultinomialBound.applies(count, promptLength, deviation)) {
            evidence.atMost(
                    "K = " + count + ", p_1 = " + p + ", N = " + promptLength + ", deviation " + deviation,
                    probability,
                    1e-12 * probability + 1e-15,
                    experiment.concentrationBound(promptLength, deviation));
        }
    }

    /** |c_1/N − p| + |c_2/N − (1−p)| = 2|c_1/N − p|; the boundary belongs to the event, hence the guard against rounding. */
    private static double twoFeatures(int promptLength, double p, double deviation) {
        int low = (int) Math.floor(promptLength * (p - deviation / 2) + 1e-9);
        int high = (int) Math.ceil(promptLength * (p + deviation / 2) - 1e-9);
        double below = low < 0 ? 0 : new BinomialDistribution(null, promptLength, p).cumulativeProbability(low);
        double above = high > promptLength
                ? 0
                : new BinomialDistribution(null, promptLength, 1 - p).cumulativeProbability(promptLength - high);
        return below + above;
    }

    /** p_2 = p_3: every pair of counts. */
    private static double threeFeatures(int promptLength, double p, double deviation) {
        double other = (1 - p) / 2;
        BinomialDistribution first = new BinomialDistribution(null, promptLength, p);
        double total = 0;
        for (int c1 = 0; c1 <= promptLength; c1++) {
            BinomialDistribution second = new BinomialDistribution(null, promptLength - c1, 0.5);
            for (int c2 = 0; c1 + c2 <= promptLength; c2++) {
                double distance = Math.abs(c1 - promptLength * p)
                        + Math.abs(c2 - promptLength * other)
                        + Math.abs(promptLength - c1 - c2 - promptLength * other);
                if (distance >= promptLength * deviation - 1e-9) {
                    total += first.probability(c1) * second.probability(c2);
                }
            }
        }
        return total;
    }

    /** From N = 1e4 to 1e7 a difference of 1e-7 carries five digits: the rates are exact to 1e-12. */
    @ClaimCheck("CONC-2")
    void long_prompts_approach_their_limit_like_one_over_n(Experiment experiment, Evidence evidence) {
        double[] lengths = {1e4, 1e5, 1e6, 1e7};
        for (double[] weights : new double[][] {{0, 0, 0}, {0.8, -0.9, 0.1}, {2.5, -1.5, -1}}) {
            QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.2, 0.5, 0.3), 0);
            QueryValues limit = new QueryValues(3);
            QueryLoss infinite = experiment.infinitePromptLoss(groups);
            infinite.evaluate(weights, limit);
            double[] lossGaps = new double[lengths.length];
            double[] rateGaps = new double[lengths.length];
            QueryValues finite = new QueryValues(3);
            for (int i = 0; i < lengths.length; i++) {
                new PopulationIntegral(groups, lengths[i]).evaluate(weights, finite);
                lossGaps[i] = Math.abs(finite.predictionError() - limit.predictionError());
                rateGaps[i] = Math.abs(finite.growth()[0] - limit.growth()[0]);
            }
            String where = ", A_k = " + weights[0];
            requireSlope("loss" + where, lengths, lossGaps, evidence);
            requireSlope("growth" + where, lengths, rateGaps, evidence);
        }
    }

    private static void requireSlope(String what, double[] lengths, double[] gaps, Evidence evidence) {
        for (int i = 1; i < gaps.length; i++) {
            evidence.equal(
                    what + ", N from " + lengths[i - 1],
                    LogLogSlope.between(lengths[i - 1], gaps[i - 1], lengths[i], gaps[i]),
                    -1,
                    0.02);
        }
    }

    /** Every Q from random ones to extreme ones stays above; the trained loss is inside the bracket; its rate is the floor's. */
    @ClaimCheck("FLOOR-1")
    void no_weights_beat_the_floor_and_training_reaches_it(Experiment experiment, Evidence evidence) {
        for (int trial = 0; trial < 200; trial++) {
            var random = RandomSource.XO_SHI_RO_256_PP.create(Seeds.of("FLOOR-1", trial));
            FeatureProbabilities p =
                    FeatureProbabilities.imbalanced(random.nextInt(2, 8), random.nextDouble(0.05, 0.95));
            int promptLength = random.nextInt(1, 200);
            QueryGroups groups = QueryGroups.ofEveryFeature(p, 0);
            double[] weights = new double[p.count()];
            double scale = trial % 2 == 0 ? 3 : 60;
            for (int g = 0; g < weights.length; g++) {
                weights[g] = random.nextDouble(-scale, scale) + (g == 0 ? scale : 0);
            }
            QueryValues values = new QueryValues(weights.length);
            experiment.populationLoss(groups, promptLength).evaluate(weights, values);
            double floor = LossFloor.lowerBound(p.count(), p.get(0), promptLength);
            evidence.atLeast("random weights, instance " + trial, values.predictionError() / floor, 1e-11, 1 - 1e-10);
        }
        for (int promptLength : new int[] {2, 8}) {
            for (FeatureProbabilities p : new FeatureProbabilities[] {
                FeatureProbabilities.balanced(3), FeatureProbabilities.imbalanced(4, 0.5)
            }) {
                double floor = LossFloor.lowerBound(p.count(), p.get(0), promptLength);
                double limit = LossFloor.limitOfTargetWeight(p, 0, promptLength);
                QuerySnapshot trained = experiment
                        .descendOneColumn(
                                QueryGroups.ofEveryFeature(p, 0),
                                promptLength,
                                20,
                                QueryEvent.predictionErrorAtMost(floor),
                                20_000)
                        .last();
                String where = ", " + p + ", N = " + promptLength;
                evidence.atLeast("trained, above the floor" + where, trained.predictionError() / floor, 1e-11, 1);
                // the distance to the limit falls like 1/(2 η t), here 1.3e-6, against a limit of at least 2e-3
                evidence.atMost("trained, below the limit" + where, trained.predictionError() / limit, 1e-11, 1.001);
                double distance = -FastMath.log(trained.predictionError()) / promptLength - LossFloor.rate(p.get(0));
                // ½ K/(K−1) and ½ (1 + Σ …) both lie between ½ and 1
                evidence.atLeast("rate" + where + ": above", distance, 1e-12, 0);
                evidence.atMost("rate" + where + ": below", distance, 1e-12, FastMath.log(2) / promptLength);
            }
        }
    }
}
