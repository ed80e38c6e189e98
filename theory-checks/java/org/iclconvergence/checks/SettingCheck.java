package org.iclconvergence.checks;

import static org.iclconvergence.checks.Instance.ROUNDING;

import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.MedianOfMeans;
import org.iclconvergence.theory.PromptIdentities;

/** The transformer and its reduced forms: SET-1 to SET-4. */
final class SettingCheck {
    private static final int INSTANCES = 300;

    @ClaimCheck("SET-1")
    void full_transformer_equals_softmax_attention_on_the_labels(Experiment experiment, Evidence evidence) {
        for (int trial = 0; trial < INSTANCES; trial++) {
            Instance instance = Instance.random("SET-1", trial);
            Prompt prompt = instance.prompt();
            RealMatrix v = instance.features().matrix();
            RealMatrix logits = v.transpose().multiply(instance.q()).multiply(v);
            double[] tokenLogits = new double[prompt.length()];
            for (int i = 0; i < tokenLogits.length; i++) {
                tokenLogits[i] = logits.getEntry(prompt.token(i), prompt.query());
            }
            // the definition, without a shift: these logits are far from overflow
            double sum = 0;
            double expected = 0;
            for (int i = 0; i < tokenLogits.length; i++) {
                sum += FastMath.exp(tokenLogits[i]);
                expected += FastMath.exp(tokenLogits[i]) * prompt.label(i);
            }
            expected /= sum;
            evidence.equal(
                    "instance " + trial,
                    experiment.predict(instance.q(), instance.features(), prompt),
                    expected,
                    instance.predictionTolerance());
        }
    }

    @ClaimCheck("SET-2")
    void prediction_depends_on_counts_alone(Experiment experiment, Evidence evidence) {
        for (int trial = 0; trial < INSTANCES; trial++) {
            Instance instance = Instance.random("SET-2", trial);
            Prompt prompt = instance.prompt();
            double prediction = experiment.predict(instance.q(), instance.features(), prompt);
            BilinearWeights weights = BilinearWeights.of(instance.q(), instance.features());
            double[] scores =
                    experiment.featureScores(prompt.counts(), weights.matrix().getColumn(prompt.query()));
            double expected = 0;
            for (int m = 0; m < scores.length; m++) {
                expected += scores[m] * instance.labelOfFeature()[m];
            }
            evidence.equal("from counts, instance " + trial, prediction, expected, instance.predictionTolerance());

            UniformRandomProvider random = new RandomStreams(Seeds.of("SET-2 order", trial)).other();
            int[] order = new PermutationSampler(random, prompt.length(), prompt.length()).sample();
            int[] tokens = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                tokens[i] = prompt.token(order[i]);
            }
            evidence.equal(
                    "permuted, instance " + trial,
                    experiment.predict(
                            instance.q(),
                            instance.features(),
                            Prompt.of(tokens, prompt.query(), instance.labelOfFeature())),
                    prediction,
                    instance.predictionTolerance());
        }
    }

    /** A score below the smallest positive double is 0 here; all others must be positive. */
    @ClaimCheck("SET-3")
    void attention_scores_are_positive_and_sum_to_one(Experiment experiment, Evidence evidence) {
        double representable = 700; // e^-700 / N is far above the smallest positive double, 4.9e-324
        for (int trial = 0; trial < INSTANCES; trial++) {
            UniformRandomProvider random = new RandomStreams(Seeds.of("SET-3", trial)).other();
            int length = random.nextInt(1, 200);
            double spread = trial % 2 == 0 ? 700 : random.nextDouble(0, 700);
            double[] logits = new double[length];
            int[] counts = new int[length];
            for (int i = 0; i < length; i++) {
                logits[i] =
                        trial % 3 == 0 ? (random.nextBoolean() ? spread : -spread) : random.nextDouble(-spread, spread);
                counts[i] = random.nextInt(1, 50);
            }
            requireScores("tokens", trial, logits, experiment.softmax(logits), representable, evidence);
            requireScores("features", trial, logits, experiment.featureScores(counts, logits), representable, evidence);
        }
    }

    private static void requireScores(
            String what, int trial, double[] logits, double[] scores, double representable, Evidence evidence) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        boolean positive = true;
        for (int i = 0; i < scores.length; i++) {
            sum += scores[i];
            positive &= logits[i] > max - representable ? scores[i] > 0 : scores[i] >= 0;
        }
        // every score is one quotient, one exponential off: 4 roundings; adding n of them, n more
        evidence.equal(what + " sum, instance " + trial, sum, 1, (4 + 2 * scores.length) * ROUNDING);
        evidence.isTrue(what + " positive, instance " + trial, positive);
    }

    /**
     * Effect: a prediction error that is off by 10 %. The ratio X of the squared error to its formula has mean 1; its standard
     * deviation is at most √(κ − 1) with κ = max(3, the kurtosis of a coordinate), so the median of means is within 5 % with
     * the declared error for any distribution, and the claim is then accepted with certainty.
     */
    @ClaimCheck("SET-4")
    void prediction_error_needs_two_moments_of_the_task_alone(Experiment experiment, Evidence evidence) {
        exactlyForAllSigns(experiment, evidence);
        double falseAlarm = 1e-6;
        double effect = 0.1;
        var kurtosis = Map.of("Gaussian", 3.0, "Rademacher", 3.0, "sphere", 3.0, "Student-t(6)", 6.0);
        var tasks = Map.of(
                "Gaussian", TaskDistribution.gaussian(),
                "Rademacher", TaskDistribution.rademacher(),
                "sphere", TaskDistribution.sphere(),
                "Student-t(6)", TaskDistribution.studentT(6));
        for (String name : tasks.keySet().stream().sorted().toList()) {
            MedianOfMeans plan = MedianOfMeans.plan(Math.sqrt(kurtosis.get(name) - 1), effect / 2, falseAlarm);
            RandomStreams streams = new RandomStreams(Seeds.of("SET-4 " + name, 0));
            Features features = Features.standardBasis(4, 4);
            double[] logits = {0.7, -0.4, 0.2, 1.1};
            double[] scores = experiment.featureScores(new int[] {2, 1, 5, 4}, logits);
            TaskDistribution used = experiment.tasks(tasks.get(name));
            int k = name.length() % 2 == 0 ? 0 : 3;
            double expected = PromptIdentities.predictionError(scores, k);
            double ratio = plan.estimate(() -> {
                double[] labels = features.labels(used.sample(streams.tasks(), features.dimension()));
                double residual = -labels[k];
                for (int m = 0; m < scores.length; m++) {
                    residual += scores[m] * labels[m];
                }
                return 0.5 * residual * residual / expected;
            });
            evidence.parameter(name, plan.groups() * plan.groupSize() + " tasks, ratio " + ratio);
            evidence.falseAlarm(plan.falseAlarm());
            evidence.atMost(name, Math.abs(ratio - 1), plan.halfWidth(), effect);
        }
    }

    /** The mean over all 16 sign vectors is the Rademacher expectation itself: sums of 16 terms below 2, a few roundings each. */
    private static void exactlyForAllSigns(Experiment experiment, Evidence evidence) {
        double[] scores = experiment.featureScores(new int[] {2, 1, 5, 4}, new double[] {0.7, -0.4, 0.2, 1.1});
        for (int k = 0; k < 4; k++) {
            double mean = 0;
            for (int signs = 0; signs < 16; signs++) {
                double residual = 0;
                for (int m = 0; m < 4; m++) {
                    residual += (scores[m] - (m == k ? 1 : 0)) * ((signs >> m & 1) == 0 ? 1 : -1);
                }
                mean += residual * residual / 32;
            }
            evidence.equal("all signs, query " + k, mean, PromptIdentities.predictionError(scores, k), 1e-14);
        }
    }
}
