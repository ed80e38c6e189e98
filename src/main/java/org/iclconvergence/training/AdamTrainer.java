package org.iclconvergence.training;

/** Full-batch Adam on Q, as in the paper's experiments. */
public final class AdamTrainer implements Trainer {
    /** The trainer. */
    public AdamTrainer() {}

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public boolean supports(Objective objective) {
        return objective == Objective.GIVEN_PROMPTS;
    }

    @Override
    public void train(TrainingProblem problem, TrainingMonitor monitor) {
        Training.run(problem, new Adam(problem.learningRate()), monitor);
    }
}
