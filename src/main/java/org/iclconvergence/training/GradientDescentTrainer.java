package org.iclconvergence.training;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.model.BilinearWeights;

/**
 * Gradient descent on every objective: on given prompts in Q, on the population losses one column for each class of equal
 * features (THEORY.md, identity 6), from which Q = V Z Vᵀ is formed where it is wanted. That is the same training if the features
 * are orthonormal.
 */
public final class GradientDescentTrainer implements Trainer {
    private final UnaryOperator<QueryLoss> trained;

    /** The trainer. */
    public GradientDescentTrainer() {
        this(UnaryOperator.identity());
    }

    /**
     * A trainer that minimises something else: sabotage for the suite's controls.
     *
     * @param trained makes of the population loss of a query the loss whose growth moves its column
     */
    public GradientDescentTrainer(UnaryOperator<QueryLoss> trained) {
        this.trained = Objects.requireNonNull(trained, "trained");
    }

    @Override
    public String name() {
        return "gradient-descent";
    }

    @Override
    public boolean supports(Objective objective) {
        return true;
    }

    @Override
    public void train(TrainingProblem problem, TrainingMonitor monitor) {
        if (problem.objective() == Objective.GIVEN_PROMPTS) {
            Training.run(problem, new GradientDescent(problem.learningRate()), monitor);
            return;
        }
        ClassColumns columns = new ClassColumns(problem, trained);
        BilinearWeights weights = new BilinearWeights(problem.probabilities().count());
        for (long step = 0; ; step++) {
            if (monitor.wants(step)) {
                columns.write(weights);
                if (!monitor.record(step, weights.queryKeyMatrix(problem.features()))) {
                    return;
                }
            }
            if (step == problem.steps()) {
                return;
            }
            columns.step(problem.learningRate());
        }
    }
}
