package org.iclconvergence.accuracy;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.TokenLoss;
import org.iclconvergence.model.BilinearWeights;

/**
 * The two empirical losses against ½ (ŷ − y)² and its derivative, token by token. CountLoss takes differences of labels first, so that its
 * errors are relative to Σ Attn_m |y_m − y|; TokenLoss predicts and then subtracts, so that its are relative to Σ attn_i |y_i| + |y|.
 */
final class EmpiricalLossRows {
    private static final int FEATURES = 4;
    private static final int TOKENS = 12;
    private static final int PROMPTS = 5;
    private static final String PARTS = "its parts";

    /** What a loss is measured by, and how many roundings its prediction error and its slopes have. */
    private record Rows(
            Accuracy loss,
            Accuracy attention,
            Accuracy slope,
            boolean gapsFirst,
            double residual,
            double scores,
            double slopes) {}

    private EmpiricalLossRows() {}

    static void measure(AccuracyTable table) {
        String domain = "M = 5, N = 12, K = 4, weights to ±20 and to ±300";
        // ŷ − y: scores (K + 11)u, gap and product 2u, K of them Ku; squared twice that, M of them Mu
        double ofCounts = 2 * FEATURES + 14;
        // scores (N + 9)u, the sum over N + 1 columns, the subtraction
        double ofTokens = 2 * TOKENS + 12;
        Rows counts = new Rows(
                table.row("CountLoss: L", domain, "(4K + M + 33)u").relativeTo("½ (Σ Attn_m |y_m − y|)²"),
                table.row("CountLoss: Attn_k", domain, "(K + M + 12)u"),
                table.row("CountLoss: ∂L/∂Z", domain, "(5K + M + 45)u").relativeTo(PARTS),
                true,
                2 * ofCounts + PROMPTS + 5,
                FEATURES + PROMPTS + 12,
                5 * FEATURES + PROMPTS + 45);
        Rows tokens = new Rows(
                table.row("TokenLoss: L", domain + "; V the standard basis", "(4N + M + 29)u")
                        .relativeTo("½ (Σ attn_i |y_i| + |y|)²"),
                table.row("TokenLoss: Attn_k", domain + "; V the standard basis", "(2N + M + 10)u"),
                table.row("TokenLoss: ∂L/∂Z", domain + "; V the standard basis", "(6N + M + 45)u")
                        .relativeTo(PARTS),
                false,
                2 * ofTokens + PROMPTS + 5,
                2 * TOKENS + PROMPTS + 10,
                6 * TOKENS + PROMPTS + 45);
        for (Point point : Point.of(2, 20)) {
            double reach = point.uniform(20, 300);
            BilinearWeights weights = new BilinearWeights(FEATURES);
            double first = point.uniform(-1, 1) * reach;
            for (int m = 0; m < FEATURES; m++) {
                for (int k = 0; k < FEATURES; k++) {
                    weights.set(m, k, m + k == 0 ? first : point.between(-reach, reach));
                }
            }
            List<Prompt> prompts = prompts(point);
            compare(new CountLoss(prompts), weights, prompts, counts);
            compare(new TokenLoss(Features.standardBasis(FEATURES, FEATURES), prompts), weights, prompts, tokens);
        }
    }

    private static List<Prompt> prompts(Point point) {
        List<Prompt> prompts = new ArrayList<>();
        for (int i = 0; i < PROMPTS; i++) {
            int[] tokens = new int[TOKENS];
            for (int t = 0; t < TOKENS; t++) {
                tokens[t] = (int) point.between(0, FEATURES);
            }
            double[] labels = new double[FEATURES];
            for (int m = 0; m < FEATURES; m++) {
                labels[m] = point.between(-2, 2);
            }
            prompts.add(Prompt.of(tokens, i % FEATURES, labels));
        }
        return prompts;
    }

    private static void compare(Loss loss, BilinearWeights weights, List<Prompt> prompts, Rows rows) {
        LossValues values = new LossValues(FEATURES);
        loss.evaluate(weights, values);
        Digits total = Digits.ZERO;
        Digits totalSize = Digits.ZERO;
        Digits[] attention = new Digits[FEATURES];
        int[] asked = new int[FEATURES];
        Digits[][] slopes = new Digits[FEATURES][FEATURES];
        Digits[][] sizes = new Digits[FEATURES][FEATURES];
        for (int m = 0; m < FEATURES; m++) {
            attention[m] = Digits.ZERO;
            for (int k = 0; k < FEATURES; k++) {
                slopes[m][k] = Digits.ZERO;
                sizes[m][k] = Digits.ZERO;
            }
        }
        for (Prompt prompt : prompts) {
            int k = prompt.query();
            Digits[] scores = scores(prompt, weights);
            asked[k]++;
            // ŷ − y = Σ attn_i (y_i − y): as a difference it would need as many digits as it is small
            Digits residual = Digits.ZERO;
            Digits size = rows.gapsFirst
                    ? Digits.ZERO
                    : Digits.of(prompt.queryLabel()).abs();
            for (int i = 0; i < TOKENS; i++) {
                Digits gap = Digits.of(prompt.label(i)).minus(prompt.queryLabel());
                residual = residual.plus(scores[i].times(gap));
                Digits part = rows.gapsFirst ? gap : Digits.of(prompt.label(i));
                size = size.plus(scores[i].times(part.abs()));
            }
            total = total.plus(residual.square());
            totalSize = totalSize.plus(size.square());
            for (int i = 0; i < TOKENS; i++) {
                int m = prompt.token(i);
                attention[k] = m == k ? attention[k].plus(scores[i]) : attention[k];
                Digits gap = Digits.of(prompt.label(i)).minus(prompt.queryLabel());
                Digits part = rows.gapsFirst ? gap : Digits.of(prompt.label(i));
                slopes[m][k] = slopes[m][k].plus(
                        residual.times(scores[i]).times(gap.minus(residual)).over(PROMPTS));
                sizes[m][k] = sizes[m][k].plus(
                        size.times(scores[i]).times(part.abs().plus(size)).over(PROMPTS));
            }
        }
        rows.loss.add(values.loss(), total.over(2 * PROMPTS), totalSize.over(2 * PROMPTS), rows.residual);
        for (int m = 0; m < FEATURES; m++) {
            rows.attention.add(values.targetAttention()[m], attention[m].over(asked[m]), rows.scores);
            for (int k = 0; k < FEATURES; k++) {
                if (sizes[m][k].isPositive() && sizes[m][k].toDouble() > 1e-290) {
                    rows.slope.add(values.gradient().getEntry(m, k), slopes[m][k], sizes[m][k], rows.slopes);
                }
            }
        }
    }

    private static Digits[] scores(Prompt prompt, BilinearWeights weights) {
        Digits[] ofFeature = new Digits[FEATURES];
        for (int m = 0; m < FEATURES; m++) {
            ofFeature[m] = Digits.of(weights.get(m, prompt.query())).exp();
        }
        Digits[] scores = new Digits[TOKENS];
        Digits sum = Digits.ZERO;
        for (int i = 0; i < TOKENS; i++) {
            scores[i] = ofFeature[prompt.token(i)];
            sum = sum.plus(scores[i]);
        }
        for (int i = 0; i < TOKENS; i++) {
            scores[i] = scores[i].over(sum);
        }
        return scores;
    }
}
