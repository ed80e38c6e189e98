package org.iclconvergence.checks.controls;

import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** The loss of a query with values that are changed after they were computed. */
abstract class AlteredGrowth implements QueryLoss {
    private final QueryLoss honest;

    AlteredGrowth(QueryLoss honest) {
        this.honest = honest;
    }

    /** Changes what training sees. */
    abstract void alter(double[] weights, QueryValues values);

    @Override
    public final QueryGroups groups() {
        return honest.groups();
    }

    @Override
    public final double relativeError() {
        return honest.relativeError();
    }

    @Override
    public final void evaluate(double[] weights, QueryValues values) {
        honest.evaluate(weights, values);
        alter(weights, values);
    }
}
