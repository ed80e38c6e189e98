package org.iclconvergence.accuracy;

import static org.iclconvergence.accuracy.AccuracyTable.STATED;

import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.DescentAgainstFlow;
import org.iclconvergence.theory.PredictedTime;

/** The closed form of the flow, and descent beside it. */
final class FlowTimeRows {
    private static final String DOMAIN = "K = 2 … 1e12, p_k = 1e-12 … 1 − 1e-9, ";

    private FlowTimeRows() {}

    static void measure(AccuracyTable table) {
        Accuracy leaves =
                table.row("ClosedFormTime.whenAttentionLeaves", DOMAIN + "1 − Attn_k = (1e-9 … 1)(1 − p_k)", STATED);
        Accuracy near = table.row(
                        "ClosedFormTime.whenAttentionLeaves", DOMAIN + "1 − Attn_k within 1e-6 of 1 − p_k", STATED)
                .relativeTo("F(a) ((K−1)/K)²/p_k");
        for (Point point : Point.of(3, 40)) {
            double features = point.whole(2, 1e12);
            double p = point.probability(1e-12, 1e-9);
            double rest = point.logUniform(1e-9, 0.9) * (1 - p);
            ClosedFormTime closed = new ClosedFormTime(features, p);
            FlowTime flow = FlowTime.of(features, p);
            leaves.add(closed.whenAttentionLeaves(rest), flow.toRest(Digits.of(rest)));
            double soon = (1 - p) * (1 - point.between(1e-12, 1e-6));
            Digits exact = flow.toRest(Digits.of(soon));
            Digits start =
                    FlowTime.integral(flow.start(), Digits.ONE).abs().plus(1.5).over(p);
            near.add(closed.whenAttentionLeaves(soon), exact, start);
        }
        errors(table);
        predicted(table);
        descent(table);
    }

    private static void errors(AccuracyTable table) {
        String domain = DOMAIN + "ε = 1e-12 … 0.4 of the first error";
        Accuracy time = table.row("ClosedFormTime.whenErrorReaches", domain, STATED);
        Accuracy gap = table.row("ClosedFormTime.gapWhenErrorReaches", domain, STATED);
        for (Point point : Point.of(3, 40)) {
            double features = point.whole(2, 1e12);
            double p = point.probability(1e-12, 1e-9);
            double error = point.logUniform(1e-12, 0.4) * (1 - p) * (1 - p);
            ClosedFormTime closed = new ClosedFormTime(features, p);
            FlowTime flow = FlowTime.of(features, p);
            time.add(closed.whenErrorReaches(error), flow.toError(Digits.of(error)));
            gap.add(closed.gapWhenErrorReaches(error), flow.gapAt(Digits.of(error)));
        }
    }

    private static void predicted(AccuracyTable table) {
        Accuracy law = table.row("PredictedTime.of: K²/(1 − p_1)", "K = 4 … 1e12, p_1 = ½ … 1 − 1e-9", STATED);
        for (Point point : Point.of(2, 40)) {
            double features = point.whole(4, 1e12);
            SymmetryClasses classes = SymmetryClasses.imbalanced(features, point.probability(0.5, 1e-9));
            Digits rest = Digits.of(classes.probability(0)).rest();
            QueryProblem problem = QueryProblem.imbalanced(features, classes.probability(0), QueryProblem.RAREST);
            law.add(
                    PredictedTime.of(problem, 0.01).orElseThrow().time(),
                    Digits.of(features).square().over(rest));
        }
    }

    private static void descent(AccuracyTable table) {
        String domain = DOMAIN + "ηp_k = 1e-9 … 100";
        Accuracy latest = table.row("DescentAgainstFlow.latest", domain + ", D = 0 … 40, τ = 1 … 1e24", STATED);
        Accuracy soonest = table.row("DescentAgainstFlow.soonest", domain + ", τ = 1 … 1e24", STATED);
        Accuracy rise = table.row("DescentAgainstFlow.rise", DOMAIN + "ε = 1e-6 … 0.4", STATED);
        for (Point point : Point.of(4, 40)) {
            double features = point.whole(2, 1e12);
            double p = point.probability(1e-12, 1e-9);
            double rate = point.logUniform(1e-9, 100) / p;
            double time = point.logUniform(1, 1e24);
            double gap = point.between(0, 40);
            DescentAgainstFlow against = new DescentAgainstFlow(features, p, rate);
            latest.add(
                    against.latest(Estimate.exact(time), Estimate.exact(gap)),
                    Digits.of(gap).over(2).plus(1).times(rate).plus(time));
            Digits x =
                    Digits.of(16).over(27).times(rate).times(p).times(features).over(features - 1);
            soonest.add(
                    against.soonest(Estimate.exact(time)),
                    x.over(x.exp().minus(1)).times(time));
            double error = point.between(1e-6, 0.4);
            Digits two = Digits.of(2).over(3);
            FlowTime flow = FlowTime.of(features, p);
            Digits rest = flow.restAt(Digits.of(error)).max(two);
            Digits exact = rest.isBelow(Digits.of(p).rest()) ? flow.toRest(rest) : Digits.ZERO;
            rise.add(against.rise(error), exact);
        }
    }
}
