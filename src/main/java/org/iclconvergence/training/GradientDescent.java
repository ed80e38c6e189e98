package org.iclconvergence.training;

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
    public void start(int parameters) {
        // gradient descent keeps no state
    }

    @Override
    public void step(double[] parameters, double[] gradient) {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= learningRate * gradient[i];
        }
    }
}
