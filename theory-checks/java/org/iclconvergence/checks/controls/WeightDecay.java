package org.iclconvergence.checks.controls;

import org.apache.commons.math3.linear.RealMatrix;
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
            public void step(RealMatrix z, RealMatrix gradient) {
                super.step(z, gradient);
                for (int n = 0; n < z.getRowDimension(); n++) {
                    for (int k = 0; k < z.getColumnDimension(); k++) {
                        double weight = z.getEntry(n, k);
                        z.setEntry(n, k, weight - Math.copySign(Math.min(1e-3, Math.abs(weight)), weight));
                    }
                }
            }
        };
    }
}
