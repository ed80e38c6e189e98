package org.iclconvergence.data;

import java.util.Locale;
import java.util.Objects;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The feature matrix V = [v_1 … v_K], d rows and K ≤ d columns ([HCL24] Section 2.1).
 *
 * <p>The theorems assume orthonormal columns; {@link #orthonormal} enforces that. {@link #coherent} admits any unit
 * columns, so that a check can break the hypothesis on purpose. Immutable.
 */
public final class Features {
    /**
     * Largest accepted deviation of an entry of VᵀV from the identity. A matrix written with twelve digits passes; the
     * attention logits then are off by at most this factor times their size.
     */
    public static final double ORTHONORMALITY_TOLERANCE = 1e-10;

    private final RealMatrix matrix;
    private final double[] transposed;

    private Features(RealMatrix matrix) {
        this.matrix = matrix.copy();
        int d = matrix.getRowDimension();
        int count = matrix.getColumnDimension();
        this.transposed = new double[count * d];
        for (int k = 0; k < count; k++) {
            System.arraycopy(matrix.getColumn(k), 0, transposed, k * d, d);
        }
    }

    /**
     * Features with orthonormal columns.
     *
     * @param matrix d × K, not modified, copied
     * @return the features
     * @throws IllegalArgumentException if K > d, an entry is not finite, or VᵀV differs from the identity by more than
     *     {@link #ORTHONORMALITY_TOLERANCE} in some entry
     */
    public static Features orthonormal(RealMatrix matrix) {
        Features features = new Features(requireShape(matrix));
        RealMatrix gram = matrix.transpose().multiply(matrix);
        for (int i = 0; i < gram.getRowDimension(); i++) {
            for (int j = i; j < gram.getColumnDimension(); j++) {
                double deviation = Math.abs(gram.getEntry(i, j) - (i == j ? 1 : 0));
                if (!(deviation <= ORTHONORMALITY_TOLERANCE)) {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT,
                            "features are not orthonormal: <v_%d, v_%d> = %.6g, off by more than %.0e",
                            i + 1,
                            j + 1,
                            gram.getEntry(i, j),
                            ORTHONORMALITY_TOLERANCE));
                }
            }
        }
        return features;
    }

    /**
     * Features with unit columns that need not be orthogonal: outside the paper's hypotheses.
     *
     * @param matrix d × K, not modified, copied
     * @return the features
     * @throws IllegalArgumentException if an entry is not finite or a column's norm differs from 1 by more than
     *     {@link #ORTHONORMALITY_TOLERANCE}
     */
    public static Features coherent(RealMatrix matrix) {
        Features features = new Features(requireFinite(matrix));
        for (int k = 0; k < matrix.getColumnDimension(); k++) {
            double norm = matrix.getColumnVector(k).getNorm();
            if (Math.abs(norm - 1) > ORTHONORMALITY_TOLERANCE) {
                throw new IllegalArgumentException("feature v_" + (k + 1) + " has norm " + norm + ", not 1");
            }
        }
        return features;
    }

    /**
     * The first K standard basis vectors of R^d.
     *
     * @param dimension d
     * @param count K
     * @return the features
     * @throws IllegalArgumentException if K &lt; 1, K > d, or the numbers are more than an array holds
     */
    public static Features standardBasis(int dimension, int count) {
        requireCounts(dimension, count);
        RealMatrix matrix = MatrixUtils.createRealMatrix(dimension, count);
        for (int k = 0; k < count; k++) {
            matrix.setEntry(k, k, 1);
        }
        return new Features(matrix);
    }

    /**
     * K columns of a Haar-random orthogonal matrix: the QR decomposition of a Gaussian matrix, with the signs of R's
     * diagonal moved into Q (without that the distribution is not Haar).
     *
     * @param dimension d
     * @param count K
     * @param random source, advanced by d·K Gaussian draws
     * @return the features
     * @throws IllegalArgumentException if K &lt; 1, K > d, or d² numbers are more than an array holds
     */
    public static Features haarRandom(int dimension, int count, UniformRandomProvider random) {
        requireCounts(dimension, count);
        // the decomposition makes a square of it
        requireEntries("random features in dimension (d = " + dimension + ")", (double) dimension * dimension);
        var gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        RealMatrix draws = MatrixUtils.createRealMatrix(dimension, count);
        for (int i = 0; i < dimension; i++) {
            for (int k = 0; k < count; k++) {
                draws.setEntry(i, k, gaussian.sample());
            }
        }
        QRDecomposition qr = new QRDecomposition(draws);
        RealMatrix columns = qr.getQ().getSubMatrix(0, dimension - 1, 0, count - 1);
        for (int k = 0; k < count; k++) {
            if (qr.getR().getEntry(k, k) < 0) {
                columns.setColumnVector(k, columns.getColumnVector(k).mapMultiply(-1));
            }
        }
        return new Features(columns);
    }

    /**
     * The number of features.
     *
     * @return K
     */
    public int count() {
        return matrix.getColumnDimension();
    }

    /**
     * The dimension of a token.
     *
     * @return d
     */
    public int dimension() {
        return matrix.getRowDimension();
    }

    /**
     * The feature matrix.
     *
     * @return V, d × K, a copy
     */
    public RealMatrix matrix() {
        return matrix.copy();
    }

    /**
     * One feature.
     *
     * @param k index from 0
     * @return v_k, length d, a copy
     */
    public double[] feature(int k) {
        return matrix.getColumn(k);
    }

    /**
     * The label of every feature under a task.
     *
     * @param taskWeight w, length d, not modified
     * @return ⟨w, v_k⟩ for every k, length K
     * @throws IllegalArgumentException if the length of w is not d
     */
    public double[] labels(double[] taskWeight) {
        if (taskWeight.length != dimension()) {
            throw new IllegalArgumentException(
                    "taskWeight has length " + taskWeight.length + ", not d = " + dimension());
        }
        int d = dimension();
        double[] labels = new double[count()];
        for (int k = 0; k < labels.length; k++) {
            double sum = 0;
            for (int i = 0; i < d; i++) {
                sum += transposed[k * d + i] * taskWeight[i];
            }
            labels[k] = sum;
        }
        return labels;
    }

    private static RealMatrix requireShape(RealMatrix matrix) {
        requireFinite(matrix);
        requireCounts(matrix.getRowDimension(), matrix.getColumnDimension());
        return matrix;
    }

    private static RealMatrix requireFinite(RealMatrix matrix) {
        Objects.requireNonNull(matrix, "features");
        for (double[] row : matrix.getData()) {
            for (double entry : row) {
                if (!Double.isFinite(entry)) {
                    throw new IllegalArgumentException("features hold an entry that is not finite: " + entry);
                }
            }
        }
        return matrix;
    }

    private static void requireEntries(String what, double entries) {
        if (entries > ArrayLengths.MOST) {
            throw new IllegalArgumentException(
                    what + " are more numbers than the " + ArrayLengths.MOST + " of an array");
        }
    }

    private static void requireCounts(int dimension, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("features must number at least 1, not " + count);
        }
        if (count > dimension) {
            throw new IllegalArgumentException(
                    "features (K = " + count + ") cannot outnumber the dimension (d = " + dimension + ")");
        }
        requireEntries("features (K = " + count + ") in dimension (d = " + dimension + ")", (double) count * dimension);
    }
}
