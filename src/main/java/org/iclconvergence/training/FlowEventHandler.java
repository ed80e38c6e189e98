package org.iclconvergence.training;

import java.util.Map;
import org.apache.commons.math3.ode.events.EventHandler;

/** Tells the integrator of one {@link QueryEvent} and keeps the state when it first held. */
final class FlowEventHandler implements EventHandler {
    private final QueryEvent event;
    private final FlowEquations equations;
    private final boolean stop;
    private final Map<QueryEvent, QuerySnapshot> hits;

    FlowEventHandler(QueryEvent event, FlowEquations equations, boolean stop, Map<QueryEvent, QuerySnapshot> hits) {
        this.event = event;
        this.equations = equations;
        this.stop = stop;
        this.hits = hits;
    }

    @Override
    public void init(double start, double[] state, double end) {
        // nothing to prepare
    }

    @Override
    public double g(double sigma, double[] state) {
        return equations.margin(event, state);
    }

    @Override
    public Action eventOccurred(double sigma, double[] state, boolean increasing) {
        if (increasing) {
            hits.putIfAbsent(event, equations.snapshot(state));
        }
        return stop && increasing ? Action.STOP : Action.CONTINUE;
    }

    @Override
    public void resetState(double sigma, double[] state) {
        // no event changes the state
    }
}
