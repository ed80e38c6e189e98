package org.iclconvergence.training;

import java.util.Arrays;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Features;
import org.iclconvergence.model.BilinearWeights;

/**
 * The way between Q (d × d, what is trained) and Z = VᵀQV (K × K, what the loss sees): weights one way, gradients the
 * other, ∂L/∂Q = V (∂L/∂Z) Vᵀ. Both cost O(d²K) with the long dimension innermost. Holds for features that are not
 * orthonormal, too. Not thread safe: buffers are reused.
 *
 * <p>Every product is a sum of scaled rows. Five are taken at a time, so that the sum is read and written once for five of them: five
 * divides the K and the d of the paper's experiment, and the compiler was not seen to vectorise eight. They are added in their own
 * order, so that a sum has the same bits on every machine. Rows are arrays of their own and share one index: the compiler vectorises
 * such loops, but not loops over two offsets into flat arrays, which it must assume to overlap. The same products by Commons Math, much
 * slower: {@link BilinearWeights#of}.
 */
final class QueryKeySpace {
    /** The terms of {@link #addFive}. */
    private static final int TILE = 5;

    private final int d;
    private final int count;
    private final double[][] tokens;
    private final double[][] vectors;
    private final double[][] products;

    QueryKeySpace(Features features) {
        d = features.dimension();
        count = features.count();
        tokens = features.matrix().getData();
        vectors = features.matrix().transpose().getData();
        products = new double[count][d];
    }

    int dimension() {
        return d;
    }

    /** Writes VᵀQV to the weights; q is d × d. Goes once through q, which is the largest. */
    void project(double[][] q, BilinearWeights weights) {
        for (double[] product : products) {
            Arrays.fill(product, 0);
        }
        for (int i = 0; i < d; i += TILE) {
            for (int n = 0; n < count; n++) {
                addScaled(vectors[n], q, i, Math.min(i + TILE, d), products[n]);
            }
        }
        for (int n = 0; n < count; n++) {
            for (int k = 0; k < count; k++) {
                weights.set(n, k, dot(products[n], vectors[k]));
            }
        }
    }

    /** Writes V G Vᵀ to the d × d gradient; g is K × K. */
    void lift(RealMatrix g, double[][] gradient) {
        double[][] rows = MatrixRows.of(g);
        for (int n = 0; n < count; n++) {
            Arrays.fill(products[n], 0);
            addScaled(rows[n], vectors, 0, count, products[n]);
        }
        for (int i = 0; i < d; i++) {
            Arrays.fill(gradient[i], 0);
            addScaled(tokens[i], products, 0, count, gradient[i]);
        }
    }

    /** Adds the rows from … to − 1, each times its factor. */
    private static void addScaled(double[] factors, double[][] rows, int from, int to, double[] sum) {
        int i = from;
        for (; i + TILE <= to; i += TILE) {
            addFive(
                    factors[i],
                    rows[i],
                    factors[i + 1],
                    rows[i + 1],
                    factors[i + 2],
                    rows[i + 2],
                    factors[i + 3],
                    rows[i + 3],
                    factors[i + 4],
                    rows[i + 4],
                    sum);
        }
        for (; i < to; i++) {
            addOne(factors[i], rows[i], sum);
        }
    }

    private static void addFive(
            double f0,
            double[] r0,
            double f1,
            double[] r1,
            double f2,
            double[] r2,
            double f3,
            double[] r3,
            double f4,
            double[] r4,
            double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = sum[j] + f0 * r0[j] + f1 * r1[j] + f2 * r2[j] + f3 * r3[j] + f4 * r4[j];
        }
    }

    private static void addOne(double factor, double[] row, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * row[j];
        }
    }

    /** Four partial sums: a single one would wait for each addition to finish. */
    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 4 <= a.length; j += 4) {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
        }
        for (; j < a.length; j++) {
            s0 += a[j] * b[j];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
