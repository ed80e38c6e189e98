package org.iclconvergence.model;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.ArrayLengths;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.QueryGroups;

/**
 * The bilinear attention weights Z = VᵀQV, K × K: Z[n][k] = v_nᵀ Q v_k ([HCL24] Section 4). Column k belongs to query feature
 * k: its target weight is A_k = Z[k][k], its cross weights are B_{k,n} = Z[n][k]. Mutable, so that training need not
 * allocate.
 */
public final class BilinearWeights {
    private final double[][] rows;
    private final RealMatrix matrix;

    /**
     * Zero weights: where the paper's training starts.
     *
     * @param features K ≥ 1
     * @throws IllegalArgumentException if K &lt; 1 or no array holds so many
     */
    public BilinearWeights(int features) {
        this(new double[ArrayLengths.require("features", features)][features]);
    }

    private BilinearWeights(double[][] rows) {
        this.rows = rows;
        this.matrix = new Array2DRowRealMatrix(rows, false);
    }

    /**
     * The weights of a query-key matrix.
     *
     * @param q Q, d × d, not modified
     * @param features V, d × K
     * @return VᵀQV
     * @throws IllegalArgumentException if Q is not d × d
     */
    public static BilinearWeights of(RealMatrix q, Features features) {
        if (q.getRowDimension() != features.dimension() || q.getColumnDimension() != features.dimension()) {
            throw new IllegalArgumentException("Q must be d x d with d = " + features.dimension() + ", not "
                    + q.getRowDimension() + " x " + q.getColumnDimension());
        }
        RealMatrix v = features.matrix();
        return of(v.transpose().multiply(q).multiply(v));
    }

    /**
     * Given weights.
     *
     * @param matrix Z, K × K, not modified
     * @return a copy
     * @throws IllegalArgumentException if the matrix is not square
     */
    public static BilinearWeights of(RealMatrix matrix) {
        if (!matrix.isSquare()) {
            throw new IllegalArgumentException("bilinear weights must be square, not " + matrix.getRowDimension()
                    + " x " + matrix.getColumnDimension());
        }
        return new BilinearWeights(matrix.getData());
    }

    /**
     * The number of features.
     *
     * @return K
     */
    public int features() {
        return rows.length;
    }

    /**
     * One weight.
     *
     * @param n key feature
     * @param k query feature
     * @return v_nᵀ Q v_k
     */
    public double get(int n, int k) {
        return rows[n][k];
    }

    /**
     * Sets one weight.
     *
     * @param n key feature
     * @param k query feature
     * @param value v_nᵀ Q v_k
     */
    public void set(int n, int k, double value) {
        rows[n][k] = value;
    }

    /**
     * The target weight A_k.
     *
     * @param k query feature
     * @return v_kᵀ Q v_k
     */
    public double target(int k) {
        return get(k, k);
    }

    /**
     * The weights of one query, its own first, as {@link QueryGroups#ofEveryFeature} orders the features.
     *
     * @param k query feature
     * @param column K numbers, overwritten by A_k and then the B_{k,n} in order
     */
    public void readColumn(int k, double[] column) {
        for (int n = 0; n < rows.length; n++) {
            column[QueryGroups.positionOf(n, k)] = rows[n][k];
        }
    }

    /**
     * Whether a training has stayed within range.
     *
     * @return false if a weight is infinite or NaN
     */
    public boolean areFinite() {
        for (double[] row : rows) {
            for (double weight : row) {
                if (!Double.isFinite(weight)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The weights themselves.
     *
     * @return Z, K × K, live: writing to it writes to these weights
     */
    public RealMatrix matrix() {
        return matrix;
    }

    /**
     * A copy that later changes do not reach.
     *
     * @return equal weights
     */
    public BilinearWeights copy() {
        return of(matrix);
    }

    /**
     * The smallest query-key matrix with these weights on orthonormal features.
     *
     * @param v V, d × K with orthonormal columns
     * @return Q = V Z Vᵀ, d × d
     */
    public RealMatrix queryKeyMatrix(Features v) {
        RealMatrix vectors = v.matrix();
        return vectors.multiply(matrix).multiply(vectors.transpose());
    }
}
