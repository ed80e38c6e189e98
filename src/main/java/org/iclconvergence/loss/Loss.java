package org.iclconvergence.loss;

import org.iclconvergence.model.BilinearWeights;

/**
 * A loss of the bilinear weights Z, with prediction errors and gradient. Implementations are stateless between calls but
 * may reuse buffers: an instance serves one thread.
 */
public interface Loss {
    /**
     * The number of features.
     *
     * @return K
     */
    int features();

    /**
     * Evaluates value, prediction error and attention of every query feature, and the gradient.
     *
     * @param weights Z, K × K, not modified
     * @param values overwritten
     */
    void evaluate(BilinearWeights weights, LossValues values);
}
