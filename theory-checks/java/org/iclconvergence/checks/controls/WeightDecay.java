package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.training.Optimizer;

/** Weight decay of the ℓ1 kind: every weight is pulled to zero by 1e-3 a step. (The ℓ2 kind shrinks a column whose sum is zero into
 * one whose sum is zero: conservation cannot see it.) */
final class WeightDecay extends Experiment {
    @Override
    public String name() {
        return "weight-decay";
    }

    @Override
    public Optimizer optimizer(Optimizer intended) {
        return new AlteredOptimizer(intended) {
            @Override
            public void step(double[] parameters, double[] gradient) {
                super.step(parameters, gradient);
                for (int i = 0; i < parameters.length; i++) {
                    parameters[i] -= Math.copySign(Math.min(1e-3, Math.abs(parameters[i])), parameters[i]);
                }
            }
        };
    }
}
