package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;

/** Softmax attention that is passed off as linear attention. */
final class LinearAsSoftmax extends Experiment {
    @Override
    public String name() {
        return "linear-as-softmax";
    }

    @Override
    public QueryLoss linearLoss(QueryGroups groups, double promptLength) {
        return new PopulationIntegral(groups, promptLength);
    }
}
