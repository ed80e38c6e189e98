package org.iclconvergence.certificate;

/**
 * One operation rounded down: a double that is not above the exact result, and equal to it where that is a double. To round up,
 * negate. The error of a sum is a double and known (Knuth's TwoSum), the signs of those of products, quotients and roots are found by a
 * fused multiply-add, so that a result moves by one unit only where it has to.
 */
final class Directed {
    /** Below it a product may be so small that its error is not a double: rounded down in any case. */
    private static final double SMALL = 0x1p-900;

    private Directed() {}

    /** a + b; at most one of the two is infinite, or both are −∞. */
    static double sum(double a, double b) {
        double sum = a + b;
        if (Double.isInfinite(sum)) {
            return overflow(sum, a, b);
        }
        double part = sum - a;
        double error = (a - (sum - part)) + (b - part);
        // also where the error overflowed on its way
        return error >= 0 ? sum : Math.nextDown(sum);
    }

    /** a b, with 0 · ∞ = 0: the ends of an interval are limits of numbers. */
    static double product(double a, double b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        double product = a * b;
        if (Double.isInfinite(product)) {
            return overflow(product, a, b);
        }
        boolean positive = a > 0 == b > 0;
        if (Math.abs(product) < SMALL) {
            return small(product, positive);
        }
        return Math.fma(a, b, -product) >= 0 ? product : Math.nextDown(product);
    }

    /** a / b, b not 0 and not both infinite. */
    static double quotient(double a, double b) {
        if (a == 0 || Double.isInfinite(b)) {
            return 0;
        }
        double quotient = a / b;
        if (Double.isInfinite(quotient)) {
            return overflow(quotient, a, b);
        }
        boolean positive = a > 0 == b > 0;
        if (Math.abs(quotient) < SMALL || Math.abs(a) < SMALL) {
            return small(quotient, positive);
        }
        double rest = Math.fma(-quotient, b, a);
        return rest == 0 || rest > 0 == b > 0 ? quotient : Math.nextDown(quotient);
    }

    /** The root of x ≥ 0. */
    static double root(double x) {
        double root = Math.sqrt(x);
        if (x == 0 || Double.isInfinite(x)) {
            return root;
        }
        if (x < SMALL) {
            return Math.nextDown(root);
        }
        return Math.fma(root, root, -x) <= 0 ? root : Math.nextDown(root);
    }

    /** The root of x ≥ 0, rounded up: it has no negative to round down. */
    static double rootAbove(double x) {
        double root = Math.sqrt(x);
        if (x == 0 || Double.isInfinite(x)) {
            return root;
        }
        return x >= SMALL && Math.fma(root, root, -x) >= 0 ? root : Math.nextUp(root);
    }

    /** ln x, x ≥ 0: StrictMath is within one unit of the last place, and the unit below a power of two is half as large. */
    static double logarithm(double x) {
        double value = StrictMath.log(x);
        return x == 1 || Double.isInfinite(value) ? value : Math.nextDown(Math.nextDown(value));
    }

    /** e^x, likewise. */
    static double exponential(double x) {
        double value = StrictMath.exp(x);
        if (x == 0 || Double.isInfinite(x)) {
            return value;
        }
        return Double.isInfinite(value) ? Double.MAX_VALUE : Math.max(0, Math.nextDown(Math.nextDown(value)));
    }

    /** What is above all doubles is above the largest one; what one operand has, is exact. */
    private static double overflow(double result, double a, double b) {
        boolean exact = Double.isInfinite(a) || Double.isInfinite(b);
        return exact || result < 0 ? result : Double.MAX_VALUE;
    }

    private static double small(double result, boolean positive) {
        double below = Math.nextDown(result);
        return positive ? Math.max(0, below) : below;
    }
}
