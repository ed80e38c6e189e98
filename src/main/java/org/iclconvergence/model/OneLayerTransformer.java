package org.iclconvergence.model;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;

/**
 * The transformer as the paper writes it: one layer, one head, softmax over the context ([HCL24] Section 2.2).
 *
 * <p>F(E) = W^V E_{1..N} · softmax((W^K E_{1..N})ᵀ W^Q E) on the embedding E = [[x_1 … x_N, x_query], [y_1 … y_N, 0]].
 * The query's column is masked out of keys and values: its score is 0. Nothing here is shortened: this is the reference that
 * every faster form is compared with. Columns do not see each other, so that one column of F(E) can be had alone. Immutable.
 */
public final class OneLayerTransformer {
    private final RealMatrix bilinear;
    private final RealMatrix values;

    /**
     * A transformer with given weights.
     *
     * @param keys W^K, r × (d+1)
     * @param queries W^Q, r × (d+1)
     * @param values W^V, (d+1) × (d+1)
     * @throws IllegalArgumentException if the shapes do not fit each other
     */
    public OneLayerTransformer(RealMatrix keys, RealMatrix queries, RealMatrix values) {
        int size = values.getRowDimension();
        if (!values.isSquare()
                || keys.getColumnDimension() != size
                || queries.getColumnDimension() != size
                || keys.getRowDimension() != queries.getRowDimension()) {
            throw new IllegalArgumentException("W^K and W^Q must be r x (d+1), W^V (d+1) x (d+1)");
        }
        this.bilinear = keys.transpose().multiply(queries);
        this.values = values.copy();
    }

    /**
     * The paper's block form: (W^K)ᵀ W^Q = [[Q, 0], [0, 0]] and W^V = [[0, 0], [0, 1]].
     *
     * @param q Q, d × d, not modified
     * @return the transformer
     */
    public static OneLayerTransformer blockForm(RealMatrix q) {
        int d = q.getRowDimension();
        RealMatrix keys = MatrixUtils.createRealMatrix(d + 1, d + 1);
        RealMatrix queries = MatrixUtils.createRealMatrix(d + 1, d + 1);
        RealMatrix values = MatrixUtils.createRealMatrix(d + 1, d + 1);
        keys.setSubMatrix(MatrixUtils.createRealIdentityMatrix(d).getData(), 0, 0);
        queries.setSubMatrix(q.getData(), 0, 0);
        values.setEntry(d, d, 1);
        return new OneLayerTransformer(keys, queries, values);
    }

    /**
     * The embedding of a prompt.
     *
     * @param prompt N context tokens with labels, and the query
     * @param features V, d × K
     * @return E, (d+1) × (N+1); the last entry, where the query's label would stand, is 0
     * @throws IllegalArgumentException if the prompt is over another number of features
     */
    public static RealMatrix embedding(Prompt prompt, Features features) {
        if (prompt.features() != features.count()) {
            throw new IllegalArgumentException(
                    "the prompt is over " + prompt.features() + " features, V has " + features.count());
        }
        int d = features.dimension();
        int n = prompt.length();
        RealMatrix vectors = features.matrix();
        RealMatrix embedding = MatrixUtils.createRealMatrix(d + 1, n + 1);
        for (int i = 0; i <= n; i++) {
            int feature = i < n ? prompt.token(i) : prompt.query();
            for (int row = 0; row < d; row++) {
                embedding.setEntry(row, i, vectors.getEntry(row, feature));
            }
        }
        for (int i = 0; i < n; i++) {
            embedding.setEntry(d, i, prompt.label(i));
        }
        return embedding;
    }

    /**
     * The transformer's output.
     *
     * @param embedding E, (d+1) × (N+1), not modified
     * @return F(E), (d+1) × (N+1)
     */
    public RealMatrix apply(RealMatrix embedding) {
        RealMatrix output = embedding.copy();
        for (int column = 0; column < output.getColumnDimension(); column++) {
            output.setColumnVector(column, values.operate(embedding.operate(scores(embedding, column))));
        }
        return output;
    }

    /**
     * The attention scores of the query.
     *
     * @param embedding E, (d+1) × (N+1), not modified
     * @return softmax(E_{1..N}ᵀ (W^K)ᵀ W^Q e_query) and the masked query's 0, length N+1, summing to 1
     */
    public RealVector scores(RealMatrix embedding) {
        return scores(embedding, embedding.getColumnDimension() - 1);
    }

    private RealVector scores(RealMatrix embedding, int column) {
        RealVector image = bilinear.operate(embedding.getColumnVector(column));
        double[] logits = embedding.preMultiply(image).toArray();
        logits[logits.length - 1] = Double.NEGATIVE_INFINITY;
        return new ArrayRealVector(AttentionScores.softmax(logits), false);
    }

    /**
     * The prediction for the query.
     *
     * @param embedding E, (d+1) × (N+1), not modified
     * @return ŷ, the last entry of the query's column of F(E)
     */
    public double predict(RealMatrix embedding) {
        return predict(embedding, scores(embedding));
    }

    /**
     * The prediction for the query from its attention scores.
     *
     * @param embedding E, (d+1) × (N+1), not modified
     * @param scores the query's, length N+1, not modified
     * @return ŷ, the last row of W^V times E scores
     */
    public double predict(RealMatrix embedding, RealVector scores) {
        return values.getRowVector(values.getRowDimension() - 1).dotProduct(embedding.operate(scores));
    }
}
