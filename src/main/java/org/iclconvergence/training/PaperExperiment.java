package org.iclconvergence.training;

import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.PromptSampler;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.loss.CountLoss;

/**
 * The paper's experiment ([HCL24] Section 5): M random prompts, their empirical loss, full-batch training of Q from zero.
 * The paper states M = 300, Adam, learning rate 0.002, 400 epochs and w ~ N(0, I); K, d, N and p_1 are this project's choice.
 *
 * @param probabilities p, which also sets K
 * @param dimension d ≥ K
 * @param promptLength N ≥ 1
 * @param prompts M ≥ 1
 * @param epochs training steps, ≥ 0
 * @param learningRate η > 0
 * @param rule Adam or gradient descent
 * @param basis how the features lie in R^d
 * @param seed of everything random
 */
public record PaperExperiment(
        FeatureProbabilities probabilities,
        int dimension,
        int promptLength,
        int prompts,
        int epochs,
        double learningRate,
        Rule rule,
        Basis basis,
        long seed) {

    /** The training rule. */
    public enum Rule {
        /** Full-batch Adam on Q. */
        ADAM,
        /** Full-batch gradient descent on Q. */
        GD
    }

    /** The features' orientation. It matters to Adam, which acts on every coordinate of Q by itself. */
    public enum Basis {
        /** Columns of a Haar-random orthogonal matrix. */
        RANDOM,
        /** Standard basis vectors. */
        STANDARD
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public PaperExperiment {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(basis);
        if (probabilities.count() > dimension) {
            throw new IllegalArgumentException("features (K = " + probabilities.count()
                    + ") cannot outnumber the dimension (d = " + dimension + ")");
        }
        requireAtLeast("promptLength", promptLength, 1);
        requireAtLeast("prompts", prompts, 1);
        requireAtLeast("epochs", epochs, 0);
        LearningRates.require(learningRate);
    }

    /**
     * The paper's settings with balanced features.
     *
     * @param features K
     * @param seed of everything random
     * @return d = 100, N = 100, M = 300, 400 epochs of Adam at 0.002, random basis
     */
    public static PaperExperiment balanced(int features, long seed) {
        return standard(FeatureProbabilities.balanced(features), seed);
    }

    /**
     * The paper's settings with one dominant feature.
     *
     * @param features K
     * @param dominant p_1
     * @param seed of everything random
     * @return d = 100, N = 100, M = 300, 400 epochs of Adam at 0.002, random basis
     */
    public static PaperExperiment imbalanced(int features, double dominant, long seed) {
        return standard(FeatureProbabilities.imbalanced(features, dominant), seed);
    }

    /**
     * The paper's settings with any probabilities.
     *
     * @param probabilities p
     * @param seed of everything random
     * @return d = 100, N = 100, M = 300, 400 epochs of Adam at 0.002, random basis
     */
    public static PaperExperiment standard(FeatureProbabilities probabilities, long seed) {
        return new PaperExperiment(probabilities, 100, 100, 300, 400, 0.002, Rule.ADAM, Basis.RANDOM, seed);
    }

    /**
     * The same experiment in another orientation of the features.
     *
     * @param other the orientation
     * @return a copy
     */
    public PaperExperiment withBasis(Basis other) {
        return new PaperExperiment(
                probabilities, dimension, promptLength, prompts, epochs, learningRate, rule, other, seed);
    }

    /**
     * The same experiment with other feature probabilities.
     *
     * @param other p, over at most d features
     * @return a copy
     */
    public PaperExperiment withProbabilities(FeatureProbabilities other) {
        return new PaperExperiment(other, dimension, promptLength, prompts, epochs, learningRate, rule, basis, seed);
    }

    /**
     * The features, drawn from the seed's own stream.
     *
     * @param streams of this experiment's seed
     * @return V, d × K
     */
    public Features features(RandomStreams streams) {
        return basis == Basis.RANDOM
                ? Features.haarRandom(dimension, probabilities.count(), streams.features())
                : Features.standardBasis(dimension, probabilities.count());
    }

    /**
     * The prompts, drawn from the seed's own streams.
     *
     * @param features V
     * @param streams of this experiment's seed
     * @return M prompts
     */
    public List<Prompt> samplePrompts(Features features, RandomStreams streams) {
        return new PromptSampler(features, probabilities, promptLength, TaskDistribution.gaussian(), streams)
                .sample(prompts);
    }

    /**
     * The training rule, fresh.
     *
     * @return Adam or gradient descent at the learning rate
     */
    public Optimizer optimizer() {
        return rule == Rule.ADAM ? new Adam(learningRate) : new GradientDescent(learningRate);
    }

    /**
     * Runs it.
     *
     * @param progress told every finished epoch
     * @return epochs + 1 snapshots
     */
    public Trajectory run(LongConsumer progress) {
        RandomStreams streams = new RandomStreams(seed);
        Features features = features(streams);
        CountLoss loss = new CountLoss(samplePrompts(features, streams));
        return Training.ofQueryKeyMatrix(loss, features, optimizer()).run(epochs, epoch -> true, progress);
    }

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
        }
    }
}
