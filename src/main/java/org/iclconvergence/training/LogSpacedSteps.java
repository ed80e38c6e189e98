package org.iclconvergence.training;

import java.util.function.LongPredicate;
import org.apache.commons.math3.util.FastMath;

/**
 * Which steps of a long training to record: step 0, then about equally many in every decade.
 *
 * @param perDecade at least 1
 */
public record LogSpacedSteps(int perDecade) implements LongPredicate {
    /**
     * A recording.
     *
     * @throws IllegalArgumentException if perDecade &lt; 1
     */
    public LogSpacedSteps {
        if (perDecade < 1) {
            throw new IllegalArgumentException("perDecade must be at least 1, not " + perDecade);
        }
    }

    /** True if the step is the first one whose logarithm passes a multiple of 1/perDecade. */
    @Override
    public boolean test(long step) {
        return step == 0 || mark(step) > mark(step - 1);
    }

    private double mark(long step) {
        return Math.floor(perDecade * FastMath.log10((double) step));
    }
}
