package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** A growth formula in which every cross influence is twice what it is. */
final class DoubledCrossGrowth extends Experiment {
    @Override
    public String name() {
        return "doubled-cross-growth";
    }

    @Override
    public QueryLoss infinitePromptLoss(QueryGroups groups) {
        return new AlteredGrowth(super.infinitePromptLoss(groups)) {
            @Override
            void alter(double[] weights, QueryValues values) {
                for (int g = 1; g < values.growth().length; g++) {
                    values.growth()[g] *= 2;
                }
            }
        };
    }
}
