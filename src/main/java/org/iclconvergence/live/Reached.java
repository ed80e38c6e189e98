package org.iclconvergence.live;

import org.iclconvergence.stats.Estimate;

/**
 * A time, or a multiple of one, at which something happened; if it has not, a bound: it takes longer than that.
 *
 * @param value with its error
 * @param happened whether it is the time itself
 * @param event what is waited for
 */
record Reached(Estimate value, boolean happened, String event) {
    Reached times(Estimate factor) {
        return new Reached(value.times(factor), happened, event);
    }

    Reached dividedBy(Estimate divisor) {
        return new Reached(value.dividedBy(divisor), happened, event);
    }

    /** How long it took from then on: not a number if it happened and the other one did not. */
    Reached since(Reached start) {
        if (start.happened) {
            return minus(start.value);
        }
        return new Reached(Estimate.exact(happened ? Double.NaN : 0), happened, event);
    }

    Reached minus(Estimate other) {
        return new Reached(value.minus(other), happened, event);
    }
}
