package org.iclconvergence.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.UnitSphereSampler;
import org.apache.commons.rng.sampling.distribution.TSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The distribution of the task weight w ∈ R^d. The theorems need zero mean and identity covariance and nothing else
 * ([HCL24] Section 2.1); every factory below satisfies that.
 */
@FunctionalInterface
public interface TaskDistribution {
    /**
     * Draws one task weight.
     *
     * @param random source, advanced
     * @param dimension d ≥ 1
     * @return w, length d, owned by the caller
     */
    double[] sample(UniformRandomProvider random, int dimension);

    /**
     * The distribution of the paper's experiments.
     *
     * @return N(0, I_d)
     */
    static TaskDistribution gaussian() {
        return (random, dimension) -> {
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            double[] w = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                w[i] = normal.sample();
            }
            return w;
        };
    }

    /**
     * Independent signs.
     *
     * @return uniform on {−1, 1}^d
     */
    static TaskDistribution rademacher() {
        return (random, dimension) -> {
            double[] w = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                w[i] = random.nextBoolean() ? 1 : -1;
            }
            return w;
        };
    }

    /**
     * Dependent coordinates with the same two moments.
     *
     * @return uniform on the sphere of radius √d
     */
    static TaskDistribution sphere() {
        return (random, dimension) -> {
            double[] w = UnitSphereSampler.of(random, dimension).sample();
            double radius = Math.sqrt(dimension);
            for (int i = 0; i < dimension; i++) {
                w[i] *= radius;
            }
            return w;
        };
    }

    /**
     * Heavy tails.
     *
     * @param degreesOfFreedom ν > 2, so that the variance exists; finite
     * @return independent Student-t coordinates, scaled by √((ν−2)/ν) to variance 1
     * @throws IllegalArgumentException if ν ≤ 2 or infinite
     */
    static TaskDistribution studentT(double degreesOfFreedom) {
        if (!(degreesOfFreedom > 2 && degreesOfFreedom < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("degreesOfFreedom must exceed 2 and be finite, not " + degreesOfFreedom);
        }
        double scale = Math.sqrt((degreesOfFreedom - 2) / degreesOfFreedom);
        return (random, dimension) -> {
            var t = TSampler.of(random, degreesOfFreedom);
            double[] w = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                w[i] = scale * t.sample();
            }
            return w;
        };
    }
}
