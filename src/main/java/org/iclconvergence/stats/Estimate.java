package org.iclconvergence.stats;

import org.apache.commons.math3.util.FastMath;

/**
 * A number that knows its error: the true value lies in [value − error, value + error], through every operation.
 *
 * <p>Whoever computes a number states its error once; the operations here carry it on and add what their own rounding may
 * lose. A bound that is itself computed in doubles is rounded up by {@link #UP}, which outweighs the at most eight roundings
 * of one operation. Where the result has no bound (a division by an interval that contains 0, the logarithm of one that
 * reaches 0) the error is infinite, and so it is for every value that is not finite: nothing can be concluded from those.
 *
 * @param value the number
 * @param error largest |true value − value|, ≥ 0, in the unit of the value
 */
public record Estimate(double value, double error) {
    /** Never reached, nothing known: what a comparison with it must refute. */
    public static final Estimate NEVER = new Estimate(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    private static final double UP = 1 + 0x1p-49;

    /**
     * A number with its error.
     *
     * @throws IllegalArgumentException if the error is negative or NaN
     */
    public Estimate {
        if (!(error >= 0)) {
            throw new IllegalArgumentException("the error of " + value + " must be at least 0, not " + error);
        }
    }

    /**
     * A number that is what it is: a setting, a count, a threshold of a statement.
     *
     * @param value finite, or infinite for "never"
     * @return the value without error
     */
    public static Estimate exact(double value) {
        return Double.isFinite(value) ? new Estimate(value, 0) : unknown(value);
    }

    /**
     * A number whose bound is known as a share of it.
     *
     * @param value as computed
     * @param relativeError largest |true value − value| / |value|
     * @return the estimate
     */
    public static Estimate relative(double value, double relativeError) {
        // the product may underflow
        return of(value, Math.abs(value) * relativeError + (relativeError > 0 ? Double.MIN_VALUE : 0));
    }

    /**
     * A number that is the outcome of a chain of roundings. Each is off by 2^−53 of what it rounds, which may be two halves of a
     * unit in the last place of the outcome; k of them by less than k u/(1 − k u), u = 2^−53.
     *
     * @param value as computed, from positive terms or from factors only
     * @param operations how many roundings it went through, below 1e15
     * @return the estimate
     */
    public static Estimate rounded(double value, double operations) {
        double roundings = operations * 0x1p-53;
        return of(value, Math.abs(value) * (roundings / (1 - roundings)) + Double.MIN_VALUE);
    }

    /**
     * A number that lies between two others.
     *
     * @param lower limit
     * @param upper limit, ≥ lower
     * @return the middle, with an error that reaches both
     */
    public static Estimate between(double lower, double upper) {
        double middle = 0.5 * lower + 0.5 * upper;
        return of(middle, Math.max(upper - middle, middle - lower));
    }

    private static Estimate unknown(double value) {
        return new Estimate(value, Double.POSITIVE_INFINITY);
    }

    /** Rounds the error up. Of a value that is not finite it is infinite or NaN already: whoever asks adds an ulp or a share of the value. */
    private static Estimate of(double value, double error) {
        if (Double.isNaN(error)) {
            return unknown(value);
        }
        return error == 0 ? new Estimate(value, 0) : new Estimate(value, UP * error + Double.MIN_VALUE);
    }

    private static Estimate computed(double value, double error) {
        return of(value, error + 0.5 * Math.ulp(value) + Double.MIN_VALUE);
    }

    /**
     * The smallest possible true value.
     *
     * @return a lower bound, rounded down
     */
    public double lower() {
        return Math.nextDown(value - error);
    }

    /**
     * The largest possible true value.
     *
     * @return an upper bound, rounded up
     */
    public double upper() {
        return Math.nextUp(value + error);
    }

    /**
     * Whether the value is known at all.
     *
     * @return true if value and error are finite
     */
    public boolean isKnown() {
        return Double.isFinite(value) && Double.isFinite(error);
    }

    /**
     * The sum.
     *
     * @param other the other summand
     * @return this + other
     */
    public Estimate plus(Estimate other) {
        return computed(value + other.value, error + other.error);
    }

    /**
     * The sum with an exact number.
     *
     * @param other exact
     * @return this + other
     */
    public Estimate plus(double other) {
        return plus(exact(other));
    }

    /**
     * The difference.
     *
     * @param other what is taken away
     * @return this − other
     */
    public Estimate minus(Estimate other) {
        return computed(value - other.value, error + other.error);
    }

    /**
     * The difference from an exact number.
     *
     * @param other exact
     * @return this − other
     */
    public Estimate minus(double other) {
        return minus(exact(other));
    }

    /**
     * The negative.
     *
     * @return −this, with the same error
     */
    public Estimate negated() {
        return new Estimate(-value, error);
    }

    /**
     * The size.
     *
     * @return |this|, with the same error
     */
    public Estimate abs() {
        return new Estimate(Math.abs(value), error);
    }

    /**
     * The product.
     *
     * @param other the other factor
     * @return this · other
     */
    public Estimate times(Estimate other) {
        return computed(
                value * other.value,
                Math.abs(value) * other.error + Math.abs(other.value) * error + error * other.error);
    }

    /**
     * The product with an exact number.
     *
     * @param other exact
     * @return this · other
     */
    public Estimate times(double other) {
        return times(exact(other));
    }

    /**
     * The quotient.
     *
     * @param other the divisor
     * @return this / other; of unknown error if the divisor may be 0; not a number if it never happened
     */
    public Estimate dividedBy(Estimate other) {
        double quotient = Double.isFinite(other.value) ? value / other.value : Double.NaN;
        double least = Math.nextDown(Math.abs(other.value) - other.error);
        if (!(least > 0)) {
            return unknown(quotient);
        }
        // (a + δ)/(b + γ) − a/b = (δ − (a/b) γ)/(b + γ)
        return computed(quotient, (error + Math.nextUp(Math.abs(quotient)) * other.error) / least);
    }

    /**
     * The quotient by an exact number.
     *
     * @param other exact, not 0
     * @return this / other
     */
    public Estimate dividedBy(double other) {
        return dividedBy(exact(other));
    }

    /**
     * The natural logarithm.
     *
     * @return ln this; of unknown error if this may be 0 or less
     */
    public Estimate log() {
        double logarithm = FastMath.log(value);
        if (!(lower() > 0)) {
            return unknown(logarithm);
        }
        // FastMath.log is off by less than one unit in the last place, and so is log1p
        double spread = -FastMath.log1p(-UP * error / value);
        return of(logarithm, spread * UP + Math.ulp(logarithm));
    }

    /**
     * The exponential.
     *
     * @return e to the power of this; of unknown error if this is, or where it overflows
     */
    public Estimate exp() {
        double exponential = FastMath.exp(value);
        if (!isKnown()) {
            return unknown(exponential);
        }
        // FastMath.exp is off by less than one unit in the last place, and so is expm1
        double spread = FastMath.expm1(UP * error) * exponential;
        return of(exponential, spread * UP + Math.ulp(exponential));
    }

    /**
     * The square root.
     *
     * @return √this, where this is not negative; of unknown error if the value is
     */
    public Estimate sqrt() {
        double root = Math.sqrt(value);
        double below = Math.sqrt(Math.max(0, value - error));
        return computed(root, value == 0 ? Math.sqrt(error) : UP * error / (root + below));
    }

    /**
     * The larger one.
     *
     * @param other another number
     * @return the maximum
     */
    public Estimate max(Estimate other) {
        return new Estimate(Math.max(value, other.value), Math.max(error, other.error));
    }

    /**
     * The smaller one.
     *
     * @param other another number
     * @return the minimum
     */
    public Estimate min(Estimate other) {
        return new Estimate(Math.min(value, other.value), Math.max(error, other.error));
    }

    /**
     * The slope of a power law between two points of a log-log plot, this one being the second y.
     *
     * @param earlier first y, positive
     * @param x first x, positive and exact
     * @param otherX second x, positive, exact and different
     * @return ln(this/earlier)/ln(otherX/x)
     */
    public Estimate slopeFrom(Estimate earlier, double x, double otherX) {
        return dividedBy(earlier).log().dividedBy(exact(otherX).dividedBy(x).log());
    }

    @Override
    public String toString() {
        return value + " ± " + error;
    }
}
