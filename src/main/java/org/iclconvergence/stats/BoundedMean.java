package org.iclconvergence.stats;

import java.util.function.DoublePredicate;
import org.apache.commons.math3.util.FastMath;

/**
 * The mean of independent values in [0, 1], of which nothing else is known, as an estimate of the mean of their expectations. Hoeffding
 * (1963, Theorem 1): the mean of n such values exceeds its expectation μ by t or more with probability at most exp(−n kl(μ + t, μ)),
 * kl(a, b) = a ln(a/b) + (1 − a) ln((1 − a)/(1 − b)); and likewise below. The limits are where that probability is the error: they
 * assume no distribution.
 *
 * @param mean in [0, 1]
 * @param count how many values, ≥ 0
 */
public record BoundedMean(double mean, long count) {
    private static final int HALVINGS = 60;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the mean of one value or more is not in [0, 1]
     */
    public BoundedMean {
        if (count < 0 || (count > 0 && !(mean >= 0 && mean <= 1))) {
            throw new IllegalArgumentException("a mean of values in [0, 1] cannot be " + mean + " of " + count);
        }
    }

    /**
     * An upper limit of the expectation.
     *
     * @param error probability that it lies below the expectation, in (0, 1)
     * @return in [mean, 1]
     */
    public double upper(double error) {
        return count == 0 ? 1 : last(1, limit -> isCredible(limit, error));
    }

    /**
     * A lower limit of the expectation.
     *
     * @param error probability that it lies above the expectation, in (0, 1)
     * @return in [0, mean]
     */
    public double lower(double error) {
        return count == 0 ? 0 : last(0, limit -> isCredible(limit, error));
    }

    private boolean isCredible(double expectation, double error) {
        double divergence = term(mean, expectation) + term(1 - mean, 1 - expectation);
        return count * divergence <= -FastMath.log(error);
    }

    private static double term(double a, double b) {
        return a == 0 ? 0 : a * FastMath.log(a / b);
    }

    /** Between the mean and an end the first that is not credible, from beyond; the end itself if all are. */
    private double last(double end, DoublePredicate credible) {
        double in = mean;
        double out = end;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (in + out);
            if (credible.test(middle)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return out;
    }
}
