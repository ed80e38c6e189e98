package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.QueryGroups;

/** Linear attention that is trained anew on the test probabilities. */
final class RetrainedLinear extends Experiment {
    @Override
    public String name() {
        return "retrained-linear";
    }

    @Override
    public QueryGroups linearTraining(QueryGroups training, QueryGroups test) {
        return test;
    }
}
