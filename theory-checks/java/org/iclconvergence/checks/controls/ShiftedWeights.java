package org.iclconvergence.checks.controls;

import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** The loss of a query whose target weight is larger than training believes. */
record ShiftedWeights(QueryLoss honest, double shift) implements QueryLoss {
    @Override
    public QueryGroups groups() {
        return honest.groups();
    }

    @Override
    public double relativeError() {
        return honest.relativeError();
    }

    @Override
    public void evaluate(double[] weights, QueryValues values) {
        double[] shifted = weights.clone();
        shifted[0] += shift;
        honest.evaluate(shifted, values);
    }
}
