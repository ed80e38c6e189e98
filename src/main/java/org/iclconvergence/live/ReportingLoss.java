package org.iclconvergence.live;

import java.util.function.DoubleConsumer;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/**
 * A loss that tells how far its training has come: which part of the way lies behind the weights that it is asked for, in the log-odds of
 * Attn_k. They move from the start on; L_k of a rare feature falls at the very end.
 */
final class ReportingLoss implements QueryLoss {
    private static final int EVALUATIONS = 500;

    /** Larger errors belong to any attention near 0. */
    private static final double MOST_REST = 0.9;

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
            start = logOdds(values.attention()[0], values.rest());
        }
        evaluations++;
        if (evaluations % EVALUATIONS == 0) {
            // L_k is about ½ (1 − Attn_k)²
            double rest = Math.min(FastMath.sqrt(2 * error), MOST_REST);
            double way = (logOdds(values.attention()[0], values.rest()) - start) / (logOdds(1 - rest, rest) - start);
            progress.accept(Math.min(Math.max(way, 0), 1));
        }
    }

    private static double logOdds(double attention, double rest) {
        return FastMath.log(attention / rest);
    }

    @Override
    public double relativeError() {
        return loss.relativeError();
    }
}
