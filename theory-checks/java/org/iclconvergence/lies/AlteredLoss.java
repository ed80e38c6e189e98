package org.iclconvergence.lies;

import java.util.function.BiConsumer;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/**
 * The loss of a query with values that are changed after they were computed: what training or observation then sees.
 *
 * @param honest the loss
 * @param change of the values, given the weights
 */
record AlteredLoss(QueryLoss honest, BiConsumer<double[], QueryValues> change) implements QueryLoss {
    /** Every growth rate multiplied. */
    static QueryLoss scaled(QueryLoss honest, double factor) {
        return new AlteredLoss(honest, (weights, values) -> {
            for (int g = 0; g < values.growth().length; g++) {
                values.growth()[g] *= factor;
            }
        });
    }

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
        honest.evaluate(weights, values);
        change.accept(weights, values);
    }
}
