package org.iclconvergence.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.Trajectory;

/** Noise on the labels of the context: NOISE-1. */
final class NoiseCheck {
    private static final int FEATURES = 10;
    private static final BinomialAcceptance PLAN = BinomialAcceptance.plan(0.9, 0.998, 1e-6, 0.99);

    @ClaimCheck("NOISE-1")
    void label_noise_adds_half_its_variance_times_the_squared_scores(Experiment experiment, Evidence evidence) {
        for (int trial = 0; trial < 50; trial++) {
            addsExactly(experiment, trial, evidence);
        }
        List<Boolean> runs = IntStream.range(0, experiment.trials(PLAN))
                .parallel()
                .mapToObj(trial -> dominantFirst(experiment, trial))
                .toList();
        evidence.probability(
                "standard deviation 0.5: the dominant feature first",
                (int) runs.stream().filter(first -> first).count(),
                runs.size(),
                PLAN);
    }

    /** Noise ±σ on every label independently has variance σ²: averaging over all 2^N signs is the exact expectation. */
    private static void addsExactly(Experiment experiment, int trial, Evidence evidence) {
        RandomStreams streams = new RandomStreams(Seeds.of("NOISE-1", trial));
        UniformRandomProvider random = streams.other();
        int promptLength = random.nextInt(1, 8);
        int[] tokens = new int[promptLength];
        for (int i = 0; i < promptLength; i++) {
            tokens[i] = random.nextInt(3);
        }
        double[] labelOfFeature = {random.nextDouble(-2, 2), random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
        Prompt clean = Prompt.of(tokens, 0, labelOfFeature);
        BilinearWeights weights = new BilinearWeights(3);
        double[] tokenLogits = new double[promptLength];
        for (int n = 0; n < 3; n++) {
            weights.set(n, 0, random.nextDouble(-2, 2));
        }
        for (int i = 0; i < promptLength; i++) {
            tokenLogits[i] = weights.get(tokens[i], 0);
        }
        double stated = random.nextDouble(0.1, 0.5);
        double used = experiment.labelNoise(stated);
        double noisy = 0;
        for (int signs = 0; signs < 1 << promptLength; signs++) {
            double[] labels = new double[promptLength];
            for (int i = 0; i < promptLength; i++) {
                labels[i] = clean.label(i) + ((signs >> i & 1) == 0 ? used : -used);
            }
            noisy += loss(Prompt.withLabels(3, tokens, labels, 0, clean.queryLabel()), weights) / (1 << promptLength);
        }
        double squares = Arrays.stream(experiment.softmax(tokenLogits))
                .map(score -> score * score)
                .sum();
        // 2^7 losses of size at most 10, a few roundings each
        evidence.equal("instance " + trial, noisy - loss(clean, weights), 0.5 * stated * stated * squares, 1e-12);
    }

    private static double loss(Prompt prompt, BilinearWeights weights) {
        LossValues values = new LossValues(3);
        new CountLoss(List.of(prompt)).evaluate(weights, values);
        return values.loss();
    }

    /** Noise keeps the prediction error up, so the order is read off the attention: which score reaches 0.7 first. */
    private static boolean dominantFirst(Experiment experiment, int trial) {
        PaperExperiment setting = PaperExperiment.imbalanced(FEATURES, 0.5, Seeds.of("NOISE-1 order", trial));
        TrainingProblem drawn = setting.draw();
        var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(setting.seed()).other());
        double deviation = experiment.labelNoise(0.5);
        List<Prompt> noisy = new ArrayList<>();
        for (Prompt prompt : drawn.prompts()) {
            int[] tokens = new int[prompt.length()];
            double[] labels = new double[prompt.length()];
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = prompt.token(i);
                labels[i] = prompt.label(i) + deviation * normal.sample();
            }
            noisy.add(Prompt.withLabels(FEATURES, tokens, labels, prompt.query(), prompt.queryLabel()));
        }
        Trajectory trajectory = Training.ofQueryKeyMatrix(new CountLoss(noisy), drawn.features(), drawn.optimizer())
                .run(setting.epochs());
        long first = reaches(trajectory, 0);
        return first != Long.MAX_VALUE && IntStream.range(1, FEATURES).allMatch(k -> first < reaches(trajectory, k));
    }

    private static long reaches(Trajectory trajectory, int k) {
        return trajectory
                .firstStep((Snapshot at) -> at.targetAttention()[k] >= 0.7)
                .orElse(Long.MAX_VALUE);
    }
}
