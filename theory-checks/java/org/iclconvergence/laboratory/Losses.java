package org.iclconvergence.laboratory;

import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.query.QuerySnapshot;

/** Losses at weights that were not trained. */
final class Losses {
    private Losses() {}

    /** The values of a loss at exactly these weights, A_k first. */
    static Moment at(QueryLoss loss, double[] weights) {
        QueryValues values = new QueryValues(weights.length);
        loss.evaluate(weights, values);
        QuerySnapshot snapshot = QuerySnapshot.of(0, weights, values);
        return new Moment(loss, snapshot, Estimate.exact(0), 0);
    }
}
