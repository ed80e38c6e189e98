package org.iclconvergence.stats;

import java.util.stream.Stream;

/** Whether something is so, as far as a measurement with an error can tell. */
public enum ThreeValued {
    /** It is so. */
    YES,
    /** It is not so. */
    NO,
    /** The error leaves it open. */
    UNKNOWN;

    /**
     * Something that is known.
     *
     * @param so whether it is so
     * @return yes or no
     */
    public static ThreeValued of(boolean so) {
        return so ? YES : NO;
    }

    /**
     * Whether a number is at most a threshold.
     *
     * @param number with its error
     * @param threshold exact
     * @return unknown if the threshold lies within the error
     */
    public static ThreeValued atMost(Estimate number, double threshold) {
        return greatest(number) <= threshold ? YES : least(number) > threshold ? NO : UNKNOWN;
    }

    /**
     * Whether a number is below a threshold.
     *
     * @param number with its error
     * @param threshold exact
     * @return unknown if the threshold lies within the error
     */
    public static ThreeValued below(Estimate number, double threshold) {
        return greatest(number) < threshold ? YES : least(number) >= threshold ? NO : UNKNOWN;
    }

    /**
     * Whether a number is at least a threshold.
     *
     * @param number with its error
     * @param threshold exact
     * @return unknown if the threshold lies within the error
     */
    public static ThreeValued atLeast(Estimate number, double threshold) {
        return least(number) >= threshold ? YES : greatest(number) < threshold ? NO : UNKNOWN;
    }

    /** What is exact is compared as it is. */
    private static double greatest(Estimate number) {
        return number.error() == 0 ? number.value() : number.upper();
    }

    private static double least(Estimate number) {
        return number.error() == 0 ? number.value() : number.lower();
    }

    /**
     * Whether all are so.
     *
     * @param parts any number
     * @return no if one is not so, else unknown if one is unknown
     */
    public static ThreeValued all(Stream<ThreeValued> parts) {
        return parts.reduce(YES, (a, b) -> a == NO || b == NO ? NO : a == UNKNOWN || b == UNKNOWN ? UNKNOWN : YES);
    }

    /**
     * Whether it is not so.
     *
     * @return unknown stays unknown
     */
    public ThreeValued not() {
        return this == UNKNOWN ? UNKNOWN : of(this == NO);
    }
}
