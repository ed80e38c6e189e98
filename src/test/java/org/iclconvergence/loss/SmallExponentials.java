package org.iclconvergence.loss;

/** The exponential that only the integrals use, for who measures how exact it is. */
public final class SmallExponentials {
    private SmallExponentials() {}

    /** e^t − 1 for −½ &lt; t ≤ 0. */
    public static double minusOne(double t) {
        return ExpMinusOne.of(t);
    }
}
