package org.iclconvergence.bench.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a row is to reach.
 *
 * @param atLeast of the ratio rival / ours; null if ours is bounded
 * @param atMost of ours, in its unit; null if the ratio is bounded
 * @param met whether it is reached
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Target(Double atLeast, Double atMost, boolean met) {
    static Target ratio(double atLeast, double measured) {
        return new Target(atLeast, null, measured >= atLeast);
    }

    static Target ours(double atMost, double measured) {
        return new Target(null, atMost, measured <= atMost);
    }
}
