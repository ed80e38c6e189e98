package org.iclconvergence.checks.controls;

import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.checks.Experiment;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.training.Optimizer;

/** Training with the wrong sign: every step goes uphill. */
final class Ascent extends Experiment {
    @Override
    public String name() {
        return "ascent";
    }

    @Override
    public Optimizer optimizer(Optimizer intended) {
        return new AlteredOptimizer(intended) {
            @Override
            public void step(RealMatrix q, RealMatrix gradient) {
                super.step(q, gradient.scalarMultiply(-1));
            }
        };
    }

    @Override
    public QueryLoss trainedLoss(QueryLoss honest) {
        return new AlteredGrowth(honest) {
            @Override
            void alter(double[] weights, QueryValues values) {
                for (int g = 0; g < values.growth().length; g++) {
                    values.growth()[g] = -values.growth()[g];
                }
            }
        };
    }
}
