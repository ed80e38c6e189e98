package org.iclconvergence.certificate;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;

/**
 * A closed interval of real numbers, its ends doubles or infinite. Every operation returns an interval that contains the result for
 * all numbers of its operands; ends are rounded outwards by {@link Directed}. An infinite end stands for all finite numbers on that side.
 *
 * @param low may be −∞
 * @param high not below, may be ∞
 */
public record Interval(double low, double high) {
    /** 0. */
    public static final Interval ZERO = of(0);
    /** 1. */
    public static final Interval ONE = of(1);

    private static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    /** Two doubles around 1/e, where x ln(1/x) is largest; it has the same value there. */
    private static final Interval PEAK = new Interval(0x1.78b56362cef37p-2, 0x1.78b56362cef39p-2);

    /**
     * An interval.
     *
     * @throws IllegalArgumentException if an end is NaN, the ends are exchanged, or both are the same infinity
     */
    public Interval {
        if (!(low <= high && low < Double.POSITIVE_INFINITY && high > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("no interval from " + low + " to " + high);
        }
        // one zero, not two
        low = low + 0.0;
        high = high + 0.0;
    }

    /**
     * One number.
     *
     * @param value a double, as it stands
     * @return [value, value]
     */
    public static Interval of(double value) {
        return new Interval(value, value);
    }

    /**
     * A number that need not be a double.
     *
     * @param digits such as 0.637
     * @return the smallest interval that contains it
     * @throws IllegalArgumentException if they are no decimal, or one beyond the largest double
     */
    public static Interval decimal(String digits) {
        BigDecimal exact;
        try {
            exact = new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("digits must be a decimal, not \"" + digits + "\"", e);
        }
        double nearest = exact.doubleValue();
        if (!Double.isFinite(nearest)) {
            throw new IllegalArgumentException("digits must be a number that a double can hold, not " + digits);
        }
        int side = new BigDecimal(nearest).compareTo(exact);
        return new Interval(side > 0 ? Math.nextDown(nearest) : nearest, side < 0 ? Math.nextUp(nearest) : nearest);
    }

    /**
     * x + y.
     *
     * @param y the other one
     * @return an enclosure
     */
    public Interval plus(Interval y) {
        return new Interval(Directed.sum(low, y.low), -Directed.sum(-high, -y.high));
    }

    /**
     * −x.
     *
     * @return exact
     */
    public Interval negated() {
        return new Interval(-high, -low);
    }

    /**
     * x − y.
     *
     * @param y the other one; taken for independent
     * @return an enclosure
     */
    public Interval minus(Interval y) {
        return plus(y.negated());
    }

    /**
     * x y.
     *
     * @param y the other one; taken for independent
     * @return an enclosure
     */
    public Interval times(Interval y) {
        double down = Math.min(
                Math.min(Directed.product(low, y.low), Directed.product(low, y.high)),
                Math.min(Directed.product(high, y.low), Directed.product(high, y.high)));
        double up = Math.min(
                Math.min(Directed.product(-low, y.low), Directed.product(-low, y.high)),
                Math.min(Directed.product(-high, y.low), Directed.product(-high, y.high)));
        return new Interval(down, -up);
    }

    /**
     * x y.
     *
     * @param y a double, as it stands
     * @return an enclosure
     */
    public Interval times(double y) {
        return times(of(y));
    }

    /**
     * x / y.
     *
     * @param y the other one; where it has 0 inside, nothing is known of the quotient
     * @return an enclosure
     * @throws ArithmeticException if y is 0
     */
    public Interval dividedBy(Interval y) {
        return times(y.inverse());
    }

    /**
     * 1 / x.
     *
     * @return an enclosure; with an infinite end where x has 0 for an end
     * @throws ArithmeticException if x is 0
     */
    public Interval inverse() {
        if (low == 0 && high == 0) {
            throw new ArithmeticException("the inverse of 0");
        }
        if (low < 0 && high > 0) {
            return ALL;
        }
        double down = high == 0 ? Double.NEGATIVE_INFINITY : Directed.quotient(1, high);
        double up = low == 0 ? Double.NEGATIVE_INFINITY : Directed.quotient(-1, low);
        return new Interval(down, -up);
    }

    /**
     * x².
     *
     * @return an enclosure, nowhere negative
     */
    public Interval squared() {
        Interval size = size();
        return new Interval(Directed.product(size.low, size.low), -Directed.product(-size.high, size.high));
    }

    /**
     * |x|.
     *
     * @return exact
     */
    public Interval size() {
        return new Interval(nearest(), Math.max(-low, high));
    }

    /** The smallest |x|. */
    private double nearest() {
        return Math.max(0, Math.max(low, -high));
    }

    /**
     * √x.
     *
     * @return an enclosure
     * @throws ArithmeticException if x may be negative
     */
    public Interval root() {
        requireNotNegative("root");
        return new Interval(Directed.root(low), Directed.rootAbove(high));
    }

    /**
     * ln x.
     *
     * @return an enclosure, from −∞ on where x has 0
     * @throws ArithmeticException if x may be negative, or is 0
     */
    public Interval log() {
        requireNotNegative("logarithm");
        if (high == 0) {
            throw new ArithmeticException("logarithm of 0");
        }
        return new Interval(Directed.logarithm(low), above(StrictMath::log, 1, high));
    }

    /**
     * e^x.
     *
     * @return an enclosure, nowhere negative
     */
    public Interval exp() {
        return new Interval(Directed.exponential(low), above(StrictMath::exp, 0, high));
    }

    /** Two units above, but where the value is exact. */
    private static double above(DoubleUnaryOperator function, double exactAt, double x) {
        double value = function.applyAsDouble(x);
        return x == exactAt || Double.isInfinite(x) ? value : Math.nextUp(Math.nextUp(value));
    }

    /**
     * x ln(1/x), continued to 0 by 0: it rises to 1/e at 1/e and falls from there on.
     *
     * @return an enclosure
     * @throws ArithmeticException if x may be negative
     */
    public Interval timesLogOfInverse() {
        requireNotNegative("logarithm");
        Interval ends = logPart(low).hull(logPart(high));
        boolean peak = low <= PEAK.high && high >= PEAK.low;
        return peak ? ends.hull(PEAK) : ends;
    }

    private static Interval logPart(double x) {
        return x == 0 ? ZERO : of(x).times(of(x).log().negated());
    }

    /**
     * The smallest interval that contains both.
     *
     * @param y the other one
     * @return from the lower low to the higher high
     */
    public Interval hull(Interval y) {
        return new Interval(Math.min(low, y.low), Math.max(high, y.high));
    }

    /**
     * Is a number inside?
     *
     * @param value not NaN
     * @return true on the ends as well
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /**
     * high − low.
     *
     * @return rounded
     */
    public double width() {
        return high - low;
    }

    /**
     * A point in the middle.
     *
     * @return inside, for finite ends
     */
    public double middle() {
        return Math.min(high, Math.max(low, low / 2 + high / 2));
    }

    private void requireNotNegative(String of) {
        if (low < 0) {
            throw new ArithmeticException(of + " of an interval from " + low);
        }
    }

    @Override
    public String toString() {
        return "[" + low + ", " + high + "]";
    }
}
