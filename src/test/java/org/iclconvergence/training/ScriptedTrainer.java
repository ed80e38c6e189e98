package org.iclconvergence.training;

import java.util.function.BiConsumer;

/** A foreign trainer that does what a test tells it to. */
record ScriptedTrainer(String name, BiConsumer<TrainingProblem, TrainingMonitor> script) implements Trainer {
    @Override
    public boolean supports(Objective objective) {
        return true;
    }

    @Override
    public void train(TrainingProblem problem, TrainingMonitor monitor) {
        script.accept(problem, monitor);
    }
}
