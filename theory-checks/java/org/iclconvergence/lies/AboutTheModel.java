package org.iclconvergence.lies;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
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
            new Lie("scores-over-root-d", "Attention scores of xᵀQx'/√d, as most transformers have them.")
                    .bend(
                            Seams.PREDICTION,
                            honest -> (q, features, prompt) ->
                                    honest.of(q.scalarMultiply(overRoot(features)), features, prompt))
                    .bend(Seams.TOKEN_GRADIENT, honest -> (features, prompts) -> {
                        UnaryOperator<RealMatrix> gradient = honest.of(features, prompts);
                        double factor = overRoot(features);
                        return q -> gradient.apply(q.scalarMultiply(factor)).scalarMultiply(factor);
                    })
                    .bend(Seams.MATRIX_GRADIENT, honest -> problem -> {
                        UnaryOperator<RealMatrix> gradient = honest.apply(problem);
                        double factor = overRoot(problem.features());
                        return q -> gradient.apply(q.scalarMultiply(factor)).scalarMultiply(factor);
                    }),
            new Lie("transposed-query-key", "Keys and queries exchanged: Qᵀ in place of Q.")
                    .bend(
                            Seams.PREDICTION,
                            honest -> (q, features, prompt) -> honest.of(q.transpose(), features, prompt))
                    .bend(Seams.TOKEN_GRADIENT, honest -> (features, prompts) -> {
                        UnaryOperator<RealMatrix> gradient = honest.of(features, prompts);
                        return q -> gradient.apply(q.transpose()).transpose();
                    })
                    .bend(Seams.MATRIX_GRADIENT, honest -> problem -> {
                        UnaryOperator<RealMatrix> gradient = honest.apply(problem);
                        return q -> gradient.apply(q.transpose()).transpose();
                    }),
            new Lie("unmasked-query", "The query attends to itself as well, where a label of 0 stands.")
                    .bend(
                            Seams.PREDICTION,
                            honest -> (q, features, prompt) -> honest.of(q, features, withItself(prompt)))
                    .bend(
                            Seams.TOKEN_GRADIENT,
                            honest -> (features, prompts) -> honest.of(
                                    features,
                                    prompts.stream()
                                            .map(AboutTheModel::withItself)
                                            .toList())),
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

    private static double overRoot(Features features) {
        return 1 / Math.sqrt(features.dimension());
    }

    private static Prompt withItself(Prompt prompt) {
        int[] tokens = new int[prompt.length() + 1];
        double[] labels = new double[tokens.length];
        for (int i = 0; i < prompt.length(); i++) {
            tokens[i] = prompt.token(i);
            labels[i] = prompt.label(i);
        }
        tokens[prompt.length()] = prompt.query();
        return Prompt.withLabels(prompt.features(), tokens, labels, prompt.query(), prompt.queryLabel());
    }

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
