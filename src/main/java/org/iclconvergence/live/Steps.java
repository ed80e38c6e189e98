package org.iclconvergence.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.stats.Estimate;

/** A quantity at a recorded moment and at the next one. */
record Steps(Estimate before, Estimate after) {
    /** The step with the smallest gain; none if only the start is recorded. */
    static List<Steps> worst(List<Moment> moments, Function<Moment, Estimate> quantity) {
        List<Steps> worst = new ArrayList<>();
        Estimate before = null;
        for (Moment moment : moments) {
            Estimate after = quantity.apply(moment);
            if (before != null) {
                Steps step = new Steps(before, after);
                if (worst.isEmpty() || !(step.gain() >= worst.get(0).gain())) {
                    worst = List.of(step);
                }
            }
            before = after;
        }
        return worst;
    }

    /** In units of what the errors explain, where it is a loss. */
    private double gain() {
        double gain = after.value() - before.value();
        double errors = before.error() + after.error();
        return gain < 0 ? gain / Math.max(errors, Double.MIN_VALUE) : gain;
    }
}
