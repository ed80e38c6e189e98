package org.iclconvergence.model;

import java.util.Arrays;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Features;

/**
 * The bilinear attention weights Z = VᵀQV: Z[n][k] = v_nᵀ Q v_k ([HCL24] Section 4). Column k belongs to query feature
 * k: its target weight is A_k = Z[k][k], its cross weights are B_{k,n} = Z[n][k]. Mutable, so that training need not
 * allocate; K² values, column after column.
 */
public final class BilinearWeights {
    private final int features;
    private final double[] columns;

    /**
     * Zero weights: where the paper's training starts.
     *
     * @param features K ≥ 1
     */
    public BilinearWeights(int features) {
        this(features, new double[features * features]);
    }

    private BilinearWeights(int features, double[] columns) {
        this.features = features;
        this.columns = columns;
    }

    /**
     * The weights of a query-key matrix.
     *
     * @param q Q, d × d, not modified
     * @param features V, d × K
     * @return VᵀQV
     */
    public static BilinearWeights of(RealMatrix q, Features features) {
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
        BilinearWeights weights = new BilinearWeights(matrix.getRowDimension());
        for (int k = 0; k < weights.features; k++) {
            System.arraycopy(matrix.getColumn(k), 0, weights.columns, k * weights.features, weights.features);
        }
        return weights;
    }

    /**
     * The number of features.
     *
     * @return K
     */
    public int features() {
        return features;
    }

    /**
     * One weight.
     *
     * @param n key feature
     * @param k query feature
     * @return v_nᵀ Q v_k
     */
    public double get(int n, int k) {
        return columns[k * features + n];
    }

    /**
     * Sets one weight.
     *
     * @param n key feature
     * @param k query feature
     * @param value v_nᵀ Q v_k
     */
    public void set(int n, int k, double value) {
        columns[k * features + n] = value;
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
     * The weights themselves, column k at [k·K, (k+1)·K).
     *
     * @return the live array: writing to it writes to these weights
     */
    public double[] columns() {
        return columns;
    }

    /**
     * A copy that later changes do not reach.
     *
     * @return equal weights
     */
    public BilinearWeights copy() {
        return new BilinearWeights(features, columns.clone());
    }

    /**
     * The weights as a matrix.
     *
     * @return Z, K × K, a copy
     */
    public RealMatrix matrix() {
        RealMatrix matrix = MatrixUtils.createRealMatrix(features, features);
        for (int k = 0; k < features; k++) {
            matrix.setColumn(k, Arrays.copyOfRange(columns, k * features, (k + 1) * features));
        }
        return matrix;
    }

    /**
     * The smallest query-key matrix with these weights on orthonormal features.
     *
     * @param v V, d × K with orthonormal columns
     * @return Q = V Z Vᵀ, d × d
     */
    public RealMatrix queryKeyMatrix(Features v) {
        RealMatrix matrix = v.matrix();
        return matrix.multiply(matrix()).multiply(matrix.transpose());
    }
}
