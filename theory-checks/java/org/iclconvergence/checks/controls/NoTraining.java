package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** Training that never changes a weight by more than a trifle: growth rates are cut to a millionth of a millionth. */
final class NoTraining extends Experiment {
    @Override
    public String name() {
        return "no-training";
    }

    @Override
    public QueryLoss trainedLoss(QueryLoss honest) {
        return new AlteredGrowth(honest) {
            @Override
            void alter(double[] weights, QueryValues values) {
                for (int g = 0; g < values.growth().length; g++) {
                    values.growth()[g] *= 1e-12;
                }
            }
        };
    }
}
