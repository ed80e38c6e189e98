package org.iclconvergence.bench.comparison;

/**
 * That both sides of a row have done the same work.
 *
 * @param of what is compared, and how
 * @param difference found
 * @param atMost what the stated errors allow
 * @param holds whether the difference keeps within
 */
record Agreement(String of, double difference, double atMost, boolean holds) {
    /** NaN holds not. */
    static Agreement within(String of, double difference, double atMost) {
        return new Agreement(of, difference, atMost, difference <= atMost);
    }

    /** The largest difference of two arrays, relative to the largest entry of the first. */
    static Agreement ofLargest(String of, double[] ours, double[] theirs, double atMost) {
        requireSameLength(ours, theirs);
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < ours.length; i++) {
            largest = Math.max(largest, Math.abs(ours[i]));
            difference = Math.max(difference, Math.abs(ours[i] - theirs[i]));
        }
        return within(of + ", largest difference / largest entry", difference / largest, atMost);
    }

    /** The Frobenius norm of a difference, relative to that of the first. */
    static Agreement ofNorm(String of, double[] ours, double[] theirs, double atMost) {
        requireSameLength(ours, theirs);
        double square = 0;
        double difference = 0;
        for (int i = 0; i < ours.length; i++) {
            square += ours[i] * ours[i];
            difference += (ours[i] - theirs[i]) * (ours[i] - theirs[i]);
        }
        return within(of + ", Frobenius norm of the difference / norm", Math.sqrt(difference / square), atMost);
    }

    private static void requireSameLength(double[] ours, double[] theirs) {
        if (ours.length != theirs.length) {
            throw new IllegalStateException("ours has " + ours.length + " entries, the rival's " + theirs.length);
        }
    }

    /** The worse of two, as of two rounds. */
    Agreement worse(Agreement other) {
        return other.difference() > difference || !other.holds() ? other : this;
    }
}
