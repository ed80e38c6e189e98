package org.iclconvergence.training;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.PromptSampler;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;

/**
 * The settings of the paper's experiment ([HCL24] Section 5): M random prompts, their empirical loss, full-batch training of Q from
 * zero. The paper states M = 300, Adam, learning rate 0.002, 400 epochs and w ~ N(0, I); K, d, N and p_1 are this project's choice.
 * Immutable; each {@code with} makes a copy, and an {@link IllegalArgumentException} names the value that is out of range.
 */
public final class PaperExperiment {
    private FeatureProbabilities probabilities;
    private final int dimension;
    private int promptLength = 100;
    private int prompts = 300;
    private int epochs = 400;
    private double learningRate = 0.002;
    private Rule rule = Rule.ADAM;
    private Basis basis = Basis.RANDOM;
    private final long seed;

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

    private PaperExperiment(FeatureProbabilities probabilities, int dimension, long seed) {
        this.probabilities = probabilities;
        this.dimension = dimension;
        this.seed = seed;
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
        return new PaperExperiment(probabilities, dimension, seed).changed(same -> {});
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
     * The paper's settings with balanced features, d = 100.
     *
     * @param features K
     * @param seed of everything random
     * @return as {@link #of}
     * @throws IllegalArgumentException if K &lt; 1 or K > 100
     */
    public static PaperExperiment balanced(int features, long seed) {
        return standard(FeatureProbabilities.balanced(features), seed);
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
        return changed(copy -> copy.probabilities = other);
    }

    /** The same with another prompt length N ≥ 1. */
    public PaperExperiment withPromptLength(int other) {
        return changed(copy -> copy.promptLength = other);
    }

    /** The same with another number of prompts M ≥ 1. */
    public PaperExperiment withPrompts(int other) {
        return changed(copy -> copy.prompts = other);
    }

    /** The same with another number of training steps, ≥ 0. */
    public PaperExperiment withEpochs(int other) {
        return changed(copy -> copy.epochs = other);
    }

    /** The same with another learning rate η > 0. */
    public PaperExperiment withLearningRate(double other) {
        return changed(copy -> copy.learningRate = other);
    }

    /** The same with another training rule. */
    public PaperExperiment withRule(Rule other) {
        return changed(copy -> copy.rule = other);
    }

    /** The same in another orientation of the features. */
    public PaperExperiment withBasis(Basis other) {
        return changed(copy -> copy.basis = other);
    }

    private PaperExperiment changed(Consumer<PaperExperiment> change) {
        PaperExperiment copy = new PaperExperiment(probabilities, dimension, seed);
        copy.promptLength = promptLength;
        copy.prompts = prompts;
        copy.epochs = epochs;
        copy.learningRate = learningRate;
        copy.rule = rule;
        copy.basis = basis;
        change.accept(copy);
        copy.validate();
        return copy;
    }

    private void validate() {
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

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
        }
    }

    /** {@return p} */
    public FeatureProbabilities probabilities() {
        return probabilities;
    }

    /** {@return d} */
    public int dimension() {
        return dimension;
    }

    /** {@return N} */
    public int promptLength() {
        return promptLength;
    }

    /** {@return M} */
    public int prompts() {
        return prompts;
    }

    /** {@return training steps} */
    public int epochs() {
        return epochs;
    }

    /** {@return η} */
    public double learningRate() {
        return learningRate;
    }

    /** {@return the training rule} */
    public Rule rule() {
        return rule;
    }

    /** {@return how the features lie in R^d} */
    public Basis basis() {
        return basis;
    }

    /** {@return the seed of everything random} */
    public long seed() {
        return seed;
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
