package org.iclconvergence.training;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.analysis.function.Sqrt;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.Features;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.TokenLoss;
import org.iclconvergence.model.BilinearWeights;

/**
 * The paper's training as the paper writes it ([HCL24] Sections 2 and 5): the gradient at Q ∈ R^{d×d}, of the literal transformer's
 * loss on the tokens of every prompt or of the exact population loss, and full-batch Adam or gradient descent on the whole of Q from
 * zero; every product is one of Commons Math. No symmetry is used: all K columns are trained at once. Seconds instead of milliseconds:
 * what {@link Training}, {@link GradientDescentTrainer} and their kernels are held against.
 */
public final class ReferenceTrainer implements Trainer {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final Function<TrainingProblem, UnaryOperator<RealMatrix>> gradients;

    /** The trainer. */
    public ReferenceTrainer() {
        this(ReferenceTrainer::gradient);
    }

    /**
     * A trainer that follows another gradient: sabotage for the suite's controls.
     *
     * @param gradients makes of a problem the map from Q to what a step goes down, both d × d
     */
    public ReferenceTrainer(Function<TrainingProblem, UnaryOperator<RealMatrix>> gradients) {
        this.gradients = Objects.requireNonNull(gradients, "gradients");
    }

    /**
     * The gradient of a problem's loss in the space that is trained.
     *
     * @param problem with any objective
     * @return the map from Q to ∂L/∂Q, d × d: token by token on given prompts, V (∂L/∂Z) Vᵀ at Z = VᵀQV on the population losses
     */
    public static UnaryOperator<RealMatrix> gradient(TrainingProblem problem) {
        Features features = problem.features();
        if (problem.objective() == Objective.GIVEN_PROMPTS) {
            return new TokenLoss(features, problem.prompts())::gradient;
        }
        Loss loss = problem.loss();
        LossValues values = new LossValues(features.count());
        RealMatrix v = features.matrix();
        return q -> {
            loss.evaluate(BilinearWeights.of(q, features), values);
            return v.multiply(values.gradient()).multiply(v.transpose());
        };
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public boolean supports(Objective objective) {
        return true;
    }

    @Override
    public void train(TrainingProblem problem, TrainingMonitor monitor) {
        UnaryOperator<RealMatrix> slope = gradients.apply(problem);
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
            RealMatrix gradient = slope.apply(q);
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
