package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.training.Optimizer;

/** A training rule with the wrong sign: every step goes uphill. */
final class Ascent extends Experiment {
    @Override
    public String name() {
        return "ascent";
    }

    @Override
    public Optimizer optimizer(Optimizer intended) {
        return new AlteredOptimizer(intended) {
            @Override
            public void step(double[] parameters, double[] gradient) {
                double[] reversed = gradient.clone();
                for (int i = 0; i < reversed.length; i++) {
                    reversed[i] = -reversed[i];
                }
                super.step(parameters, reversed);
            }
        };
    }
}
