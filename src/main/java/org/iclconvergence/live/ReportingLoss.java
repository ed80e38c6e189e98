package org.iclconvergence.live;

import java.util.function.DoubleConsumer;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** A loss that tells how far its training has come: which part of the way, in ln L_k, lies behind the weights that it is asked for. */
final class ReportingLoss implements QueryLoss {
    private static final int EVALUATIONS = 500;

    private final QueryLoss loss;
    private final double error;
    private final DoubleConsumer progress;
    private double start = Double.NaN;
    private int evaluations;

    ReportingLoss(QueryLoss loss, double error, DoubleConsumer progress) {
        this.loss = loss;
        this.error = error;
        this.progress = progress;
    }

    @Override
    public QueryGroups groups() {
        return loss.groups();
    }

    @Override
    public void evaluate(double[] weights, QueryValues values) {
        loss.evaluate(weights, values);
        if (evaluations == 0) {
            start = values.predictionError();
        }
        evaluations++;
        if (evaluations % EVALUATIONS == 0) {
            double way = FastMath.log(start / values.predictionError()) / FastMath.log(start / error);
            progress.accept(Math.min(Math.max(way, 0), 1));
        }
    }

    @Override
    public double relativeError() {
        return loss.relativeError();
    }
}
