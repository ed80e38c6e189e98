package org.iclconvergence.training.query;

import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** A slope without an end: the growth is the same wherever the weights are. It counts how often it is asked. */
final class SteadyLoss implements QueryLoss {
    private final QueryLoss values;
    private final double[] growth;
    private final double relativeError;
    private int evaluations;

    SteadyLoss(QueryGroups groups, double relativeError, double... growth) {
        this.values = new InfinitePromptQuery(groups);
        this.growth = growth;
        this.relativeError = relativeError;
    }

    int evaluations() {
        return evaluations;
    }

    @Override
    public QueryGroups groups() {
        return values.groups();
    }

    @Override
    public double relativeError() {
        return relativeError;
    }

    @Override
    public void evaluate(double[] weights, QueryValues at) {
        evaluations++;
        values.evaluate(weights, at);
        System.arraycopy(growth, 0, at.growth(), 0, growth.length);
    }
}
