package org.iclconvergence.loss;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.ArrayLengths;

/**
 * What a {@link Loss} writes: one set of buffers, reused over a whole training. All are live; the arrays have one entry for
 * each query feature.
 */
public final class LossValues {
    private final double[] predictionErrors;
    private final double[] targetAttention;
    private final double[] dominantAttention;
    private final RealMatrix gradient;
    private double loss;

    /**
     * Buffers.
     *
     * @param features K
     */
    public LossValues(int features) {
        ArrayLengths.require("features", features);
        predictionErrors = new double[features];
        targetAttention = new double[features];
        dominantAttention = new double[features];
        gradient = new Array2DRowRealMatrix(features, features);
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
     * @return ∂L/∂Z, K × K; column k belongs to query feature k
     */
    public RealMatrix gradient() {
        return gradient;
    }
}
