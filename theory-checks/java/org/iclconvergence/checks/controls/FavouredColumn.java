package org.iclconvergence.checks.controls;

import org.apache.commons.math3.linear.RealMatrix;
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
            public void step(RealMatrix z, RealMatrix gradient) {
                RealMatrix favoured = gradient.copy();
                favoured.setColumnVector(0, gradient.getColumnVector(0).mapMultiply(1.001));
                super.step(z, favoured);
            }
        };
    }
}
