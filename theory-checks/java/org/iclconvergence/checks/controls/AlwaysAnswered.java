package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.theory.LossFloor;

/** Prompts that lack the queried feature are answered all the same: their share of the loss is left out. */
final class AlwaysAnswered extends Experiment {
    @Override
    public String name() {
        return "always-answered";
    }

    @Override
    public QueryLoss populationLoss(QueryGroups groups, double promptLength) {
        double absent = LossFloor.lowerBound(groups.features(), groups.probability(0), promptLength);
        return new AlteredGrowth(super.populationLoss(groups, promptLength)) {
            @Override
            void alter(double[] weights, QueryValues values) {
                values.set(values.predictionError() - absent, values.rest());
            }
        };
    }
}
