package org.iclconvergence.bench.comparison;

import java.io.IOException;
import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;

/** The gradient flow of a rare query to L_k = 0.01, p_1 = ½, infinite prompts: against {@link TextbookFlow}. */
final class FlowRows {
    private static final double ERROR = 0.01;
    private static final double TOLERANCE = 1e-10;

    /** Of the hitting time: what tolerances of every step leave after some hundreds of them. */
    private static final double EQUAL_TIMES = 1e-6;

    private static final double MANY = 1e12;

    private final Effort effort;

    FlowRows(Effort effort) {
        this.effort = effort;
    }

    List<Row> rows() throws IOException, InterruptedException {
        Rounds.warm(effort.warmUp() / 2, () -> time(MANY));
        Rounds.warm(effort.warmUp() / 2, () -> new TextbookFlow(probabilities(100), ERROR, TOLERANCE).time());
        int large = effort.of(16_000, 400);
        Rounds small = rounds(large / 4);
        Rounds same = rounds(large);
        double slope = Math.log(Rounds.median(same.rivals()) / Rounds.median(small.rivals())) / Math.log(4);
        String rival = "Dormand–Prince 8(5,3) on K weights";
        Row possible = Row.ofRounds(
                "flow to L = 0.01, K = " + large,
                rival,
                same,
                Agreement.within(
                        "hitting time, relative difference",
                        Math.abs(new TextbookFlow(probabilities(large), ERROR, TOLERANCE).time() / time(large) - 1),
                        EQUAL_TIMES));
        double[] ours = new double[effort.rounds()];
        for (int i = 0; i < ours.length; i++) {
            ours[i] = seconds(MANY);
        }
        double theirs = Rounds.median(same.rivals()) * Math.pow(MANY / large, slope);
        double[] ratios = new double[ours.length];
        for (int i = 0; i < ours.length; i++) {
            ratios[i] = theirs / ours[i];
        }
        Row many = new Row(
                "flow to L = 0.01, K = 1e12",
                rival,
                "s",
                Rounds.median(ours),
                theirs,
                Rounds.median(ratios),
                Rounds.spread(ratios),
                null,
                null,
                "the rival's time is extrapolated from K = " + large / 4 + " and " + large + ", slope "
                        + Math.rint(100 * slope) / 100 + "; it would need 8 TB for a vector of weights",
                null);
        return List.of(possible, many);
    }

    private Rounds rounds(int features) throws IOException, InterruptedException {
        double[] p = probabilities(features);
        return Rounds.alternate(
                effort.rounds(),
                () -> seconds(features),
                () -> Rounds.secondsOf(3, () -> new TextbookFlow(p, ERROR, TOLERANCE).time()));
    }

    private static double[] probabilities(int features) {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(features, 0.5);
        double[] targetFirst = new double[features];
        for (int k = 0; k < features; k++) {
            targetFirst[k] = p.get(features - 1 - k);
        }
        return targetFirst;
    }

    private double seconds(double features) {
        return seconds(features, effort.runs());
    }

    static double seconds(double features, int runs) {
        return Rounds.secondsOf(runs, () -> time(features));
    }

    private static double time(double features) {
        QueryGroups groups = SymmetryClasses.imbalanced(features, 0.5).query(1);
        QueryEvent end = QueryEvent.predictionErrorAtMost(ERROR);
        return new GradientFlow(groups).run(end).time(end).orElseThrow();
    }
}
