package org.iclconvergence.checks.controls;

import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.training.Optimizer;

/** A training rule around another one; subclasses change what a step does. */
class AlteredOptimizer implements Optimizer {
    private final Optimizer intended;

    AlteredOptimizer(Optimizer intended) {
        this.intended = intended;
    }

    @Override
    public void start(int dimension) {
        intended.start(dimension);
    }

    @Override
    public void step(RealMatrix q, RealMatrix gradient) {
        intended.step(q, gradient);
    }
}
