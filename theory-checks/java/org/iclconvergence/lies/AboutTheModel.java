package org.iclconvergence.lies;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.Seams;
import org.iclconvergence.model.AttentionScores;
import org.iclconvergence.model.OneLayerTransformer;

/** Another transformer: its prediction and its attention scores. */
final class AboutTheModel {
    static final List<Lie> LIES = List.of(
            new Lie(
                            "negative-scores",
                            "Attention scores that sum to 1 but may be negative: every second one gives a tenth to its"
                                    + " neighbour.")
                    .bend(Seams.SOFTMAX, honest -> logits -> exchange(honest.apply(logits)))
                    .bend(Seams.FEATURE_SCORES, honest -> (counts, logits) -> exchange(honest.apply(counts, logits))),
            new Lie(
                            "positional-bias",
                            "A transformer that looks at late tokens more: the order of the context matters.")
                    .bend(Seams.PREDICTION, honest -> AboutTheModel::looksAtLateTokens),
            new Lie(
                            "unnormalised",
                            "Attention without normalisation: exponentials shifted by the maximum, never divided by their"
                                    + " sum.")
                    .bend(Seams.SOFTMAX, honest -> logits -> divideByLargest(honest.apply(logits)))
                    .bend(
                            Seams.FEATURE_SCORES,
                            honest -> (counts, logits) -> divideByLargest(honest.apply(counts, logits))),
            new Lie("wrong-value-block", "A value matrix that lets the tokens themselves leak into the prediction.")
                    .bend(Seams.PREDICTION, honest -> AboutTheModel::leaks));

    private AboutTheModel() {}

    private static double[] exchange(double[] scores) {
        for (int i = 1; i < scores.length; i += 2) {
            scores[i] -= 0.1;
            scores[i - 1] += 0.1;
        }
        return scores;
    }

    private static double[] divideByLargest(double[] scores) {
        double largest = Arrays.stream(scores).max().orElse(1);
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= largest;
        }
        return scores;
    }

    private static double looksAtLateTokens(RealMatrix q, Features features, Prompt prompt) {
        ArrayRealVector image = new ArrayRealVector(q.operate(features.feature(prompt.query())), false);
        double[] logits = new double[prompt.length()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = features.matrix().getColumnVector(prompt.token(i)).dotProduct(image) + 0.1 * i;
        }
        double[] scores = AttentionScores.softmax(logits);
        double prediction = 0;
        for (int i = 0; i < scores.length; i++) {
            prediction += scores[i] * prompt.label(i);
        }
        return prediction;
    }

    private static double leaks(RealMatrix q, Features features, Prompt prompt) {
        int d = q.getRowDimension();
        RealMatrix keys = MatrixUtils.createRealMatrix(d + 1, d + 1);
        RealMatrix queries = MatrixUtils.createRealMatrix(d + 1, d + 1);
        RealMatrix values = MatrixUtils.createRealMatrix(d + 1, d + 1);
        keys.setSubMatrix(MatrixUtils.createRealIdentityMatrix(d).getData(), 0, 0);
        queries.setSubMatrix(q.getData(), 0, 0);
        double[] lastRow = new double[d + 1];
        Arrays.fill(lastRow, 0.1);
        lastRow[d] = 1;
        values.setRow(d, lastRow);
        return new OneLayerTransformer(keys, queries, values).predict(OneLayerTransformer.embedding(prompt, features));
    }
}
