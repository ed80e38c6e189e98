package org.iclconvergence.checks;

import static org.iclconvergence.checks.Experiment.time;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.Phases;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.report.PhasesCsv;
import org.iclconvergence.report.figure.RivalsFigure;
import org.iclconvergence.report.figure.ScalingFigure;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.SharpConstants;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryTrajectory;

/** Figures about the training of single queries, and their data. */
final class QueryFigures {
    private static final double DOMINANT = 0.5;
    private static final double ERROR = 0.01;
    private static final QueryEvent SMALL = QueryEvent.predictionErrorAtMost(ERROR);

    private QueryFigures() {}

    /** The four phases of an under-represented query: data for three K, figures for the middle one. */
    static void attachPhases(Experiment experiment, Evidence evidence) {
        List<QueryRun> runs = new ArrayList<>();
        for (double features : new double[] {1e2, 1e4, 1e8}) {
            SymmetryClasses classes = experiment.imbalanced(features, DOMINANT);
            QueryTrajectory flow =
                    experiment.flow(classes.query(1), SMALL, Phases.events().toArray(QueryEvent[]::new));
            runs.add(new QueryRun(
                    new QueryProblem("imbalanced", classes, 1, 2),
                    Double.POSITIVE_INFINITY,
                    1,
                    QueryRun.FLOW,
                    new double[] {ERROR},
                    flow));
        }
        evidence.attach("phases.csv", "text/csv", PhasesCsv.of(runs));
    }

    /** The time to convergence from K = 10 to 1e12, beside its closed form or, for rare features, its law. */
    static void attachScaling(Experiment experiment, Evidence evidence) {
        List<ScalingFigure.Point> balanced = new ArrayList<>();
        List<ScalingFigure.Point> rare = new ArrayList<>();
        List<ScalingFigure.Point> dominant = new ArrayList<>();
        for (double features = 10; features < 2e12; features *= 10) {
            balanced.add(new ScalingFigure.Point(
                    "balanced",
                    features,
                    measured(experiment, SymmetryClasses.balanced(features).query(0)),
                    ClosedFormTime.balanced(features).whenErrorReaches(ERROR)));
            SymmetryClasses classes = experiment.imbalanced(features, DOMINANT);
            rare.add(new ScalingFigure.Point(
                    "rare, p_1 = " + DOMINANT,
                    features,
                    measured(experiment, classes.query(1)),
                    SharpConstants.underRepresentedTime(features, DOMINANT)));
            dominant.add(new ScalingFigure.Point(
                    "dominant, p_1 = " + DOMINANT,
                    features,
                    measured(experiment, classes.query(0)),
                    new ClosedFormTime(features, DOMINANT).whenErrorReaches(ERROR)));
        }
        List<ScalingFigure.Point> points = new ArrayList<>(balanced);
        points.addAll(rare);
        points.addAll(dominant);
        evidence.attach("scaling.csv", "text/csv", ScalingFigure.csv(points));
    }

    private static double measured(Experiment experiment, QueryGroups groups) {
        return time(experiment.flow(groups, SMALL), SMALL);
    }

    /** What linear and softmax attention leave of the loss. */
    static void attachRivals(List<RivalsFigure.Point> points, Evidence evidence) {
        evidence.attach("rivals.csv", "text/csv", RivalsFigure.csv(points));
    }
}
