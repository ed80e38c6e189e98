package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** Under-represented features are never learned; the dominant one is. */
final class RareNever extends Experiment {
    @Override
    public String name() {
        return "rare-never";
    }

    @Override
    public QueryLoss trainedLoss(QueryLoss honest) {
        boolean rare = honest.groups().dominant() != 0;
        return new AlteredGrowth(honest) {
            @Override
            void alter(double[] weights, QueryValues values) {
                for (int g = 0; g < values.growth().length; g++) {
                    values.growth()[g] *= rare ? 1e-280 : 1;
                }
            }
        };
    }
}
