package org.iclconvergence.loss;

import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.model.OneLayerTransformer;
import org.iclconvergence.model.SoftmaxAttention;

/**
 * The empirical loss as the paper writes it: L = 1/(2M) Σ (ŷ − y)², every ŷ the literal transformer's output on the
 * embedding, the gradient taken token by token. Slow, and the reference for {@link CountLoss}.
 */
public final class TokenLoss implements Loss {
    private final Features features;
    private final List<Prompt> prompts;

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
        SoftmaxAttention attention = new SoftmaxAttention(q, features);
        OneLayerTransformer transformer = OneLayerTransformer.blockForm(q);
        RealMatrix gradient = MatrixUtils.createRealMatrix(features.dimension(), features.dimension());
        for (Prompt prompt : prompts) {
            double prediction = transformer.predict(OneLayerTransformer.embedding(prompt, features));
            double[] scores = attention.scores(prompt);
            RealVector direction = new ArrayRealVector(features.dimension());
            for (int i = 0; i < prompt.length(); i++) {
                RealVector token = new ArrayRealVector(features.feature(prompt.token(i)), false);
                direction.combineToSelf(1, scores[i] * (prompt.label(i) - prediction), token);
            }
            direction.mapMultiplyToSelf((prediction - prompt.queryLabel()) / prompts.size());
            RealVector query = new ArrayRealVector(features.feature(prompt.query()), false);
            gradient = gradient.add(direction.outerProduct(query));
        }
        return gradient;
    }

    @Override
    public void evaluate(BilinearWeights weights, LossValues values) {
        RealMatrix q = weights.queryKeyMatrix(features);
        OneLayerTransformer transformer = OneLayerTransformer.blockForm(q);
        SoftmaxAttention attention = new SoftmaxAttention(q, features);
        double[] squares = new double[features.count()];
        double[] target = new double[features.count()];
        double[] dominant = new double[features.count()];
        int[] asked = new int[features.count()];
        double total = 0;
        for (Prompt prompt : prompts) {
            double residual =
                    transformer.predict(OneLayerTransformer.embedding(prompt, features)) - prompt.queryLabel();
            double[] scores = attention.scores(prompt);
            int k = prompt.query();
            for (int i = 0; i < scores.length; i++) {
                target[k] += prompt.token(i) == k ? scores[i] : 0;
                dominant[k] += prompt.token(i) == 0 ? scores[i] : 0;
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
        System.arraycopy(
                BilinearWeights.of(gradient(q), features).columns(), 0, values.gradient(), 0, values.gradient().length);
    }
}
