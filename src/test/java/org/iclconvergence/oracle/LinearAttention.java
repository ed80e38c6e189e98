package org.iclconvergence.oracle;

import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;

/** The rival without a softmax: ŷ = (1/N) Σ_i y_i x_iᵀ Q x_query. Immutable. */
public final class LinearAttention {
    private final RealMatrix q;
    private final RealMatrix v;

    /**
     * Linear attention with given weights.
     *
     * @param q Q, d × d, copied
     * @param features V, d × K
     */
    public LinearAttention(RealMatrix q, Features features) {
        this.q = q.copy();
        this.v = features.matrix();
    }

    /**
     * The prediction for the query.
     *
     * @param prompt N tokens with labels, and a query
     * @return ŷ
     */
    public double predict(Prompt prompt) {
        double[] logitOfFeature = v.preMultiply(q.operate(v.getColumn(prompt.query())));
        double prediction = 0;
        for (int i = 0; i < prompt.length(); i++) {
            prediction += prompt.label(i) * logitOfFeature[prompt.token(i)];
        }
        return prediction / prompt.length();
    }
}
