package org.iclconvergence.accuracy;

import static org.iclconvergence.accuracy.AccuracyTable.STATED;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.EarliestConvergence;
import org.iclconvergence.theory.EqualCompetitors;
import org.iclconvergence.theory.LinearPrompts;
import org.iclconvergence.theory.OrderOneOverK;
import org.iclconvergence.theory.RareQuery;

/** Bounds on growth and on times of the theorems for any learning rate, rare queries, linear prompts and features of order 1/K. */
final class TheoremRows {
    private TheoremRows() {}

    static void measure(AccuracyTable table) {
        equalCompetitors(table);
        rareQuery(table);
        linearPrompts(table);
        orderOneOverK(table);
        earliest(table);
    }

    /** (1 − 1/N)² (1 + rarity/(N p))^−3. */
    private static Digits lost(double n, Digits rarity, double p) {
        Digits rarer = rarity.over(n).over(p).plus(1);
        return Digits.ONE.over(n).rest().square().over(rarer.cube());
    }

    /** (1 − p)^N. */
    static Digits absent(double p, double n) {
        return Digits.of(p).rest().log().times(n).exp();
    }

    /** p a (1 − a)² of the odds of a. */
    private static Digits cubic(Digits odds, double p) {
        return odds.over(odds.plus(1).cube()).times(p);
    }

    private static Digits errorAt(Digits gap, double p, double n) {
        return gap.times(-2).exp().times(6).over(p).over(p).plus(absent(p, n));
    }

    private static void equalCompetitors(AccuracyTable table) {
        String where = "K = 2 … 1e12, p_k = 1e-12 … 1 − 1e-9, N = 2 … 1e15";
        Accuracy growth = table.row("EqualCompetitors.growth", where + ", D = 0 … 40", STATED);
        Accuracy error = table.row("EqualCompetitors.predictionError", where + ", D = 0 … 40", STATED);
        Accuracy gapFor = table.row("EqualCompetitors.gapFor", where + ", ε = 1e-6 … 0.5", "5u");
        Accuracy flowTime = table.row("EqualCompetitors.flowTime", where + ", ε = 1e-6 … 0.5", STATED);
        Accuracy steps = table.row("EqualCompetitors.steps", where + ", ε = 1e-6 … 0.5, η = 1e-3 … 1e3", STATED);
        for (Point point : Point.of(4, 32)) {
            double features = point.whole(2, 1e12);
            double p = point.probability(1e-12, 1e-9);
            double n = point.whole(2, 1e15);
            double gap = point.uniform(0, 40);
            double epsilon = point.between(1e-6, 0.5);
            double rate = point.between(1e-3, 1e3);
            EqualCompetitors theorem = new EqualCompetitors(features, p, n);
            FlowTime flow = FlowTime.of(features, p);
            Digits lost = lost(n, Digits.of(p).rest(), p);
            Digits odds = Digits.of(gap).exp().times(flow.start());
            growth.add(
                    theorem.growth(gap),
                    cubic(odds, p).times(features).over(features - 1).times(lost));
            error.add(theorem.predictionError(gap), errorAt(Digits.of(gap), p, n));
            Digits least = Digits.of(12).over(epsilon).sqrt();
            Digits until = least.over(p).log();
            gapFor.add(theorem.gapFor(epsilon), until, 5);
            Digits time = flow.toOdds(least.over(Digits.of(p).rest()));
            flowTime.add(theorem.flowTime(epsilon), time);
            steps.add(
                    theorem.steps(epsilon, rate),
                    time.over(lost).over(rate).plus(until.over(2)).plus(1));
        }
    }

    private static void rareQuery(AccuracyTable table) {
        String where = "K = 4 … 1e12, p_k K = 1e-6 … 1, N = 2 … 1e15";
        Accuracy growth = table.row("RareQuery.growth", where + ", D = 0 … 40, D_1 − D = 0 … 20", STATED);
        Accuracy error = table.row("RareQuery.predictionError", where + ", D = 0 … 40", STATED);
        Accuracy gapFor = table.row("RareQuery.gapFor", where + ", ε = 1e-6 … 0.5", "5u");
        Accuracy time = table.row("RareQuery.time", where + ", ε = 1e-6 … 0.5", STATED);
        for (Point point : Point.of(4, 32)) {
            double features = point.whole(4, 1e12);
            double p = point.logUniform(1e-6, 0.999) / features;
            double n = point.whole(2, 1e15);
            double gap = point.uniform(0, 40);
            double dominantGap = gap + point.between(0, 20);
            double epsilon = point.between(1e-6, 0.5);
            RareQuery query = new RareQuery(features, p, n);
            Digits rare = Digits.of(features).minus(2).times(p);
            Digits dominant = rare.plus(p).rest();
            Digits lost = lost(n, Digits.of(p).times(2).rest(), p);
            Digits others =
                    Digits.of(gap).minus(dominantGap).exp().times(dominant).plus(rare);
            Digits odds = Digits.of(gap).exp().times(p).over(others);
            growth.add(
                    query.growth(Estimate.exact(gap), Estimate.exact(dominantGap)),
                    cubic(odds, p).times(lost));
            error.add(query.predictionError(Estimate.exact(gap)), errorAt(Digits.of(gap), p, n));
            Digits least = Digits.of(12).over(epsilon).sqrt();
            gapFor.add(query.gapFor(epsilon), least.over(p).log(), 5);
            Digits rest = Digits.of(p).rest();
            Digits end = least.over(rest);
            Digits start = Digits.of(p).over(rest);
            Digits share = rare.over(rest);
            Digits equal = FlowTime.integral(end, Digits.ONE).minus(FlowTime.integral(start, Digits.ONE));
            Digits graded = FlowTime.lowerIntegral(end).minus(FlowTime.lowerIntegral(start));
            Digits slower = Digits.ONE.over(share.square()).minus(1);
            time.add(
                    query.time(epsilon),
                    equal.plus(graded.times(slower)).over(p).over(lost));
        }
    }

    /** Prompts long enough for half of the error to be left. */
    private static void linearPrompts(AccuracyTable table) {
        String where = "K = 2 … 1e12, p_k = 1e-12 … 0.9, ε = 1e-6 … 0.4, N p_k/ln(1/ε) = 1.5 … 1e3";
        Accuracy room = table.row("LinearPrompts.room", where, STATED).relativeTo("ε");
        Accuracy gapFor = table.row("LinearPrompts.gapFor", where, STATED);
        Accuracy earliest = table.row("LinearPrompts.earliest", where, STATED).relativeTo("its parts");
        Accuracy latest = table.row("LinearPrompts.latest", where, STATED);
        Accuracy steps = table.row("LinearPrompts.steps", where + ", η = 1e-3 … 1e3", STATED);
        for (Point point : Point.of(4, 32)) {
            double features = point.whole(2, 1e12);
            double p = point.probability(1e-12, 0.1);
            double error = point.logUniform(1e-6, 0.4);
            double n = 2 + Math.ceil(-point.logUniform(1.5, 1e3) * FastMath.log(error) / p);
            double rate = point.between(1e-3, 1e3);
            LinearPrompts prompts = new LinearPrompts(features, p, n);
            FlowTime flow = FlowTime.of(features, p);
            Digits r = Digits.ONE.over(features - 1);
            Digits limit = r.plus(1).plus(r.rest().over(n)).times(absent(p, n)).over(2);
            Digits left = Digits.of(error).minus(limit);
            room.add(prompts.room(error), left, Digits.of(error));
            Digits least = Digits.of(6).over(left).sqrt();
            Digits gap = least.over(p).log();
            gapFor.add(prompts.gapFor(error), gap);
            Digits fraction = Digits.ONE.minus(Digits.ONE.over(features));
            Digits gone = flow.gapAt(Digits.of(error)).negated().exp();
            Digits scale =
                    fraction.square().over(p).over(p).over(fraction.over(n).plus(1));
            earliest.add(
                    prompts.earliest(error),
                    gone.rest().times(scale),
                    gone.plus(1).times(scale));
            Digits rest = Digits.of(p).rest();
            Digits c = rest.over(n).over(p).plus(1);
            Digits integral = FlowTime.integral(least.over(rest), c).minus(FlowTime.integral(flow.start(), c));
            Digits shorter = Digits.ONE.over(n).rest();
            Digits time = integral.times(fraction.square()).over(p).over(shorter.square());
            latest.add(prompts.latest(error), time);
            steps.add(
                    prompts.steps(error, rate),
                    time.over(rate).plus(gap.over(2)).plus(1));
        }
    }

    private static void orderOneOverK(AccuracyTable table) {
        String where = "K = 2 … 1e12, c = 1e-3 … 1, ε = 1e-6 … 0.4";
        Accuracy most = table.row("OrderOneOverK.atMost", where, STATED);
        Accuracy least = table.row("OrderOneOverK.atLeast", where + ", C = c … 10, p_max = p_k … 1", STATED)
                .relativeTo("its parts");
        for (Point point : Point.of(3, 40)) {
            double features = point.whole(2, 1e12);
            double c = point.logUniform(1e-3, 1);
            double error = point.logUniform(1e-6, 0.4);
            OrderOneOverK problem = new OrderOneOverK(features, c);
            Digits k = Digits.of(features).over(c);
            Digits root = Digits.of(error).sqrt();
            Digits late = Digits.ONE
                    .over(error)
                    .over(2)
                    .plus(Digits.of(2).over(root))
                    .plus(k.over(root).log().times(3));
            most.add(problem.atMost(error), k.square().plus(k.times(late)));
            double p = Math.min(0.5, c * point.between(1, 10) / features);
            double largest = point.between(p, 1);
            Digits sigma = Digits.of(error).times(2).sqrt();
            Digits others = Digits.of(features).minus(1);
            Digits ofMany = Digits.of(p).times(features);
            Digits started = ofMany.over(others).over(c).times(sigma).over(sigma.rest());
            Digits scale = others.square()
                    .times(c)
                    .over(ofMany.square())
                    .over(Digits.of(largest).plus(1));
            least.add(
                    problem.atLeast(p, largest, error),
                    started.rest().max(Digits.ZERO).times(scale),
                    started.plus(1).times(scale));
        }
    }

    private static void earliest(AccuracyTable table) {
        Accuracy row = table.row(
                        "EarliestConvergence.time",
                        "one dominant, K = 4 … 1e12, p_1 = 0.1 … 1 − 1e-9, either query, ε = 1e-6 … 0.4",
                        STATED)
                .relativeTo("its parts");
        for (Point point : Point.of(4, 24)) {
            SymmetryClasses classes = SymmetryClasses.imbalanced(point.whole(4, 1e12), point.probability(0.1, 1e-9));
            double error = point.logUniform(1e-6, 0.4);
            QueryGroups groups = classes.query((int) Math.rint(point.uniform(0, 1)));
            Digits k = Digits.of(groups.features());
            Digits product = Digits.ZERO;
            for (int g = 1; g < groups.count(); g++) {
                product = product.plus(Digits.of(groups.probability(g)).log().times(groups.multiplicity(g)));
            }
            Digits mean = product.over(k.minus(1)).exp();
            Digits sigma = Digits.of(error).times(2).sqrt();
            Digits gain = k.minus(1).times(mean).over(groups.probability(0));
            Digits late = sigma.over(sigma.rest());
            Digits scale = k.minus(1).over(k).over(2).over(groups.probability(0));
            row.add(
                    EarliestConvergence.time(groups, error),
                    gain.minus(late).max(Digits.ZERO).times(scale),
                    gain.plus(late).times(scale));
        }
    }
}
