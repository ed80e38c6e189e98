package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** The factor p_k of the growth becomes √K p_k: the share of a rare query in the loss is overstated. */
final class UnweightedQueries extends Experiment {
    @Override
    public String name() {
        return "unweighted-queries";
    }

    @Override
    public QueryLoss trainedLoss(QueryLoss honest) {
        double root = Math.sqrt(honest.groups().features());
        return new AlteredGrowth(honest) {
            @Override
            void alter(double[] weights, QueryValues values) {
                for (int g = 0; g < values.growth().length; g++) {
                    values.growth()[g] *= root;
                }
            }
        };
    }
}
