package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.Regime;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.Phases;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.report.PhasesCsv;
import org.iclconvergence.report.figure.ScalingFigure;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.SharpConstants;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryTrajectory;

/** The data of the figures about single queries, as tables. */
public final class Tables {
    private static final double DOMINANT = 0.5;
    private static final double ERROR = 0.01;

    private Tables() {}

    /**
     * The four phases of a rare query, p_1 = ½.
     *
     * @return K = 1e2, 1e4, 1e8
     */
    public static String phases() {
        List<QueryRun> runs = new ArrayList<>();
        for (double features : new double[] {1e2, 1e4, 1e8}) {
            SymmetryClasses classes = SymmetryClasses.imbalanced(features, DOMINANT);
            QueryTrajectory flow = new GradientFlow(classes.query(1))
                    .run(
                            QueryEvent.predictionErrorAtMost(ERROR),
                            Phases.events().toArray(QueryEvent[]::new));
            runs.add(new QueryRun(
                    new QueryProblem(Regime.IMBALANCED, classes, 1, 2),
                    Double.POSITIVE_INFINITY,
                    1,
                    QueryRun.FLOW,
                    new double[] {ERROR},
                    flow));
        }
        return PhasesCsv.of(runs);
    }

    /**
     * The time to L_k ≤ 0.01 from K = 10 to 1e12, beside its closed form or, for rare features, its law.
     *
     * @param lab whose flows are shown
     * @return balanced, rare and dominant queries
     */
    public static String scaling(Laboratory lab) {
        List<ScalingFigure.Point> balanced = new ArrayList<>();
        List<ScalingFigure.Point> rare = new ArrayList<>();
        List<ScalingFigure.Point> dominant = new ArrayList<>();
        for (double features = 10; features < 2e12; features *= 10) {
            SymmetryClasses classes = SymmetryClasses.imbalanced(features, DOMINANT);
            balanced.add(new ScalingFigure.Point(
                    "balanced",
                    features,
                    measured(lab, SymmetryClasses.balanced(features).query(0)),
                    ClosedFormTime.balanced(features).whenErrorReaches(ERROR).value()));
            rare.add(new ScalingFigure.Point(
                    "rare, p_1 = " + DOMINANT,
                    features,
                    measured(lab, classes.query(1)),
                    SharpConstants.underRepresentedTime(features, DOMINANT)));
            dominant.add(new ScalingFigure.Point(
                    "dominant, p_1 = " + DOMINANT,
                    features,
                    measured(lab, classes.query(0)),
                    new ClosedFormTime(features, DOMINANT)
                            .whenErrorReaches(ERROR)
                            .value()));
        }
        List<ScalingFigure.Point> points = new ArrayList<>(balanced);
        points.addAll(rare);
        points.addAll(dominant);
        return ScalingFigure.csv(points);
    }

    private static double measured(Laboratory lab, QueryGroups groups) {
        Event small = Event.errorAtMost(ERROR);
        return lab.flow(groups, small).time(small).value();
    }
}
