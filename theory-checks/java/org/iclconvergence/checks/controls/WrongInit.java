package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.loss.QueryLoss;

/** Training that starts beside zero: A_k(0) = 0.01. */
final class WrongInit extends Experiment {
    @Override
    public String name() {
        return "wrong-init";
    }

    @Override
    public QueryLoss queryLoss(QueryLoss honest) {
        return new ShiftedWeights(honest, 0.01);
    }
}
