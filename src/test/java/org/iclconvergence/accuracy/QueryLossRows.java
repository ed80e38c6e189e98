package org.iclconvergence.accuracy;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptLoss;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.LinearAttentionQuery;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.model.BilinearWeights;

/** The losses of one query against means over all prompts; those of all queries as their sum. */
final class QueryLossRows {
    private static final String STATED = "relativeError()";
    private static final String PARTS = "its parts";

    /** One row for each value of a query. */
    private static final class Values {
        private final Accuracy predictionError;
        private final Accuracy rest;
        private final Accuracy attention;
        private final Accuracy alpha;
        private final Accuracy beta;

        Values(AccuracyTable table, String loss, String domain) {
            predictionError = table.row(loss + ": L_k", domain, STATED);
            rest = table.row(loss + ": E[1 − Attn_k]", domain, STATED);
            attention = table.row(loss + ": E[Attn_n]", domain, STATED);
            alpha = table.row(loss + ": α_k", domain, STATED);
            beta = table.row(loss + ": β_{k,n}", domain, STATED).relativeTo(PARTS);
        }

        void add(QueryLoss loss, double[] logits, DefinedValues defined) {
            QueryValues values = new QueryValues(logits.length);
            loss.evaluate(logits, values);
            double roundings = loss.relativeError() / Accuracy.ROUNDING;
            predictionError.add(values.predictionError(), defined.predictionError, roundings);
            rest.add(values.rest(), defined.rest, roundings);
            alpha.add(values.growth()[0], defined.growth[0], roundings);
            for (int g = 0; g < logits.length; g++) {
                attention.add(values.attention()[g], defined.attention[g], roundings);
                if (g > 0) {
                    beta.add(values.growth()[g], defined.growth[g], defined.growthSize[g], roundings);
                }
            }
        }
    }

    private QueryLossRows() {}

    static void measure(AccuracyTable table) {
        infinite(table);
        few(table);
        many(table);
        linear(table);
        allQueries(table);
    }

    /** Five classes at most; the target is one of the first. */
    private static void infinite(AccuracyTable table) {
        Values rows = new Values(
                table, "InfinitePromptQuery", "K = 2 … 1e12 in 2 … 6 groups, p_k = 1e-9 … 1 − 1e-9, logits −40 … 40");
        for (Point point : Point.of(3, 40)) {
            double own = point.probability(1e-9, 1e-9);
            double target = point.uniform(-40, 40);
            double members = point.whole(1, 1e12);
            int classes = 1 + (int) point.between(0, 5);
            double[] parts = new double[classes + 1];
            double[] multiplicity = new double[classes + 1];
            double sum = 0;
            for (int j = 1; j <= classes; j++) {
                multiplicity[j] = j == 1 ? members : Math.floor(point.between(1, 1e6));
                parts[j] = point.between(1e-3, 1);
                sum += multiplicity[j] * parts[j];
            }
            for (int j = 1; j <= classes; j++) {
                parts[j] *= (1 - own) / sum;
            }
            parts[0] = own;
            multiplicity[0] = 1;
            QueryGroups groups = SymmetryClasses.of(parts, multiplicity).query(0);
            double[] logits = logits(groups, point, target, 40);
            rows.add(new InfinitePromptQuery(groups), logits, PromptsInDigits.infinite(groups, logits));
        }
    }

    private static double[] logits(QueryGroups groups, Point point, double target, double reach) {
        double[] logits = new double[groups.count()];
        logits[0] = target;
        for (int g = 1; g < logits.length; g++) {
            logits[g] = point.between(-reach, reach);
        }
        return logits;
    }

    /** One dominant feature of probability 1 − 2^−i beside 2^j rare ones: such probabilities sum to 1 exactly. */
    private static void few(AccuracyTable table) {
        Values rows = new Values(
                table,
                "PopulationIntegral",
                "one dominant, K = 5 … 2^40 + 1, p_1 = ½ … 1 − 2^−20, N = 1 … 12, logits −30 … 30");
        for (Point point : Point.of(5, 24)) {
            double rare = Math.scalb(1.0, (int) Math.rint(point.uniform(2, 40)));
            double scarce = Math.scalb(1.0, (int) -Math.rint(point.uniform(1, 20)));
            int n = (int) point.whole(1, 12);
            double target = point.uniform(-30, 30);
            int queried = (int) Math.rint(point.uniform(0, 1));
            QueryGroups groups = SymmetryClasses.of(new double[] {1 - scarce, scarce / rare}, new double[] {1, rare})
                    .query(queried);
            double[] logits = logits(groups, point, target, 30);
            rows.add(new PopulationIntegral(groups, n), logits, PromptsInDigits.few(groups, logits, n));
        }
    }

    private static void many(AccuracyTable table) {
        Values rows = new Values(table, "PopulationIntegral", "balanced, K = 2 … 2^40, N = 1 … 16 K, logits −20 … 20");
        for (Point point : Point.of(3, 24)) {
            double features = Math.scalb(1.0, (int) Math.rint(point.uniform(1, 40)));
            double n = Math.max(1, Math.rint(point.logUniform(0.5, 16) * features));
            double target = point.uniform(-20, 20);
            QueryGroups groups = SymmetryClasses.balanced(features).query(0);
            double[] logits = logits(groups, point, target, 20);
            rows.add(new PopulationIntegral(groups, n), logits, PromptsInDigits.many(groups, logits, n));
        }
    }

    private static void linear(AccuracyTable table) {
        String domain = "balanced, K = 2 … 2^40, N = 1 … 1e15, A_k p_k = 1e-3 … 2, |B| to 2";
        Accuracy error = table.row("LinearAttentionQuery: L_k", domain, STATED).relativeTo(PARTS);
        Accuracy growth =
                table.row("LinearAttentionQuery: α_k, β_{k,n}", domain, STATED).relativeTo(PARTS);
        for (Point point : Point.of(3, 60)) {
            double features = Math.scalb(1.0, (int) Math.rint(point.uniform(1, 40)));
            double n = point.whole(1, 1e15);
            QueryGroups groups = SymmetryClasses.balanced(features).query(0);
            double[] w = {point.uniform(0.001, 2) * features, point.between(-2, 2)};
            LinearAttentionQuery loss = new LinearAttentionQuery(groups, n);
            double roundings = loss.relativeError() / Accuracy.ROUNDING;
            QueryValues values = new QueryValues(2);
            loss.evaluate(w, values);
            Digits p = Digits.of(groups.probability(0));
            Digits[] value = new Digits[2];
            Digits[] size = new Digits[2];
            for (int g = 0; g < 2; g++) {
                // E (w c/N − [g is the target])² over binomial counts c, for which E c = N p and E c² = N p (1 − p) +
                // N² p²
                Digits first = p.times(w[g]);
                Digits second =
                        first.square().plus(first.times(w[g]).times(p.rest()).over(n));
                Digits shift = g == 0 ? Digits.ONE : Digits.ZERO;
                value[g] = second.minus(shift.times(first).times(2)).plus(shift);
                size[g] = first.abs().plus(shift).square().plus(second.minus(first.square()));
                Digits slope = second.minus(shift.times(first)).over(w[g]);
                Digits slopeSize = second.over(w[g]).abs().plus(shift.times(p));
                growth.add(values.growth()[g], p.times(slope).negated(), p.times(slopeSize), roundings);
            }
            double members = groups.multiplicity(1);
            error.add(
                    values.predictionError(),
                    value[0].plus(value[1].times(members)).over(2),
                    size[0].plus(size[1].times(members)).over(2),
                    roundings);
        }
    }

    /** Three features of probabilities ½, ¼ and ¼. */
    private static void allQueries(AccuracyTable table) {
        FeatureProbabilities p = FeatureProbabilities.of(0.5, 0.25, 0.25);
        sum(
                table.row("InfinitePromptLoss: L", "p = (½, ¼, ¼), weights −20 … 20", "relativeError() and (K + 1)u"),
                p,
                0);
        sum(table.row("PopulationLoss: L", "the same, N = 6", "relativeError() and (K + 1)u"), p, 6);
    }

    private static void sum(Accuracy row, FeatureProbabilities p, int n) {
        Loss loss = n == 0 ? new InfinitePromptLoss(p) : new PopulationLoss(p, n);
        for (Point point : Point.of(1, 20)) {
            BilinearWeights weights = new BilinearWeights(3);
            for (int m = 0; m < 3; m++) {
                for (int k = 0; k < 3; k++) {
                    weights.set(m, k, m == 0 && k == 0 ? point.uniform(-20, 20) : point.between(-20, 20));
                }
            }
            LossValues values = new LossValues(3);
            loss.evaluate(weights, values);
            Digits total = Digits.ZERO;
            double roundings = 0;
            for (int k = 0; k < 3; k++) {
                QueryGroups groups = QueryGroups.ofEveryFeature(p, k);
                double[] column = new double[3];
                weights.readColumn(k, column);
                DefinedValues defined =
                        n == 0 ? PromptsInDigits.infinite(groups, column) : PromptsInDigits.few(groups, column, n);
                total = total.plus(defined.predictionError.times(p.get(k)));
                QueryLoss query = n == 0 ? new InfinitePromptQuery(groups) : new PopulationIntegral(groups, n);
                roundings = query.relativeError() / Accuracy.ROUNDING;
            }
            row.add(values.loss(), total, roundings + 4);
        }
    }
}
