package org.iclconvergence.loss;

/** What rounding takes away, exactly: Knuth's two-sum. */
final class RoundingError {
    private RoundingError() {}

    /** (one − other) − difference, for difference the rounded value of one − other and no overflow. */
    static double ofDifference(double one, double other, double difference) {
        double part = difference - one;
        return (one - (difference - part)) - (other + part);
    }
}
