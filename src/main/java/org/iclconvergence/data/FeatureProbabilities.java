package org.iclconvergence.data;

import java.util.Arrays;
import org.apache.commons.math3.util.FastMath;

/**
 * The probabilities p_1 … p_K with which a token equals each feature ([HCL24] Section 2.1). Immutable.
 *
 * <p>Balanced: every p_k = 1/K. Imbalanced: one dominant feature, the others equally rare.
 */
public final class FeatureProbabilities {
    /** Largest accepted |Σ p_k − 1|: probabilities written with twelve digits pass. */
    public static final double SUM_TOLERANCE = 1e-11;

    private final double[] p;

    private FeatureProbabilities(double[] p) {
        this.p = p;
    }

    /**
     * Given probabilities. They are used as given, not rescaled.
     *
     * @param probabilities p_k in (0, 1), or exactly 1 if K = 1; copied
     * @return the probabilities
     * @throws IllegalArgumentException if there are none, one is not finite or not positive, or they do not sum to 1
     *     within {@link #SUM_TOLERANCE}
     */
    public static FeatureProbabilities of(double... probabilities) {
        if (probabilities.length == 0) {
            throw new IllegalArgumentException("probabilities are empty");
        }
        double sum = 0;
        for (double value : probabilities) {
            if (!Double.isFinite(value) || value <= 0) {
                throw new IllegalArgumentException("probabilities must be positive and finite, not " + value);
            }
            sum += value;
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException("probabilities must sum to 1, not " + sum);
        }
        return new FeatureProbabilities(probabilities.clone());
    }

    /**
     * Probabilities in given proportions.
     *
     * @param weights positive and finite, as is their sum; not modified
     * @return p_k = weight_k / Σ weights, which sum to 1 up to a rounding for each feature
     * @throws IllegalArgumentException if there are none, one is not positive and finite, their sum overflows or a probability
     *     underflows
     */
    public static FeatureProbabilities proportionalTo(double... weights) {
        requirePositive(weights.length);
        double sum = 0;
        for (double weight : weights) {
            if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weights must be positive and finite, not " + weight);
            }
            sum += weight;
        }
        if (sum == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the sum of the weights must be finite");
        }
        double[] p = new double[weights.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = weights[k] / sum;
            if (p[k] == 0) {
                throw new IllegalArgumentException("the weight " + weights[k] + " vanishes in the sum " + sum);
            }
        }
        return new FeatureProbabilities(p);
    }

    /**
     * Zipf's law.
     *
     * @param count K ≥ 1
     * @param exponent s ≥ 0, finite
     * @return p_k proportional to k^{−s}
     * @throws IllegalArgumentException if K &lt; 1 or above {@link ArrayLengths#MOST}, s is negative or not finite, or K^{−s} underflows
     */
    public static FeatureProbabilities zipf(int count, double exponent) {
        requirePositive(count);
        if (!(exponent >= 0 && exponent < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the exponent must be finite and not negative, not " + exponent);
        }
        double[] weights = new double[count];
        for (int k = 0; k < count; k++) {
            weights[k] = FastMath.pow(k + 1.0, -exponent);
        }
        return proportionalTo(weights);
    }

    /**
     * The balanced case.
     *
     * @param count K ≥ 1
     * @return p_k = 1/K
     * @throws IllegalArgumentException if K &lt; 1 or above {@link ArrayLengths#MOST}
     */
    public static FeatureProbabilities balanced(int count) {
        requirePositive(count);
        double[] p = new double[count];
        Arrays.fill(p, 1.0 / count);
        return new FeatureProbabilities(p);
    }

    /**
     * The imbalanced case.
     *
     * @param count K ≥ 2
     * @param dominant p_1 in (0, 1)
     * @return p_1 as given and p_k = (1 − p_1)/(K − 1) for the others
     * @throws IllegalArgumentException if K &lt; 2 or above {@link ArrayLengths#MOST}, or p_1 is not inside (0, 1)
     */
    public static FeatureProbabilities imbalanced(int count, double dominant) {
        if (count < 2) {
            throw new IllegalArgumentException("a dominant feature needs at least 2 features, not " + count);
        }
        requirePositive(count);
        if (!(dominant > 0 && dominant < 1)) {
            throw new IllegalArgumentException("the dominant probability must lie inside (0, 1), not " + dominant);
        }
        double[] p = new double[count];
        Arrays.fill(p, (1 - dominant) / (count - 1));
        p[0] = dominant;
        return new FeatureProbabilities(p);
    }

    /**
     * The number of features.
     *
     * @return K
     */
    public int count() {
        return p.length;
    }

    /**
     * One probability.
     *
     * @param k index from 0
     * @return p_k
     */
    public double get(int k) {
        return p[k];
    }

    /**
     * All probabilities.
     *
     * @return p, length K, a copy
     */
    public double[] toArray() {
        return p.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureProbabilities that && Arrays.equals(p, that.p);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(p);
    }

    @Override
    public String toString() {
        return "p = " + Arrays.toString(p);
    }

    private static void requirePositive(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("features must number at least 1, not " + count);
        }
        if (count > ArrayLengths.MOST) {
            throw new IllegalArgumentException(
                    "features must number at most " + ArrayLengths.MOST + " to be listed, not " + count);
        }
    }
}
