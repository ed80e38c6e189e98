package org.iclconvergence.loss;

import org.iclconvergence.data.QueryGroups;

/** The error of the population integral's rule, measured by halving its step. */
final class StepHalving {
    private static final LogGrid HALF = new LogGrid(LogGrid.STANDARD.step / 2);

    private StepHalving() {}

    /**
     * The largest change, relative to L_k, to α_k and to the positive and negative parts of β_{k,n} together; a change below the
     * smallest normal double, 2.2e-308, is underflow and counts as none.
     */
    static double error(QueryGroups groups, double promptLength, double[] weights) {
        QueryValues coarse = new QueryValues(groups.count());
        QueryValues fine = new QueryValues(groups.count());
        PopulationIntegral integral = new PopulationIntegral(groups, promptLength);
        integral.evaluate(weights, coarse);
        new PopulationIntegral(groups, promptLength, HALF).evaluate(weights, fine);
        double error = relative(fine.predictionError() - coarse.predictionError(), coarse.predictionError());
        for (int g = 0; g < groups.count(); g++) {
            double size = 0.5 * LogGrid.STANDARD.step * groups.probability(0) * integral.sums.growthSize[g];
            error = Math.max(error, relative(fine.growth()[g] - coarse.growth()[g], size));
        }
        return error;
    }

    private static double relative(double change, double size) {
        return Math.abs(change) < Double.MIN_NORMAL ? 0 : Math.abs(change) / size;
    }
}
