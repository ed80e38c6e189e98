package org.iclconvergence.model;

/** What rounding takes away, exactly: Knuth's two-sum. */
public final class RoundingError {
    private RoundingError() {}

    /**
     * Of a difference.
     *
     * @param one finite
     * @param other finite
     * @param difference the rounded value of one − other, which does not overflow
     * @return (one − other) − difference, exactly
     */
    public static double ofDifference(double one, double other, double difference) {
        double part = difference - one;
        return (one - (difference - part)) - (other + part);
    }
}
