package org.iclconvergence.loss;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.model.OneLayerTransformer;

/**
 * The empirical loss as the paper writes it: L = 1/(2M) Σ (ŷ − y)², every ŷ the literal transformer's output on the
 * embedding, the gradient taken token by token. Slow, and the reference for {@link CountLoss}.
 */
public final class TokenLoss implements Loss {
    private final Features features;
    private final List<Prompt> prompts;
    private final List<RealMatrix> embeddings;
    private final RealMatrix queries;

    /** Of one prompt: the attention scores of the query, ŷ − y, and (ŷ − y) Σ_i attn_i (y_i − ŷ) e_i, length d+1. */
    private record Pass(RealVector scores, double residual, RealVector direction) {}

    /**
     * The loss of given prompts.
     *
     * @param features V, orthonormal
     * @param prompts at least one, over the K features of V
     * @throws IllegalArgumentException if there is no prompt or one is over another number of features
     */
    public TokenLoss(Features features, List<Prompt> prompts) {
        if (prompts.isEmpty()) {
            throw new IllegalArgumentException("prompts are empty: the empirical loss needs at least one");
        }
        for (Prompt prompt : prompts) {
            if (prompt.features() != features.count()) {
                throw new IllegalArgumentException(
                        "a prompt is over " + prompt.features() + " features, V has " + features.count());
            }
        }
        this.features = features;
        this.prompts = List.copyOf(prompts);
        this.embeddings = prompts.stream()
                .map(prompt -> OneLayerTransformer.embedding(prompt, features))
                .toList();
        this.queries = MatrixUtils.createRealMatrix(features.dimension() + 1, prompts.size());
        for (int m = 0; m < prompts.size(); m++) {
            queries.setColumnVector(
                    m, embeddings.get(m).getColumnVector(prompts.get(m).length()));
        }
    }

    @Override
    public int features() {
        return features.count();
    }

    /**
     * The gradient in the space that is trained.
     *
     * @param q Q, d × d, not modified
     * @return ∂L/∂Q = 1/M Σ_prompts (ŷ − y) Σ_i attn_i (y_i − ŷ) x_i x_queryᵀ, d × d
     */
    public RealMatrix gradient(RealMatrix q) {
        return gradient(passes(q));
    }

    private List<Pass> passes(RealMatrix q) {
        OneLayerTransformer transformer = OneLayerTransformer.blockForm(q);
        return IntStream.range(0, prompts.size())
                .parallel()
                .mapToObj(
                        m -> pass(transformer, embeddings.get(m), prompts.get(m).queryLabel()))
                .toList();
    }

    private static Pass pass(OneLayerTransformer transformer, RealMatrix embedding, double queryLabel) {
        RealVector scores = transformer.scores(embedding);
        double prediction = transformer.predict(embedding, scores);
        double residual = prediction - queryLabel;
        RealVector labels = embedding.getRowVector(embedding.getRowDimension() - 1);
        RealVector slopes = scores.ebeMultiply(labels.mapSubtract(prediction));
        return new Pass(scores, residual, embedding.operate(slopes).mapMultiply(residual));
    }

    private RealMatrix gradient(List<Pass> passes) {
        int d = features.dimension();
        RealMatrix directions = MatrixUtils.createRealMatrix(d + 1, prompts.size());
        for (int m = 0; m < prompts.size(); m++) {
            directions.setColumnVector(m, passes.get(m).direction());
        }
        RealMatrix sum = directions.multiply(queries.transpose());
        return sum.getSubMatrix(0, d - 1, 0, d - 1).scalarMultiply(1.0 / prompts.size());
    }

    @Override
    public void evaluate(BilinearWeights weights, LossValues values) {
        List<Pass> passes = passes(weights.queryKeyMatrix(features));
        double[] squares = new double[features.count()];
        double[] target = new double[features.count()];
        double[] dominant = new double[features.count()];
        int[] asked = new int[features.count()];
        double total = 0;
        for (int m = 0; m < prompts.size(); m++) {
            Prompt prompt = prompts.get(m);
            RealVector scores = passes.get(m).scores();
            double residual = passes.get(m).residual();
            int k = prompt.query();
            for (int i = 0; i < prompt.length(); i++) {
                target[k] += prompt.token(i) == k ? scores.getEntry(i) : 0;
                dominant[k] += prompt.token(i) == 0 ? scores.getEntry(i) : 0;
            }
            squares[k] += residual * residual;
            asked[k]++;
            total += residual * residual;
        }
        for (int k = 0; k < asked.length; k++) {
            values.predictionErrors()[k] = squares[k] / (2.0 * asked[k]);
            values.targetAttention()[k] = target[k] / asked[k];
            values.dominantAttention()[k] = dominant[k] / asked[k];
        }
        values.setLoss(total / (2.0 * prompts.size()));
        RealMatrix v = features.matrix();
        values.gradient()
                .setSubMatrix(
                        v.transpose().multiply(gradient(passes)).multiply(v).getData(), 0, 0);
    }
}
