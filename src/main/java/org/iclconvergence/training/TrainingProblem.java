package org.iclconvergence.training;

import java.util.List;
import java.util.Objects;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.InfinitePromptLoss;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.PopulationLoss;

/**
 * What a {@link Trainer} is to train: Q ∈ R^{d×d}, from zero. Immutable.
 *
 * @param objective what is minimised
 * @param features V, d × K
 * @param probabilities p, length K
 * @param promptLength N; infinite for {@link Objective#INFINITE_PROMPTS}
 * @param prompts the prompts of {@link Objective#GIVEN_PROMPTS}, otherwise empty
 * @param learningRate η &gt; 0
 * @param rule the rule that the claim is about: a hint, a trainer may have a rule of its own
 * @param steps training steps, ≥ 0
 */
public record TrainingProblem(
        Objective objective,
        Features features,
        FeatureProbabilities probabilities,
        double promptLength,
        List<Prompt> prompts,
        double learningRate,
        PaperExperiment.Rule rule,
        long steps) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the parts do not fit each other
     */
    public TrainingProblem {
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(rule, "rule");
        prompts = List.copyOf(prompts);
        LearningRates.require(learningRate);
        require(features.count() == probabilities.count(), "V has as many features as there are probabilities");
        require(
                prompts.isEmpty() != (objective == Objective.GIVEN_PROMPTS),
                "prompts are given for GIVEN_PROMPTS only");
        require(
                Double.isInfinite(promptLength) == (objective == Objective.INFINITE_PROMPTS),
                "N is infinite for INFINITE_PROMPTS only");
        require(promptLength >= 1, "N is at least 1");
        require(steps >= 0, "steps are not negative");
    }

    /**
     * Gradient descent on the population loss.
     *
     * @param features V
     * @param probabilities p
     * @param promptLength N, infinity for the limit
     * @param learningRate η
     * @param steps at most
     * @return the problem
     */
    public static TrainingProblem onPopulation(
            Features features,
            FeatureProbabilities probabilities,
            double promptLength,
            double learningRate,
            long steps) {
        return new TrainingProblem(
                Double.isInfinite(promptLength) ? Objective.INFINITE_PROMPTS : Objective.EXACT_POPULATION,
                features,
                probabilities,
                promptLength,
                List.of(),
                learningRate,
                PaperExperiment.Rule.GD,
                steps);
    }

    /**
     * The same problem on other prompts.
     *
     * @param other at least one, over the K features
     * @return a copy
     * @throws IllegalArgumentException if there is no prompt, or the objective is not {@link Objective#GIVEN_PROMPTS}
     */
    public TrainingProblem withPrompts(List<Prompt> other) {
        return new TrainingProblem(objective, features, probabilities, promptLength, other, learningRate, rule, steps);
    }

    /**
     * The rule that the claim is about, fresh.
     *
     * @return Adam or gradient descent at the learning rate
     */
    public Optimizer optimizer() {
        return switch (rule) {
            case ADAM -> new Adam(learningRate);
            case GD -> new GradientDescent(learningRate);
        };
    }

    /**
     * The loss, with its gradient ∂L/∂Z at the bilinear weights Z = VᵀQV. The gradient at Q is V (∂L/∂Z) Vᵀ.
     *
     * @return a loss of the caller's own: losses reuse buffers and serve one thread
     */
    public Loss loss() {
        return switch (objective) {
            case GIVEN_PROMPTS -> new CountLoss(prompts);
            case EXACT_POPULATION -> new PopulationLoss(probabilities, promptLength);
            case INFINITE_PROMPTS -> new InfinitePromptLoss(probabilities);
        };
    }

    private static void require(boolean met, String condition) {
        if (!met) {
            throw new IllegalArgumentException("a training problem is inconsistent unless " + condition);
        }
    }
}
