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
 * <p>Rows are arrays of their own and share one index: the compiler vectorises such loops, but not loops over two offsets
 * into flat arrays, which it must assume to overlap. The same products by Commons Math, much slower: {@link BilinearWeights#of}.
 */
final class QueryKeySpace {
    private final int d;
    private final int count;
    private final double[][] vectors;
    private final double[][] products;

    QueryKeySpace(Features features) {
        d = features.dimension();
        count = features.count();
        vectors = features.matrix().transpose().getData();
        products = new double[count][d];
    }

    int dimension() {
        return d;
    }

    /** Writes VᵀQV to the weights; q is d × d. */
    void project(double[][] q, BilinearWeights weights) {
        for (double[] product : products) {
            Arrays.fill(product, 0);
        }
        for (int i = 0; i < d; i++) {
            for (int n = 0; n < count; n++) {
                addScaled(vectors[n][i], q[i], products[n]);
            }
        }
        for (int k = 0; k < count; k++) {
            for (int n = 0; n < count; n++) {
                weights.set(n, k, dot(products[n], vectors[k]));
            }
        }
    }

    /** Writes V G Vᵀ to the d × d gradient; g is K × K. */
    void lift(RealMatrix g, double[][] gradient) {
        for (int n = 0; n < count; n++) {
            Arrays.fill(products[n], 0);
            for (int k = 0; k < count; k++) {
                addScaled(g.getEntry(n, k), vectors[k], products[n]);
            }
        }
        for (int i = 0; i < d; i++) {
            Arrays.fill(gradient[i], 0);
            for (int n = 0; n < count; n++) {
                addScaled(vectors[n][i], products[n], gradient[i]);
            }
        }
    }

    private static void addScaled(double factor, double[] from, double[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * from[j];
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
