package org.iclconvergence.loss;

/**
 * What a {@link Loss} writes: one set of buffers, reused over a whole training. All arrays are live and have one entry for
 * each query feature, the gradient K² with column k at [k·K, (k+1)·K).
 */
public final class LossValues {
    private final double[] predictionErrors;
    private final double[] targetAttention;
    private final double[] dominantAttention;
    private final double[] gradient;
    private double loss;

    /**
     * Buffers.
     *
     * @param features K
     */
    public LossValues(int features) {
        predictionErrors = new double[features];
        targetAttention = new double[features];
        dominantAttention = new double[features];
        gradient = new double[features * features];
    }

    /**
     * The loss.
     *
     * @return L
     */
    public double loss() {
        return loss;
    }

    /**
     * Sets the loss.
     *
     * @param value L
     */
    public void setLoss(double value) {
        loss = value;
    }

    /**
     * The prediction errors.
     *
     * @return L_k for each query feature; NaN for a feature that no prompt queries
     */
    public double[] predictionErrors() {
        return predictionErrors;
    }

    /**
     * Mean attention on the queried feature.
     *
     * @return E[Attn_k | query v_k]; NaN for a feature that no prompt queries
     */
    public double[] targetAttention() {
        return targetAttention;
    }

    /**
     * Mean attention on feature 1, the dominant one in the imbalanced case.
     *
     * @return E[Attn_1 | query v_k]; NaN for a feature that no prompt queries
     */
    public double[] dominantAttention() {
        return dominantAttention;
    }

    /**
     * The gradient with respect to Z.
     *
     * @return ∂L/∂Z, K² values, column after column
     */
    public double[] gradient() {
        return gradient;
    }
}
