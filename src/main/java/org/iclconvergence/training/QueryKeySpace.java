package org.iclconvergence.training;

import java.util.Arrays;
import org.iclconvergence.data.Features;
import org.iclconvergence.model.BilinearWeights;

/**
 * The way between Q (d × d, what is trained) and Z = VᵀQV (K × K, what the loss sees): weights one way, gradients the
 * other, ∂L/∂Q = V (∂L/∂Z) Vᵀ. Both cost O(d²K) with the long dimension innermost. Holds for features that are not
 * orthonormal, too. Not thread safe: buffers are reused.
 */
final class QueryKeySpace {
    private final int d;
    private final int count;
    private final double[] vectors;
    private final double[] buffer;

    QueryKeySpace(Features features) {
        d = features.dimension();
        count = features.count();
        vectors = features.transposed();
        buffer = new double[count * d];
    }

    int parameters() {
        return d * d;
    }

    /** Writes VᵀQV to the weights; q is d × d, row after row. */
    void project(double[] q, BilinearWeights weights) {
        Arrays.fill(buffer, 0);
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < d; i++) {
                addScaled(vectors[n * d + i], q, i * d, buffer, n * d);
            }
        }
        for (int k = 0; k < count; k++) {
            for (int n = 0; n < count; n++) {
                double sum = 0;
                for (int j = 0; j < d; j++) {
                    sum += buffer[n * d + j] * vectors[k * d + j];
                }
                weights.set(n, k, sum);
            }
        }
    }

    /** Writes V G Vᵀ to the d × d gradient; g is K × K, column after column. */
    void lift(double[] g, double[] gradient) {
        Arrays.fill(buffer, 0);
        for (int n = 0; n < count; n++) {
            for (int k = 0; k < count; k++) {
                addScaled(g[k * count + n], vectors, k * d, buffer, n * d);
            }
        }
        Arrays.fill(gradient, 0);
        for (int i = 0; i < d; i++) {
            for (int n = 0; n < count; n++) {
                addScaled(vectors[n * d + i], buffer, n * d, gradient, i * d);
            }
        }
    }

    private void addScaled(double factor, double[] from, int fromAt, double[] to, int toAt) {
        for (int j = 0; j < d; j++) {
            to[toAt + j] += factor * from[fromAt + j];
        }
    }
}
