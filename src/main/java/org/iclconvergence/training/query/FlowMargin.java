package org.iclconvergence.training.query;

import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** What a flow waits for: that a margin rises through 0. */
final class FlowMargin {
    private final ToDoubleFunction<double[]> margin;
    private final Consumer<double[]> reached;
    private final boolean ends;
    private double last;

    /**
     * One that is watched from a state on.
     *
     * @param start the state
     * @param margin of a state
     * @param reached told the state where it rises through 0
     * @param ends whether the flow then ends
     */
    FlowMargin(double[] start, ToDoubleFunction<double[]> margin, Consumer<double[]> reached, boolean ends) {
        this.margin = margin;
        this.reached = reached;
        this.ends = ends;
        this.last = at(start);
    }

    double at(double[] state) {
        return margin.applyAsDouble(state);
    }

    /** Whether it has risen through 0 since the state that was told before. One that falls is watched on; what was no number was not above 0. */
    boolean rises(double[] state) {
        double before = last;
        last = at(state);
        return !(before >= 0) && last >= 0;
    }

    void reached(double[] state) {
        reached.accept(state);
    }

    boolean ends() {
        return ends;
    }
}
