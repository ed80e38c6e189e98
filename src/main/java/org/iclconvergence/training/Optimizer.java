package org.iclconvergence.training;

import org.apache.commons.math3.linear.RealMatrix;

/** A first-order rule that changes a square matrix, Q (d × d) or Z (K × K), by the loss's gradient. Holds the state of one run. */
public interface Optimizer {
    /**
     * Forgets everything and prepares for a run.
     *
     * @param dimension rows and columns that the matrix will have
     */
    void start(int dimension);

    /**
     * One training step.
     *
     * @param q Q, changed in place
     * @param gradient ∂L/∂Q, of the same shape, not modified
     */
    void step(RealMatrix q, RealMatrix gradient);
}
