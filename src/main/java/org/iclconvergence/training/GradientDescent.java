package org.iclconvergence.training;

import org.apache.commons.math3.linear.RealMatrix;

/** Gradient descent, Q(t+1) = Q(t) − η ∇L(Q(t)): what the theorems are about ([HCL24] Section 2.3). */
public final class GradientDescent implements Optimizer {
    private final double learningRate;

    /**
     * Gradient descent.
     *
     * @param learningRate η > 0
     * @throws IllegalArgumentException if η is not positive and finite
     */
    public GradientDescent(double learningRate) {
        this.learningRate = LearningRates.require(learningRate);
    }

    @Override
    public void start(int dimension) {
        // gradient descent keeps no state
    }

    @Override
    public void step(RealMatrix q, RealMatrix gradient) {
        double[][] rows = MatrixRows.of(q);
        double[][] slopes = MatrixRows.of(gradient);
        for (int i = 0; i < rows.length; i++) {
            descend(rows[i], slopes[i]);
        }
        MatrixRows.write(rows, q);
    }

    private void descend(double[] row, double[] gradient) {
        for (int j = 0; j < row.length; j++) {
            row[j] -= learningRate * gradient[j];
        }
    }
}
