package org.iclconvergence.report;

import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.Regime;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.Phases;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;

/** Trainings of one query. */
public final class QueryRunFixture {
    private QueryRunFixture() {}

    /** The flow of a rare query, p_1 = ½, on infinite prompts, to a prediction error. */
    public static QueryRun flow(double features, double error) {
        QueryProblem problem = new QueryProblem(Regime.IMBALANCED, SymmetryClasses.imbalanced(features, 0.5), 1, 2);
        return new QueryRun(
                problem,
                Double.POSITIVE_INFINITY,
                1,
                QueryRun.FLOW,
                new double[] {error},
                new GradientFlow(problem.groups())
                        .run(
                                QueryEvent.predictionErrorAtMost(error),
                                Phases.events().toArray(QueryEvent[]::new)));
    }
}
