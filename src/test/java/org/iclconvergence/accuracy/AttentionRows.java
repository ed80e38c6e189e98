package org.iclconvergence.accuracy;

import org.iclconvergence.loss.SmallExponentials;
import org.iclconvergence.model.AttentionScores;

/** Softmax: e^{q_i − q_max} over its sum, nothing else. */
final class AttentionRows {
    private AttentionRows() {}

    static void measure(AccuracyTable table) {
        // u = 2^−53: a score 4u, n of them added (n + 3)u, their quotient (n + 8)u, 1 more for the second order
        softmax(table, "N = 2 … 8, logits −1 … 1", 1);
        softmax(table, "N = 2 … 8, logits −350 … 350", 350);
        counts(table);
        Accuracy small = table.row("ExpMinusOne.of", "t = −0.5 … −1e-12", "6u");
        for (Point point : Point.of(1, 400)) {
            double t = -point.logUniform(1e-12, 0.4999999);
            small.add(SmallExponentials.minusOne(t), Digits.of(t).exp().minus(1), 6);
        }
    }

    private static void softmax(AccuracyTable table, String domain, double reach) {
        Accuracy row = table.row("AttentionScores.softmax", domain, "(N + 9)u");
        for (Point point : Point.of(2, 60)) {
            double[] logits = new double[(int) point.whole(2, 8)];
            double first = point.uniform(-reach, reach);
            for (int i = 0; i < logits.length; i++) {
                logits[i] = i == 0 ? first : point.between(-reach, reach);
            }
            double[] scores = AttentionScores.softmax(logits);
            Digits sum = Digits.ZERO;
            Digits[] weights = new Digits[logits.length];
            for (int i = 0; i < logits.length; i++) {
                weights[i] = Digits.of(logits[i]).exp();
                sum = sum.plus(weights[i]);
            }
            for (int i = 0; i < logits.length; i++) {
                row.add(scores[i], weights[i].over(sum), logits.length + 9.0);
            }
        }
    }

    private static void counts(AccuracyTable table) {
        Accuracy row = table.row(
                "AttentionScores.ofFeatures",
                "K = 2 … 8, counts 0 … 1e6, logits −350 … 350",
                "(K + 11)u; 0 where the count is");
        for (Point point : Point.of(3, 60)) {
            int features = (int) point.whole(2, 8);
            int[] counts = new int[features];
            double[] logits = new double[features];
            counts[0] = (int) point.whole(1, 1e6);
            logits[0] = point.uniform(-350, 350);
            for (int m = 1; m < features; m++) {
                counts[m] = (int) point.between(0, 4);
                logits[m] = point.between(-350, 350);
            }
            double[] scores = AttentionScores.ofFeatures(counts, logits);
            Digits sum = Digits.ZERO;
            Digits[] weights = new Digits[features];
            for (int m = 0; m < features; m++) {
                weights[m] = counts[m] == 0
                        ? Digits.ZERO
                        : Digits.of(logits[m]).exp().times(counts[m]);
                sum = sum.plus(weights[m]);
            }
            for (int m = 0; m < features; m++) {
                row.add(scores[m], weights[m].over(sum), features + 11.0);
            }
        }
    }
}
