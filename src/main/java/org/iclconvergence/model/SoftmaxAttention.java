package org.iclconvergence.model;

import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;

/** The transformer reduced to what is trained: ŷ = Σ_i attn_i y_i with attn = softmax_i(x_iᵀ Q x_query). Immutable. */
public final class SoftmaxAttention {
    private final RealMatrix q;
    private final RealMatrix v;

    /**
     * Attention with given weights.
     *
     * @param q Q, d × d, copied
     * @param features V, d × K
     */
    public SoftmaxAttention(RealMatrix q, Features features) {
        this.q = q.copy();
        this.v = features.matrix();
    }

    /**
     * The attention scores of the context tokens.
     *
     * @param prompt N tokens and a query
     * @return attn_1 … attn_N, summing to 1
     */
    public double[] scores(Prompt prompt) {
        double[] image = q.operate(v.getColumn(prompt.query()));
        double[] logitOfFeature = v.preMultiply(image);
        double[] logits = new double[prompt.length()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = logitOfFeature[prompt.token(i)];
        }
        return AttentionScores.softmax(logits);
    }

    /**
     * The prediction for the query.
     *
     * @param prompt N tokens with labels, and a query
     * @return ŷ = Σ_i attn_i y_i
     */
    public double predict(Prompt prompt) {
        double[] scores = scores(prompt);
        double prediction = 0;
        for (int i = 0; i < scores.length; i++) {
            prediction += scores[i] * prompt.label(i);
        }
        return prediction;
    }
}
