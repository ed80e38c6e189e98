package org.iclconvergence.loss;

import org.apache.commons.math3.util.FastMath;

/**
 * e^t − 1 for small t ≤ 0, on which the integrals spend their time: with i/64 the multiple next to −t from below and r = t + i/64, which
 * is exact, it is (e^{−i/64} − 1) + e^{−i/64} (e^r − 1). Both terms are negative, so nothing cancels: with u = 2^−53 the first has error
 * 2u, FastMath's unit in the last place, the second 2u from the series and 4u from the factor and its product; their sum less than 6u.
 */
final class ExpMinusOne {
    /** It is for −t below this. */
    static final double REACH = 0.5;

    private static final int PARTS = 64;
    private static final double PART = 1.0 / PARTS;

    private static final double[] AT = new double[(int) (REACH * PARTS)];

    static {
        for (int i = 1; i < AT.length; i++) {
            AT[i] = FastMath.expm1(-i * PART);
        }
    }

    private ExpMinusOne() {}

    static double of(double t) {
        int i = (int) (-PARTS * t);
        if (i == 0) {
            return series(t);
        }
        double at = AT[i];
        return at + (1 + at) * series(t + i * PART);
    }

    /** Seven terms, in pairs, which a processor adds side by side: 64^−7 / 8! is below 2^−57. */
    private static double series(double t) {
        double square = t * t;
        double tail = (1 / 24.0 + t * (1 / 120.0)) + square * (1 / 720.0 + t * (1 / 5040.0));
        return t + square * ((1 / 2.0 + t * (1 / 6.0)) + square * tail);
    }
}
