package org.iclconvergence.example;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
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
        RealMatrix velocity = MatrixUtils.createRealMatrix(loss.features(), loss.features());
        for (long step = 0; step <= problem.steps(); step++) {
            if (monitor.wants(step) && !monitor.record(step, z.queryKeyMatrix(problem.features()))) {
                return;
            }
            loss.evaluate(z, values);
            velocity = velocity.scalarMultiply(MOMENTUM)
                    .subtract(values.gradient().scalarMultiply(problem.learningRate()));
            z = BilinearWeights.of(z.matrix().add(velocity));
        }
    }
}
