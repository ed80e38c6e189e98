package org.iclconvergence.training;

/** The one condition on a learning rate. */
final class LearningRates {
    private LearningRates() {}

    static double require(double learningRate) {
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learningRate must be positive and finite, not " + learningRate);
        }
        return learningRate;
    }
}
