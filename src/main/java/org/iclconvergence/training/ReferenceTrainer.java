package org.iclconvergence.training;

import org.apache.commons.math3.analysis.function.Sqrt;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.loss.TokenLoss;

/**
 * The paper's training as the paper writes it ([HCL24] Sections 2 and 5): the literal transformer on the tokens of every prompt, the
 * gradient of its loss at Q, and full-batch Adam or gradient descent on Q from zero; every product is one of Commons Math. Seconds
 * instead of milliseconds: what {@link Training}, which it shares no code with, is held against.
 */
public final class ReferenceTrainer implements Trainer {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    /** The trainer. */
    public ReferenceTrainer() {}

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public boolean supports(Objective objective) {
        return objective == Objective.GIVEN_PROMPTS;
    }

    @Override
    public void train(TrainingProblem problem, TrainingMonitor monitor) {
        TokenLoss loss = new TokenLoss(problem.features(), problem.prompts());
        double eta = problem.learningRate();
        int d = problem.features().dimension();
        RealMatrix q = MatrixUtils.createRealMatrix(d, d);
        RealMatrix mean = MatrixUtils.createRealMatrix(d, d);
        RealMatrix square = MatrixUtils.createRealMatrix(d, d);
        for (long t = 0; ; t++) {
            if (monitor.wants(t) && !monitor.record(t, q)) {
                return;
            }
            if (t == problem.steps()) {
                return;
            }
            RealMatrix gradient = loss.gradient(q);
            q = switch (problem.rule()) {
                case GD -> q.subtract(gradient.scalarMultiply(eta));
                case ADAM -> q.subtract(direction(gradient, mean, square, t + 1).scalarMultiply(eta));
            };
        }
    }

    /**
     * Adam's direction (Kingma and Ba, 2015, Algorithm 1), column by column: m ← β1 m + (1 − β1) g, v ← β2 v + (1 − β2) g², then m /
     * (1 − β1^t) over √(v / (1 − β2^t)) + ε.
     */
    private static RealMatrix direction(RealMatrix gradient, RealMatrix mean, RealMatrix square, long t) {
        RealMatrix direction = gradient.copy();
        for (int j = 0; j < gradient.getColumnDimension(); j++) {
            RealVector g = gradient.getColumnVector(j);
            RealVector m = mean.getColumnVector(j).combine(BETA_1, 1 - BETA_1, g);
            RealVector v = square.getColumnVector(j).combine(BETA_2, 1 - BETA_2, g.ebeMultiply(g));
            mean.setColumnVector(j, m);
            square.setColumnVector(j, v);
            RealVector unbiasedMean = m.mapDivide(1 - FastMath.pow(BETA_1, t));
            RealVector unbiasedSquare = v.mapDivide(1 - FastMath.pow(BETA_2, t));
            direction.setColumnVector(
                    j, unbiasedMean.ebeDivide(unbiasedSquare.map(new Sqrt()).mapAdd(EPSILON)));
        }
        return direction;
    }
}
