package org.iclconvergence.example;

import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;

/** Gradient descent with heavy-ball momentum: the worked example of theory-checks/README.md. */
public final class MomentumTrainer implements Trainer {
    private static final double MOMENTUM = 0.5;

    @Override
    public String name() {
        return "momentum";
    }

    @Override
    public boolean supports(Objective objective) {
        return true;
    }

    @Override
    public void train(TrainingProblem problem, TrainingMonitor monitor) {
        Loss loss = problem.loss();
        LossValues values = new LossValues(loss.features());
        BilinearWeights z = new BilinearWeights(loss.features());
        double[] velocity = new double[z.columns().length];
        for (long step = 0; step <= problem.steps(); step++) {
            if (monitor.wants(step)) {
                double[][] q = z.queryKeyMatrix(problem.features()).getData();
                if (!monitor.record(step, q)) {
                    return;
                }
            }
            loss.evaluate(z, values);
            for (int i = 0; i < velocity.length; i++) {
                velocity[i] = MOMENTUM * velocity[i] - problem.learningRate() * values.gradient()[i];
                z.columns()[i] += velocity[i];
            }
        }
    }
}
