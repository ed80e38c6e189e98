package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.training.Optimizer;

/** One query feature learns a thousandth faster than the loss says. */
final class FavouredColumn extends Experiment {
    @Override
    public String name() {
        return "favoured-column";
    }

    @Override
    public Optimizer optimizer(Optimizer intended) {
        return new AlteredOptimizer(intended) {
            @Override
            public void step(double[] parameters, double[] gradient) {
                double[] favoured = gradient.clone();
                int count = (int) Math.round(Math.sqrt(gradient.length));
                for (int n = 0; n < count; n++) {
                    favoured[n] *= 1.001;
                }
                super.step(parameters, favoured);
            }
        };
    }
}
