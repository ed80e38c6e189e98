package org.iclconvergence.stats;

import java.util.function.DoubleSupplier;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.FastMath;

/**
 * A confidence interval for a mean that needs nothing but a bound on the standard deviation, not even a central limit
 * theorem: the median of the means of g groups of m draws differs from the mean by more than 2σ/√m with probability at
 * most e^{−g/8} (Nemirovski and Yudin, 1983; Chebyshev in each group, Hoeffding over groups). Right for heavy tails.
 *
 * @param groups g
 * @param groupSize m
 * @param halfWidth 2σ/√m
 * @param falseAlarm e^{−g/8}, the probability that the interval misses the mean
 */
public record MedianOfMeans(int groups, int groupSize, double halfWidth, double falseAlarm) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if there is no group or no draw, or a value is out of range
     */
    public MedianOfMeans {
        if (!(groups >= 1 && groupSize >= 1 && halfWidth >= 0 && falseAlarm > 0 && falseAlarm <= 1)) {
            throw new IllegalArgumentException(
                    "need groups and groupSize >= 1, halfWidth >= 0 and falseAlarm in (0, 1], not " + groups + ", "
                            + groupSize + ", " + halfWidth + " and " + falseAlarm);
        }
    }

    /**
     * Finds the sample size.
     *
     * @param standardDeviation a bound σ on the standard deviation of one draw, > 0
     * @param halfWidth wanted half-width of the interval, > 0
     * @param falseAlarm wanted error in (0, 1)
     * @return the plan; its half-width is at most the wanted one
     * @throws IllegalArgumentException if a value is out of range, or no group can be as large as they need
     */
    public static MedianOfMeans plan(double standardDeviation, double halfWidth, double falseAlarm) {
        if (!(standardDeviation > 0 && halfWidth > 0 && falseAlarm > 0 && falseAlarm < 1)) {
            throw new IllegalArgumentException(
                    "need standardDeviation > 0, halfWidth > 0 and falseAlarm in (0, 1), not " + standardDeviation
                            + ", " + halfWidth + " and " + falseAlarm);
        }
        double draws = Math.ceil(4 * standardDeviation * standardDeviation / (halfWidth * halfWidth));
        if (!(draws >= 1 && draws <= Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("standardDeviation " + standardDeviation + " and halfWidth " + halfWidth
                    + " need groups of " + draws + " draws");
        }
        int groups = (int) Math.ceil(-8 * FastMath.log(falseAlarm));
        int groupSize = (int) draws;
        return new MedianOfMeans(
                groups, groupSize, 2 * standardDeviation / Math.sqrt(groupSize), FastMath.exp(-groups / 8.0));
    }

    /**
     * Estimates a mean.
     *
     * @param draws one value a call, called groups × groupSize times
     * @return the median of the groups' means, off by at most the half-width unless the declared error strikes
     */
    public Estimate estimate(DoubleSupplier draws) {
        double[] means = new double[groups];
        for (int group = 0; group < groups; group++) {
            double sum = 0;
            for (int i = 0; i < groupSize; i++) {
                sum += draws.getAsDouble();
            }
            means[group] = sum / groupSize;
        }
        return new Estimate(StatUtils.percentile(means, 50), halfWidth);
    }
}
