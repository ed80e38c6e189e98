package org.iclconvergence.training.query;

import java.util.Arrays;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.jspecify.annotations.Nullable;

/** Gradient flow in the length σ of the weights' path; the state is the weights of each group, then the time τ. */
final class FlowEquations implements FirstOrderDifferentialEquations {
    /** Far below what counts as rest: a loss whose growth is exactly 0 stops the weights, and lets the clock run on. */
    private static final double STANDSTILL = 1e-290;

    private final QueryLoss trained;
    private final QueryLoss observed;
    private final double[] weights;
    private final QueryValues values;
    /** Whose values at {@link #weights} those are; null before the first evaluation. */
    private @Nullable QueryLoss evaluated;

    FlowEquations(QueryLoss trained, QueryLoss observed) {
        this.trained = trained;
        this.observed = observed;
        this.weights = new double[trained.groups().count()];
        this.values = new QueryValues(weights.length);
    }

    @Override
    public int getDimension() {
        return weights.length + 1;
    }

    @Override
    public void computeDerivatives(double sigma, double[] state, double[] derivative) {
        double speed = speed(state);
        double[] growth = values.growth();
        for (int g = 0; g < weights.length; g++) {
            derivative[g] = growth[g] / speed;
        }
        derivative[weights.length] = 1 / speed;
    }

    /** The length of the growth of one member of each group, at least {@link #STANDSTILL}. */
    double speed(double[] state) {
        evaluate(trained, state);
        // growth may be 1e-200: squared it would vanish
        double scale = Math.max(STANDSTILL, Math.max(Math.abs(values.growth()[0]), values.largestCrossGrowth()));
        double squares = 0;
        for (double rate : values.growth()) {
            squares += (rate / scale) * (rate / scale);
        }
        return Math.max(STANDSTILL, scale * Math.sqrt(squares));
    }

    double margin(QueryEvent event, double[] state) {
        evaluate(observed, state);
        return event.margin(observed.groups(), weights, values);
    }

    void look(EventBook book, double[] state, double slack) {
        evaluate(observed, state);
        book.look(state[weights.length], weights, values, slack);
    }

    QuerySnapshot snapshot(double[] state) {
        evaluate(observed, state);
        return QuerySnapshot.of(state[weights.length], weights, values);
    }

    /** The events look at the same end of a step one after the other: what has just been evaluated is not evaluated again. */
    private void evaluate(QueryLoss loss, double[] state) {
        if (loss == evaluated && Arrays.equals(state, 0, weights.length, weights, 0, weights.length)) {
            return;
        }
        System.arraycopy(state, 0, weights, 0, weights.length);
        evaluated = null;
        loss.evaluate(weights, values);
        evaluated = loss;
    }
}
