package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** Attention that ignores the weights: it stays where it starts. */
final class UniformAttention extends Experiment {
    @Override
    public String name() {
        return "uniform-attention";
    }

    @Override
    public QueryLoss infinitePromptLoss(QueryGroups groups) {
        QueryLoss honest = super.infinitePromptLoss(groups);
        return new AlteredGrowth(honest) {
            @Override
            void alter(double[] weights, QueryValues values) {
                honest.evaluate(new double[weights.length], values);
            }
        };
    }
}
