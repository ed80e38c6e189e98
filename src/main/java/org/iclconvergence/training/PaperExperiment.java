package org.iclconvergence.training;

import java.util.List;
import java.util.Objects;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.PromptSampler;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;

/**
 * The settings of the paper's experiment ([HCL24] Section 5): M random prompts, their empirical loss, full-batch training of Q from
 * zero. The paper states M = 300, Adam, learning rate 0.002, 400 epochs and w ~ N(0, I); K, d, N and p_1 are this project's choice.
 * Each {@code with} makes a copy, and an {@link IllegalArgumentException} names the value that is out of range.
 *
 * @param probabilities p, which also sets K
 * @param dimension d
 * @param promptLength N
 * @param prompts M
 * @param epochs training steps
 * @param learningRate η
 * @param rule the training rule
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
     * The paper's settings, N = 100 and a random basis, in any dimension.
     *
     * @param probabilities p, which also sets K
     * @param dimension d ≥ K
     * @param seed of everything random
     * @return N = 100, M = 300, 400 epochs of Adam at 0.002, random basis
     * @throws IllegalArgumentException if d &lt; K
     */
    public static PaperExperiment of(FeatureProbabilities probabilities, int dimension, long seed) {
        return new PaperExperiment(probabilities, dimension, 100, 300, 400, 0.002, Rule.ADAM, Basis.RANDOM, seed);
    }

    /**
     * The paper's settings with any probabilities, d = 100.
     *
     * @param probabilities p
     * @param seed of everything random
     * @return as {@link #of}
     * @throws IllegalArgumentException if K > 100
     */
    public static PaperExperiment standard(FeatureProbabilities probabilities, long seed) {
        return of(probabilities, 100, seed);
    }

    /**
     * The paper's settings with one dominant feature, d = 100.
     *
     * @param features K
     * @param dominant p_1
     * @param seed of everything random
     * @return as {@link #of}
     * @throws IllegalArgumentException if K &lt; 2, K > 100 or p_1 is not inside (0, 1)
     */
    public static PaperExperiment imbalanced(int features, double dominant, long seed) {
        return standard(FeatureProbabilities.imbalanced(features, dominant), seed);
    }

    /** The same with other feature probabilities, at most d of them. */
    public PaperExperiment withProbabilities(FeatureProbabilities other) {
        return new PaperExperiment(other, dimension, promptLength, prompts, epochs, learningRate, rule, basis, seed);
    }

    /** The same with another prompt length N ≥ 1. */
    public PaperExperiment withPromptLength(int other) {
        return new PaperExperiment(probabilities, dimension, other, prompts, epochs, learningRate, rule, basis, seed);
    }

    /** The same with another number of prompts M ≥ 1. */
    public PaperExperiment withPrompts(int other) {
        return new PaperExperiment(
                probabilities, dimension, promptLength, other, epochs, learningRate, rule, basis, seed);
    }

    /** The same with another number of training steps, ≥ 0. */
    public PaperExperiment withEpochs(int other) {
        return new PaperExperiment(
                probabilities, dimension, promptLength, prompts, other, learningRate, rule, basis, seed);
    }

    /** The same with another learning rate η > 0. */
    public PaperExperiment withLearningRate(double other) {
        return new PaperExperiment(probabilities, dimension, promptLength, prompts, epochs, other, rule, basis, seed);
    }

    /** The same with another training rule. */
    public PaperExperiment withRule(Rule other) {
        return new PaperExperiment(
                probabilities, dimension, promptLength, prompts, epochs, learningRate, other, basis, seed);
    }

    /** The same in another orientation of the features. */
    public PaperExperiment withBasis(Basis other) {
        return new PaperExperiment(
                probabilities, dimension, promptLength, prompts, epochs, learningRate, rule, other, seed);
    }

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
        }
    }

    /**
     * Draws features and prompts from the seed's own streams; {@link RandomStreams#other()} of this seed stays untouched.
     *
     * @return what is to be trained: V (d × K), M prompts, the rule, η, and as many steps as epochs
     */
    public TrainingProblem draw() {
        RandomStreams streams = new RandomStreams(seed);
        Features features = basis == Basis.RANDOM
                ? Features.haarRandom(dimension, probabilities.count(), streams.features())
                : Features.standardBasis(dimension, probabilities.count());
        List<Prompt> sample = new PromptSampler(
                        features, probabilities, promptLength, TaskDistribution.gaussian(), streams)
                .sample(prompts);
        return new TrainingProblem(
                Objective.GIVEN_PROMPTS, features, probabilities, promptLength, sample, learningRate, rule, epochs);
    }
}
