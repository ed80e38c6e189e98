package org.iclconvergence.certificate;

/**
 * The parts of the closed form of THEORY.md, section 5, F(a) = −1/a + 3 ln(a/(1−a)) + 2/(1−a) + 1/(2(1−a)²), each in the shape that has
 * a limit where F has none, so that a box may reach to 0.
 */
final class ClosedForms {
    private ClosedForms() {}

    static Interval number(double value) {
        return Interval.of(value);
    }

    /** Without a needless decimal point. */
    static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** 1 − x. */
    static Interval rest(Interval x) {
        return Interval.ONE.minus(x);
    }

    /** F(a), 0 &lt; a &lt; 1. */
    static Interval antiderivative(Interval a) {
        Interval rest = rest(a);
        return a.inverse()
                .negated()
                .plus(a.log().minus(rest.log()).times(3))
                .plus(rest.inverse().times(2))
                .plus(rest.squared().inverse().times(0.5));
    }

    /** G(r) = r² F(1 − r) = ½ + 2r + 3r² ln(1/r) + 3r² ln(1−r) − r²/(1−r), from ½ at r = 0 to −∞ at r = 1. */
    static Interval end(Interval r) {
        Interval square = r.squared();
        Interval rest = rest(r);
        return number(0.5)
                .plus(r.times(2))
                .plus(square.timesLogOfInverse().times(1.5))
                .plus(square.times(rest.log().times(3).minus(rest.inverse())));
    }

    /** M(p) = −F(p) without what is infinite at p = 0, negated: 2/(1−p) + 1/(2(1−p)²) − 3 ln(1−p), from 2.5 at p = 0 to ∞ at p = 1. */
    static Interval start(Interval p) {
        Interval rest = rest(p);
        return rest.inverse()
                .times(2)
                .plus(rest.squared().inverse().times(0.5))
                .minus(rest.log().times(3));
    }

    /** 1 + 3p ln(1/p) − p M(p) = −p F(p), from 1 at p = 0 to −∞ at p = 1. */
    static Interval way(Interval p) {
        return Interval.ONE.plus(p.timesLogOfInverse().times(3)).minus(p.times(start(p)));
    }

    /** √(2ε(1 − 1/K)) = 1 − a where L_k = ε, of x = 1/K and s = √ε. */
    static Interval remainder(Interval x, Interval s) {
        return s.times(rest(x).times(2).root());
    }
}
