package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.QueryGroups;

/** Training that starts beside zero: A_k(0) = 0.01. */
final class WrongInit extends Experiment {
    @Override
    public String name() {
        return "wrong-init";
    }

    @Override
    public double[] start(QueryGroups groups) {
        double[] start = super.start(groups);
        start[0] = 0.01;
        return start;
    }
}
