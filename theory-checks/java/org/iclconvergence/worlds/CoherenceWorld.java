package org.iclconvergence.worlds;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Unit features that are not orthogonal: Gram matrix G = I + μE with a random symmetric E, diagonal 0, largest entry ±1. So μ is the
 * coherence max |⟨v_i, v_j⟩|. Equal coherences would only rescale time.
 *
 * @param features K
 * @param error ε
 * @param learningRate η
 * @param draw number of E, from 1
 * @param seeds of the run
 */
public record CoherenceWorld(int features, double error, double learningRate, int draw, Seeds seeds) {
    private static final int DRAWS = 8;

    /** The smallest eigenvalue of G, at the largest μ that is looked at: nearer to 0 the features are all but dependent. */
    private static final double SMALLEST_EIGENVALUE = 0.05;

    /** COH-1. */
    static Stream<CoherenceWorld> all(Seeds seeds) {
        return IntStream.rangeClosed(1, DRAWS).mapToObj(draw -> new CoherenceWorld(6, 0.01, 2, draw, seeds));
    }

    /**
     * The direction in which coherence grows.
     *
     * @return E
     */
    public RealMatrix direction() {
        UniformRandomProvider random = seeds.streams("COH-1", draw).other();
        RealMatrix direction = MatrixUtils.createRealMatrix(features, features);
        double largest = 0;
        for (int i = 0; i < features; i++) {
            for (int j = 0; j < i; j++) {
                double entry = random.nextDouble(-1, 1);
                direction.setEntry(i, j, entry);
                direction.setEntry(j, i, entry);
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        return direction.scalarMultiply(1 / largest);
    }

    /**
     * The Gram matrix.
     *
     * @param coherence μ in [0, {@link #largestCoherence()}]
     * @return G = I + μE
     */
    public RealMatrix gram(double coherence) {
        return MatrixUtils.createRealIdentityMatrix(features).add(direction().scalarMultiply(coherence));
    }

    /**
     * How far coherence can be raised along E.
     *
     * @return the μ at which the smallest eigenvalue of G is 0.05
     */
    public double largestCoherence() {
        double smallest = StatUtils.min(new EigenDecomposition(direction()).getRealEigenvalues());
        return (1 - SMALLEST_EIGENVALUE) / -smallest;
    }

    @Override
    public String toString() {
        return new Place().with("K", features).with("draw", draw).toString();
    }
}
