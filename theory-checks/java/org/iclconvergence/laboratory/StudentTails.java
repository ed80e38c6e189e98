package org.iclconvergence.laboratory;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.stats.Estimate;

/** The tails of Student's t for an odd number of degrees of freedom, where they are a finite sum (Abramowitz and Stegun 26.7.3). */
final class StudentTails {
    private StudentTails() {}

    /** P(|t| &gt; limit) = 1 − (2/π) [θ + sin θ (cos θ + (2/3) cos³ θ + … )], tan θ = limit/√ν, ν ≥ 3 odd. */
    static Estimate beyond(double limit, int degrees) {
        double tangent = limit / FastMath.sqrt((double) degrees);
        double cosine = 1 / FastMath.sqrt(1 + tangent * tangent);
        double term = cosine;
        double sum = term;
        for (int i = 2; i <= degrees - 3; i += 2) {
            term *= i / (i + 1.0) * cosine * cosine;
            sum += term;
        }
        double inside = 2 / FastMath.PI * (FastMath.atan(tangent) + tangent * cosine * sum);
        return Estimate.rounded(inside, 4.0 * degrees + 20).negated().plus(1);
    }
}
