package org.iclconvergence.training;

/** The one condition on a learning rate. */
public final class LearningRates {
    private LearningRates() {}

    /**
     * Refuses what is no learning rate.
     *
     * @param learningRate η
     * @return η
     * @throws IllegalArgumentException if η is not positive and finite
     */
    public static double require(double learningRate) {
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learningRate must be positive and finite, not " + learningRate);
        }
        return learningRate;
    }
}
