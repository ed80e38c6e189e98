package org.iclconvergence.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryLoss;

/**
 * Gradient flow from zero on one query column, dq/dτ = growth, with hitting times (THEORY.md, "N → ∞"). τ = η t is the limit of
 * gradient descent for η → 0.
 *
 * <p>Rates fall from 1 to 1e-160 while K goes to 1e80, so the clock is the length σ of the path of the weights: dq/dσ =
 * growth/|growth| and dτ/dσ = 1/|growth|, all of order 1 on a path a few hundred long. The weights need no transformation: they
 * act through e^q, where an absolute error is a relative one. Dormand–Prince 8(5,3), tolerance 1e-13.
 *
 * <p>Error bound: hitting times have relative error below 1e-11 (measured 5e-13 against the closed forms for K from 4 to 1e80, and
 * against reference/gradient-flow-hitting-times.json). Not thread safe.
 */
public final class GradientFlow {
    private static final double TOLERANCE = 1e-13;

    /** An event this close to holding at the start holds at the start. */
    private static final double ROUNDING = 4e-15;

    private static final double LONGEST_STEP = 0.25;
    private static final double LONGEST_PATH = 5000;

    private final QueryLoss loss;

    /**
     * The flow of infinite prompts.
     *
     * @param groups the features as the query sees them, K ≥ 2
     */
    public GradientFlow(QueryGroups groups) {
        this(new InfinitePromptQuery(groups));
    }

    /**
     * The flow of any loss.
     *
     * @param loss of the query
     */
    public GradientFlow(QueryLoss loss) {
        this.loss = loss;
    }

    /**
     * Flows until an event.
     *
     * @param until stops when it holds; if it never does, the flow ends after a path of length 5000
     * @param events whose first times are wanted, beside {@code until}
     * @return every step of the integrator, and the state when each event first held; time 0 if it holds at the start
     */
    public QueryTrajectory run(QueryEvent until, QueryEvent... events) {
        int groups = loss.groups().count();
        FlowEquations equations = new FlowEquations(loss);
        double[] state = new double[groups + 1];
        List<QuerySnapshot> snapshots = new ArrayList<>();
        Map<QueryEvent, QuerySnapshot> hits = new HashMap<>();
        snapshots.add(equations.snapshot(state));
        var integrator = new DormandPrince853Integrator(
                1e-14, LONGEST_STEP, absoluteTolerances(equations, state), relativeTolerances(state));
        List<QueryEvent> asked = new ArrayList<>(List.of(events));
        asked.add(until);
        for (QueryEvent event : asked) {
            double margin = equations.margin(event, state);
            if (margin >= -ROUNDING) {
                hits.put(event, snapshots.get(0));
            } else if (margin > Double.NEGATIVE_INFINITY) {
                boolean stop = event.equals(until);
                integrator.addEventHandler(
                        new FlowEventHandler(event, equations, stop, hits), LONGEST_STEP, 1e-14, 100);
            }
        }
        if (!hits.containsKey(until)) {
            integrator.addStepHandler(new Recorder(equations, snapshots));
            integrator.integrate(equations, 0, state, LONGEST_PATH, state);
        }
        return new QueryTrajectory(loss.groups(), 1, snapshots, hits);
    }

    /** Time starts at 0 and has no scale but its first derivative. */
    private static double[] absoluteTolerances(FlowEquations equations, double[] state) {
        double[] derivative = new double[state.length];
        equations.computeDerivatives(0, state, derivative);
        double[] tolerances = new double[state.length];
        Arrays.fill(tolerances, TOLERANCE);
        tolerances[state.length - 1] = TOLERANCE * derivative[state.length - 1];
        return tolerances;
    }

    private static double[] relativeTolerances(double[] state) {
        double[] tolerances = new double[state.length];
        Arrays.fill(tolerances, TOLERANCE);
        return tolerances;
    }

    /** Records every step that the integrator accepts. */
    private record Recorder(FlowEquations equations, List<QuerySnapshot> snapshots) implements StepHandler {
        @Override
        public void init(double start, double[] state, double end) {
            // the start is recorded already
        }

        @Override
        public void handleStep(StepInterpolator interpolator, boolean last) {
            interpolator.setInterpolatedTime(interpolator.getCurrentTime());
            QuerySnapshot snapshot = equations.snapshot(interpolator.getInterpolatedState());
            if (snapshot.time() > snapshots.get(snapshots.size() - 1).time()) {
                snapshots.add(snapshot);
            }
        }
    }
}
