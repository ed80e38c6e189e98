package org.iclconvergence.training;

/** A first-order rule that changes parameters by a gradient. Holds the state of one run. */
public interface Optimizer {
    /**
     * Forgets everything and prepares for a run.
     *
     * @param parameters how many there will be
     */
    void start(int parameters);

    /**
     * One training step.
     *
     * @param parameters changed in place
     * @param gradient the loss's gradient at the parameters, not modified
     */
    void step(double[] parameters, double[] gradient);
}
