package org.iclconvergence.training.query;

import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.ode.events.EventHandler;

/** Tells the integrator to find where a margin rises through 0, to tell of it, and perhaps to stop there. */
final class FlowEventHandler implements EventHandler {
    private final ToDoubleFunction<double[]> margin;
    private final Consumer<double[]> reached;
    private final boolean stop;

    FlowEventHandler(ToDoubleFunction<double[]> margin, Consumer<double[]> reached, boolean stop) {
        this.margin = margin;
        this.reached = reached;
        this.stop = stop;
    }

    @Override
    public void init(double start, double[] state, double end) {
        // nothing to prepare
    }

    @Override
    public double g(double sigma, double[] state) {
        return margin.applyAsDouble(state);
    }

    @Override
    public Action eventOccurred(double sigma, double[] state, boolean increasing) {
        if (increasing) {
            reached.accept(state);
        }
        return stop && increasing ? Action.STOP : Action.CONTINUE;
    }

    @Override
    public void resetState(double sigma, double[] state) {
        // no event changes the state
    }
}
