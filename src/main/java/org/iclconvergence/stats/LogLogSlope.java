package org.iclconvergence.stats;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.util.FastMath;

/**
 * The exponent of a power law, from measured points.
 *
 * @param slope of ln y over ln x, by least squares
 * @param halfWidth of its confidence interval at the error asked for; what bends the line counts as noise
 */
public record LogLogSlope(double slope, double halfWidth) {
    /**
     * Fits a line.
     *
     * @param x positive, length ≥ 3, not modified
     * @param y positive, same length, not modified
     * @param error 1 − confidence, in (0, 1)
     * @return the slope with its interval (Student's t)
     * @throws IllegalArgumentException if there are fewer than 3 points, lengths differ or a value is not positive
     */
    public static LogLogSlope fit(double[] x, double[] y, double error) {
        if (x.length < 3 || x.length != y.length) {
            throw new IllegalArgumentException("a slope with an interval needs at least 3 points in both coordinates");
        }
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            regression.addData(log(x[i]), log(y[i]));
        }
        return new LogLogSlope(regression.getSlope(), regression.getSlopeConfidenceInterval(error));
    }

    /**
     * The slope between two points.
     *
     * @param x first x, positive
     * @param y first y, positive
     * @param otherX second x, positive
     * @param otherY second y, positive
     * @return ln(otherY/y)/ln(otherX/x)
     * @throws IllegalArgumentException if a value is not positive
     */
    public static double between(double x, double y, double otherX, double otherY) {
        return (log(otherY) - log(y)) / (log(otherX) - log(x));
    }

    private static double log(double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("a power law needs positive values, not " + value);
        }
        return FastMath.log(value);
    }
}
