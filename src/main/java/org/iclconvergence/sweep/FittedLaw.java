package org.iclconvergence.sweep;

import java.util.Map;
import java.util.Objects;

/**
 * A power law y = A x^b as least squares in ln y over ln x find it. Interval and residuals are those of the fit: where the points
 * are exact, they say how far the points are from any power law.
 *
 * @param law that was asked for
 * @param of values of the parameters that make one fit, by name
 * @param points that were fitted
 * @param leftOut without a positive x and y, or outside the ranges
 * @param exponent b; NaN for fewer than three points or a single x
 * @param lower end of the 95 % interval of b
 * @param upper end of the 95 % interval of b
 * @param factor A
 * @param spread standard deviation of the residuals, in ln y
 * @param largestResidual of the largest absolute value, in ln y
 */
public record FittedLaw(
        PowerLaw law,
        Map<String, Object> of,
        long points,
        long leftOut,
        double exponent,
        double lower,
        double upper,
        double factor,
        double spread,
        double largestResidual) {
    /** Nothing may be null. */
    public FittedLaw {
        Objects.requireNonNull(law, "law");
        Objects.requireNonNull(of, "of");
    }
}
