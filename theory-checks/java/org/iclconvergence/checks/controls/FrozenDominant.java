package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** The dominant feature's cross weight B_{k,1} is not trained. */
final class FrozenDominant extends Experiment {
    @Override
    public String name() {
        return "frozen-dominant";
    }

    @Override
    public QueryLoss trainedLoss(QueryLoss honest) {
        int dominant = honest.groups().dominant();
        return new AlteredGrowth(honest) {
            @Override
            void alter(double[] weights, QueryValues values) {
                if (dominant != 0) {
                    values.growth()[dominant] = 0;
                }
            }
        };
    }
}
