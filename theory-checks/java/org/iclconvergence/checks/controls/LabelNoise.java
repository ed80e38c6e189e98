package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** Context labels with noise of variance 0.01: the loss rises by at least ½ · 0.01/N, since Σ attn_i² ≥ 1/N. */
final class LabelNoise extends Experiment {
    @Override
    public String name() {
        return "label-noise";
    }

    @Override
    public QueryLoss populationLoss(QueryGroups groups, double promptLength) {
        return new AlteredGrowth(super.populationLoss(groups, promptLength)) {
            @Override
            void alter(double[] weights, QueryValues values) {
                values.set(values.predictionError() + 0.005 / promptLength, values.rest());
            }
        };
    }
}
