package org.iclconvergence.lies;

import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.training.Optimizer;

/** Adam with the usual constants and without bias correction: its first step is (1−β1)/√(1−β2) = 3.2 times too long. */
final class UncorrectedAdam implements Optimizer {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double learningRate;
    private double[][] mean = {};
    private double[][] square = {};

    UncorrectedAdam(double learningRate) {
        this.learningRate = learningRate;
    }

    @Override
    public void start(int dimension) {
        mean = new double[dimension][dimension];
        square = new double[dimension][dimension];
    }

    @Override
    public void step(RealMatrix q, RealMatrix gradient) {
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                double g = gradient.getEntry(i, j);
                mean[i][j] = BETA_1 * mean[i][j] + (1 - BETA_1) * g;
                square[i][j] = BETA_2 * square[i][j] + (1 - BETA_2) * g * g;
                q.addToEntry(i, j, -learningRate * mean[i][j] / (Math.sqrt(square[i][j]) + EPSILON));
            }
        }
    }
}
