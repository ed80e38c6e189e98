package org.iclconvergence.laboratory;

import java.util.Locale;
import java.util.function.DoublePredicate;
import org.iclconvergence.stats.Estimate;

/**
 * Where a condition stops to hold, as an interval both of whose ends were evaluated. It may hold again further on: what is found is the
 * first failure on a grid, then the boundary below it.
 *
 * @param holds the condition was seen to hold here; NaN if it fails at the first point of the grid
 * @param fails and to fail here; NaN if it holds on the whole grid
 */
public record BreakingPoint(double holds, double fails) {
    /** Bisection ends at this width, relative to the larger end. */
    private static final double WIDTH = 1e-3;

    /**
     * Searches.
     *
     * @param grid increasing, not empty
     * @param condition asked at every point of the grid up to the first failure, then in between
     * @return the boundary below the first failure
     */
    static BreakingPoint on(double[] grid, DoublePredicate condition) {
        double holds = Double.NaN;
        for (double at : grid) {
            if (!condition.test(at)) {
                return bisected(holds, at, condition);
            }
            holds = at;
        }
        return new BreakingPoint(holds, Double.NaN);
    }

    /** Nothing, if it fails from the start: what is not a number has no width. */
    private static BreakingPoint bisected(double holds, double fails, DoublePredicate condition) {
        double low = holds;
        double high = fails;
        while (high - low > WIDTH * high) {
            double middle = 0.5 * (low + high);
            if (condition.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new BreakingPoint(low, high);
    }

    /**
     * Whether there is one.
     *
     * @return true if the condition was seen to hold and, beyond that, to fail
     */
    public boolean isFound() {
        return !Double.isNaN(holds) && !Double.isNaN(fails);
    }

    /**
     * Whether there is none.
     *
     * @return true if the condition was seen to hold on the whole grid
     */
    public boolean isNone() {
        return Double.isNaN(fails);
    }

    /**
     * How far the condition holds, as far as one has looked.
     *
     * @return the interval, or the end of the grid if there is none; from 0 if the condition fails from the start
     */
    public Estimate reach() {
        if (isFound()) {
            return Estimate.between(holds, fails);
        }
        return isNone() ? Estimate.exact(holds) : Estimate.between(0, fails);
    }

    @Override
    public String toString() {
        if (Double.isNaN(fails)) {
            return String.format(Locale.ROOT, "none up to %.5g", holds);
        }
        return Double.isNaN(holds)
                ? String.format(Locale.ROOT, "fails already at %.5g", fails)
                : String.format(Locale.ROOT, "[%.5g, %.5g]", holds, fails);
    }
}
