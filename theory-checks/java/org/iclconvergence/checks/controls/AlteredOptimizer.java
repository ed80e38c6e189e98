package org.iclconvergence.checks.controls;

import org.iclconvergence.training.Optimizer;

/** A training rule around another one; subclasses change what a step does. */
class AlteredOptimizer implements Optimizer {
    private final Optimizer intended;

    AlteredOptimizer(Optimizer intended) {
        this.intended = intended;
    }

    @Override
    public void start(int parameters) {
        intended.start(parameters);
    }

    @Override
    public void step(double[] parameters, double[] gradient) {
        intended.step(parameters, gradient);
    }
}
