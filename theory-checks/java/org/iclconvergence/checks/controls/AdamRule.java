package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.training.Adam;
import org.iclconvergence.training.Optimizer;

/** Adam in place of gradient descent. */
final class AdamRule extends Experiment {
    @Override
    public String name() {
        return "adam";
    }

    @Override
    public Optimizer optimizer(Optimizer intended) {
        return new Adam(0.01);
    }
}
