package org.iclconvergence.checks;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.LogLogSlope;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.MultinomialBound;
import org.iclconvergence.training.QueryEvent;
import org.iclconvergence.training.QuerySnapshot;

/** Counts concentrate, long prompts have a limit, and no loss goes below its floor: CONC-1, CONC-2, FLOOR-1. */
final class ConcentrationCheck {
    private static final double FALSE_ALARM = 1e-6;

    /**
     * K = 2 exactly, by the binomial distribution; more features by sampling, where the exact upper limit of the probability
     * must lie below the bound. The points are chosen with bounds above 1e-3, so that 40 000 prompts without a deviation
     * (upper limit 3.5e-4) suffice: power 1 − 1e-6 against any true probability below 1e-7.
     */
    @ClaimCheck("CONC-1")
    void counts_concentrate(Experiment experiment, Evidence evidence) {
        for (double p : new double[] {0.5, 0.3, 0.05}) {
            for (double deviation : new double[] {0.1, 0.3, 0.5, 0.9}) {
                for (double stretch : new double[] {1, 2, 5, 20}) {
                    int promptLength = (int) Math.ceil(stretch * 20 * 2 / (deviation * deviation));
                    if (!MultinomialBound.applies(2, promptLength, deviation)) {
                        continue;
                    }
                    evidence.atMost(
                            "exact, K = 2, p = " + p + ", N = " + promptLength + ", deviation " + deviation,
                            twoFeatures(promptLength, p, deviation),
                            1e-15,
                            experiment.concentrationBound(promptLength, deviation));
                }
            }
        }
        int prompts = 40_000;
        for (int count : new int[] {3, 5, 9}) {
            for (boolean balanced : new boolean[] {true, false}) {
                double deviation = 0.8;
                int promptLength = (int) Math.ceil(20 * count / (deviation * deviation));
                FeatureProbabilities p =
                        balanced ? FeatureProbabilities.balanced(count) : FeatureProbabilities.imbalanced(count, 0.5);
                if (!MultinomialBound.applies(count, promptLength, deviation)) {
                    continue;
                }
                int deviations = deviations(p, promptLength, deviation, prompts);
                String where = "sampled, " + p + ", N = " + promptLength;
                evidence.falseAlarm(FALSE_ALARM);
                double estimate = (double) deviations / prompts;
                evidence.atMost(
                        where,
                        estimate,
                        BinomialAcceptance.upperLimit(deviations, prompts, FALSE_ALARM) - estimate,
                        experiment.concentrationBound(promptLength, deviation));
            }
        }
    }

    /** |c_1/N − p| + |c_2/N − (1−p)| = 2|c_1/N − p|. */
    private static double twoFeatures(int promptLength, double p, double deviation) {
        BinomialDistribution counts = new BinomialDistribution(null, promptLength, p);
        int low = (int) Math.floor(promptLength * (p - deviation / 2));
        int high = (int) Math.ceil(promptLength * (p + deviation / 2));
        return (low < 0 ? 0 : counts.cumulativeProbability(low))
                + (high > promptLength ? 0 : 1 - counts.cumulativeProbability(high - 1));
    }

    private static int deviations(FeatureProbabilities p, int promptLength, double deviation, int prompts) {
        SharedStateDiscreteSampler tokens = AliasMethodDiscreteSampler.of(
                RandomSource.XO_SHI_RO_256_PP.create(Seeds.of("CONC-1 " + p.count(), promptLength)), p.toArray());
        int deviations = 0;
        for (int prompt = 0; prompt < prompts; prompt++) {
            int[] counts = new int[p.count()];
            for (int i = 0; i < promptLength; i++) {
                counts[tokens.sample()]++;
            }
            double distance = 0;
            for (int k = 0; k < counts.length; k++) {
                distance += Math.abs((double) counts[k] / promptLength - p.get(k));
            }
            deviations += distance >= deviation ? 1 : 0;
        }
        return deviations;
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
            experiment.queryLoss(new PopulationIntegral(groups, promptLength)).evaluate(weights, values);
            double floor = LossFloor.lowerBound(p.count(), p.get(0), promptLength);
            evidence.atLeast("random weights, instance " + trial, values.predictionError() / floor, 1e-11, 1 - 1e-10);
        }
        for (int promptLength : new int[] {2, 4, 8}) {
            for (FeatureProbabilities p : new FeatureProbabilities[] {
                FeatureProbabilities.balanced(3), FeatureProbabilities.imbalanced(4, 0.5)
            }) {
                double floor = LossFloor.lowerBound(p.count(), p.get(0), promptLength);
                double limit = LossFloor.limitOfTargetWeight(p, 0, promptLength);
                QuerySnapshot trained = experiment
                        .descend(
                                QueryGroups.ofEveryFeature(p, 0),
                                promptLength,
                                20,
                                QueryEvent.predictionErrorAtMost(floor),
                                20_000,
                                step -> false)
                        .last();
                String where = ", " + p + ", N = " + promptLength;
                evidence.atLeast("trained, above the floor" + where, trained.predictionError() / floor, 1e-11, 1);
                // the distance to the limit falls like 1/(2 η t), here 1.3e-6, against a limit of at least 2e-3
                evidence.atMost("trained, below the limit" + where, trained.predictionError() / limit, 1e-11, 1.001);
                double offset = Math.log(Math.max(2, p.count())) + Math.log(2);
                evidence.equal(
                        "rate" + where,
                        -Math.log(trained.predictionError()) / promptLength,
                        LossFloor.rate(p.get(0)),
                        offset / promptLength);
            }
        }
    }
}
