package org.iclconvergence.training;

/** The rule that the problem names: what the paper does. */
public final class DefaultTrainer implements Trainer {
    /** The trainer. */
    public DefaultTrainer() {}

    @Override
    public String name() {
        return "default";
    }

    @Override
    public boolean supports(Objective objective) {
        return true;
    }

    @Override
    public void train(TrainingProblem problem, TrainingMonitor monitor) {
        Trainer trainer =
                problem.rule() == PaperExperiment.Rule.ADAM ? new AdamTrainer() : new GradientDescentTrainer();
        trainer.train(problem, monitor);
    }
}
