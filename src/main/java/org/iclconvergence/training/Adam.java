package org.iclconvergence.training;

import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.util.FastMath;

/**
 * Adam with bias correction (Kingma and Ba, 2015, Algorithm 1): what the paper's experiments use. It acts on every
 * coordinate by itself and therefore depends on the basis: run it on Q, never on Z.
 */
public final class Adam implements Optimizer {
    private final double learningRate;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private double[][] mean = {};
    private double[][] square = {};
    private int steps;

    /**
     * Adam with β1 = 0.9, β2 = 0.999, ε = 1e-8.
     *
     * @param learningRate η > 0
     * @throws IllegalArgumentException if η is not positive and finite
     */
    public Adam(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8);
    }

    /**
     * Adam.
     *
     * @param learningRate η > 0
     * @param beta1 decay of the mean, in [0, 1)
     * @param beta2 decay of the mean square, in [0, 1)
     * @param epsilon added to the root of the mean square, > 0
     * @throws IllegalArgumentException if a value is outside its range
     */
    public Adam(double learningRate, double beta1, double beta2, double epsilon) {
        this.learningRate = LearningRates.require(learningRate);
        this.beta1 = requireDecay("beta1", beta1);
        this.beta2 = requireDecay("beta2", beta2);
        if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("epsilon must be positive and finite, not " + epsilon);
        }
        this.epsilon = epsilon;
    }

    @Override
    public void start(int dimension) {
        mean = new double[dimension][dimension];
        square = new double[dimension][dimension];
        steps = 0;
    }

    @Override
    public void step(RealMatrix q, RealMatrix gradient) {
        steps++;
        double meanScale = learningRate / (1 - FastMath.pow(beta1, steps));
        double squareScale = 1 / (1 - FastMath.pow(beta2, steps));
        double[][] rows = MatrixRows.of(q);
        double[][] slopes = MatrixRows.of(gradient);
        for (int i = 0; i < rows.length; i++) {
            step(rows[i], slopes[i], mean[i], square[i], meanScale, squareScale);
        }
        MatrixRows.write(rows, q);
    }

    private void step(double[] row, double[] gradient, double[] m, double[] v, double meanScale, double squareScale) {
        for (int j = 0; j < row.length; j++) {
            double g = gradient[j];
            m[j] = beta1 * m[j] + (1 - beta1) * g;
            v[j] = beta2 * v[j] + (1 - beta2) * g * g;
            row[j] -= meanScale * m[j] / (Math.sqrt(squareScale * v[j]) + epsilon);
        }
    }

    private static double requireDecay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must lie in [0, 1), not " + value);
        }
        return value;
    }
}
