package org.example.training;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;

/** Gradient descent on the d × d matrix Q itself, on the loss over all prompts. */
public final class DescentOnQ implements Trainer {
    private final double direction;

    private DescentOnQ(double direction) {
        this.direction = direction;
    }

    /** Downhill. */
    public static DescentOnQ right() {
        return new DescentOnQ(-1);
    }

    /** Uphill: a sign is wrong. */
    public static DescentOnQ wrong() {
        return new DescentOnQ(1);
    }

    @Override
    public String name() {
        return direction < 0 ? "descent-on-q" : "ascent-on-q";
    }

    /** Claims about training on given prompts, by Adam, are not about this. */
    @Override
    public boolean supports(Objective objective) {
        return objective != Objective.GIVEN_PROMPTS;
    }

    @Override
    public void train(TrainingProblem problem, TrainingMonitor monitor) {
        RealMatrix v = problem.features().matrix();
        Loss loss = problem.loss();
        LossValues values = new LossValues(loss.features());
        RealMatrix q = MatrixUtils.createRealMatrix(v.getRowDimension(), v.getRowDimension());
        for (long step = 0; step <= problem.steps(); step++) {
            if (monitor.wants(step) && !monitor.record(step, q)) {
                return;
            }
            RealMatrix z = v.transpose().multiply(q).multiply(v);
            loss.evaluate(BilinearWeights.of(z), values);
            RealMatrix gradient = v.multiply(values.gradient()).multiply(v.transpose());
            q = q.add(gradient.scalarMultiply(direction * problem.learningRate()));
        }
    }
}
