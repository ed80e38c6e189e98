package org.iclconvergence.checks.controls;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
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
            public void step(RealMatrix z, RealMatrix gradient) {
                int count = gradient.getColumnDimension();
                RealMatrix shared = MatrixUtils.createRealMatrix(count, count);
                for (int k = 0; k < count; k++) {
                    for (int n = 0; n < count; n++) {
                        for (int other = 0; other < count; other++) {
                            shared.addToEntry(n, k, gradient.getEntry(n, other) / count);
                        }
                    }
                }
                super.step(z, shared);
            }
        };
    }
}
