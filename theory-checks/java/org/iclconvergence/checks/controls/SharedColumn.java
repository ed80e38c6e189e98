package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.training.Optimizer;

/** All query features share one update: the columns of the gradient are replaced by their mean. */
final class SharedColumn extends Experiment {
    @Override
    public String name() {
        return "shared-column";
    }

    @Override
    public Optimizer optimizer(Optimizer intended) {
        return new AlteredOptimizer(intended) {
            @Override
            public void step(double[] parameters, double[] gradient) {
                int count = (int) Math.round(Math.sqrt(gradient.length));
                double[] shared = new double[gradient.length];
                for (int k = 0; k < count; k++) {
                    for (int n = 0; n < count; n++) {
                        for (int other = 0; other < count; other++) {
                            shared[k * count + n] += gradient[other * count + n] / count;
                        }
                    }
                }
                super.step(parameters, shared);
            }
        };
    }
}
