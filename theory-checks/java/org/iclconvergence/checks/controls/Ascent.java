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
        return new Optimizer() {
            private double[] reversed = {};

            @Override
            public void start(int parameters) {
                reversed = new double[parameters];
                intended.start(parameters);
            }

            @Override
            public void step(double[] parameters, double[] gradient) {
                for (int i = 0; i < gradient.length; i++) {
                    reversed[i] = -gradient[i];
                }
                intended.step(parameters, reversed);
            }
        };
    }
}
