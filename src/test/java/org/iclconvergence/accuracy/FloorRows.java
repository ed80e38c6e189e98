package org.iclconvergence.accuracy;

import static org.iclconvergence.accuracy.AccuracyTable.STATED;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.theory.LinearAttentionFloor;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.MultinomialBound;
import org.iclconvergence.theory.OtherForms;

/** What finite prompts leave of the loss, and how long they must be. */
final class FloorRows {
    private FloorRows() {}

    static void measure(AccuracyTable table) {
        floors(table);
        groups(table);
        target(table);
        otherForms(table);
    }

    /** N with N |ln(1−p)| up to 600, so that nothing underflows. */
    private static double tokens(Point point, double p) {
        return Math.max(1, Math.rint(point.logUniform(1e-3, 600) / (p / (1 - p) + p)));
    }

    private static void floors(AccuracyTable table) {
        String where = "K = 2 … 1e12, p_k = 1e-12 … 1 − 1e-9, N = 1 … 300/p_k";
        Accuracy lower = table.row("LossFloor.lowerBound(K, p_k, N)", where, STATED);
        Accuracy limit = table.row("LossFloor.limitForEqualCompetitors", where, STATED);
        Accuracy rate = table.row("LossFloor.rate", where, STATED);
        Accuracy least = table.row("LossFloor.shortestPrompt", where + ", ε = 1e-12 … 0.49", "7u");
        Accuracy linear = table.row("LinearAttentionFloor.bestPredictionError", where, STATED);
        for (Point point : Point.of(4, 48)) {
            double features = point.whole(2, 1e12);
            double p = point.probability(1e-12, 1e-9);
            double n = tokens(point, p);
            double error = point.logUniform(1e-12, 0.49);
            Digits absent = TheoremRows.absent(p, n);
            Digits r = Digits.ONE.over(features - 1);
            lower.add(
                    LossFloor.lowerBound(features, p, n),
                    absent.times(r.plus(1)).over(2));
            limit.add(
                    LossFloor.limitForEqualCompetitors(features, p, n),
                    r.plus(1).plus(r.rest().over(n)).times(absent).over(2));
            Digits minusLog = Digits.of(p).rest().log().negated();
            rate.add(LossFloor.rate(p), minusLog);
            // log of the product, which is exact, 2u; log1p 2u; their quotient u; 2 more
            Digits prompt = Digits.of(error).times(2).log().negated().over(minusLog);
            least.add(LossFloor.shortestPrompt(p, error), prompt, 7);
            Digits rest = Digits.of(p).rest();
            linear.add(
                    LinearAttentionFloor.bestPredictionError(p, n),
                    rest.over(rest.plus(Digits.of(p).times(n))).over(2));
        }
    }

    private static void groups(AccuracyTable table) {
        Accuracy row = table.row(
                "LossFloor.lowerBound(groups, N)",
                "one dominant, K = 4 … 1e12, p_1 = 0.1 … 1 − 1e-9, either query, N = 1 … 300/p_k",
                STATED);
        for (Point point : Point.of(4, 24)) {
            SymmetryClasses classes = SymmetryClasses.imbalanced(point.whole(4, 1e12), point.probability(0.1, 1e-9));
            QueryGroups groups = classes.query((int) Math.rint(point.uniform(0, 1)));
            double n = tokens(point, groups.probability(0));
            Digits present = Digits.ZERO;
            for (int g = 1; g < groups.count(); g++) {
                Digits share = Digits.of(groups.probability(g))
                        .over(Digits.of(groups.probability(0)).rest());
                Digits missing =
                        share.isBelow(Digits.ONE) ? share.rest().log().times(n).exp() : Digits.ZERO;
                present = present.plus(missing.rest().times(groups.multiplicity(g)));
            }
            row.add(
                    LossFloor.lowerBound(groups, n),
                    Digits.ONE.over(present).plus(1).over(2).times(TheoremRows.absent(groups.probability(0), n)));
        }
    }

    private static void target(AccuracyTable table) {
        Accuracy row =
                table.row("LossFloor.limitOfTargetWeight", "Zipf, K = 2 … 50, exponent 0.5 … 2, N = 1 … 1000", STATED);
        for (Point point : Point.of(3, 12)) {
            FeatureProbabilities p = FeatureProbabilities.zipf((int) point.whole(2, 50), point.uniform(0.5, 2));
            double n = point.whole(1, 1000);
            int k = (int) point.between(0, p.count());
            Digits sum = Digits.ONE;
            for (int m = 0; m < p.count(); m++) {
                Digits r = Digits.of(p.get(m)).over(Digits.of(p.get(k)).rest());
                sum = m == k ? sum : sum.plus(r.times(r.rest()).over(n)).plus(r.square());
            }
            row.add(
                    LossFloor.limitOfTargetWeight(p, k, n),
                    sum.times(TheoremRows.absent(p.get(k), n)).over(2));
        }
    }

    private static void otherForms(AccuracyTable table) {
        Accuracy unmasked =
                table.row("OtherForms.floorOfUnmaskedQuery", "p_k = 1e-12 … 1 − 1e-9, N = 1 … 1e15", STATED);
        Accuracy missing = table.row("OtherForms.missingAtBestValue", "K = 2 … 1e12, L_k = 1e-12 … 0.5 − 1e-9", STATED);
        Accuracy bound = table.row("MultinomialBound.probability", "Nδ² = 1e-3 … 1e4, δ = 1e-3 … 1", "(5 + Nδ²/8)u");
        for (Point point : Point.of(2, 60)) {
            double p = point.probability(1e-12, 1e-9);
            double n = point.whole(1, 1e15);
            unmasked.add(
                    OtherForms.floorOfUnmaskedQuery(p, n),
                    Digits.of(0.5).over(Digits.of(p).times(n).plus(1).square()));
        }
        for (Point point : Point.of(2, 60)) {
            double features = point.whole(2, 1e12);
            double error = point.probability(1e-12, 1e-9) / 2;
            Digits twice = Digits.of(error).times(2);
            Digits odds = twice.times(features - 1).over(twice.rest()).sqrt();
            missing.add(OtherForms.missingAtBestValue(features, error), odds.over(odds.plus(1)));
        }
        for (Point point : Point.of(2, 60)) {
            double deviation = point.logUniform(1e-3, 1);
            double n = Math.ceil(point.logUniform(1e-3, 1e4) / (deviation * deviation));
            // N δ δ / 25 has three roundings, each of the whole exponent
            double exponent = n * deviation * deviation / 25;
            Digits exact = Digits.of(n)
                    .times(deviation)
                    .times(deviation)
                    .over(-25)
                    .exp()
                    .times(3);
            bound.add(MultinomialBound.probability(n, deviation), exact, 5 + 3.1 * exponent);
        }
    }
}
