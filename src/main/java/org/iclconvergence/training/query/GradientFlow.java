package org.iclconvergence.training.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.FastMath;
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
 * <p>Error bounds: hitting times have relative error below 1e-11 (measured 5e-13 against the closed forms for K from 4 to 1e80, and
 * against reference/gradient-flow-hitting-times.json), and the loss's own error adds to it: if every rate is off by a factor
 * 1 + δ, so is time. The weights at hits and snapshots are those of the exact flow at a time as near as that, with an absolute error below
 * 1e-11 (measured 2e-13 there). Not thread safe.
 */
public final class GradientFlow {
    /** Prediction errors below this are not asked for: the last rates would come near the end of the range of a double. */
    public static final double SMALLEST_ERROR = 1e-100;

    private static final double TIME_ERROR = 1e-11;
    private static final double WEIGHT_ERROR = 1e-11;

    private static final double TOLERANCE = 1e-13;

    private static final double ROUNDING = 4e-15;

    /** The state at a hit is interpolated: with steps of 0.5 a weight was off by 2e-11 (K = 3000, p_1 = 0.16, L_k = 0.1). */
    private static final double LONGEST_STEP = 0.25;

    /** A flow takes a few thousand, at K = 1e80 some ten thousand. */
    private static final int MOST_EVALUATIONS = 100_000;

    private static final double LONGEST_PATH = 1000;

    /** A change of weights that matters. */
    private static final double AWAY = 1e-3;

    /** Slower than this the flow has come to rest; far below K = 1e80's first rates, 1e-160, and above underflow. */
    private static final double REST = 1e-270;

    private final QueryLoss trained;
    private final QueryLoss observed;
    private final RealVector start;
    private final int mostEvaluations;
    private final boolean mayBeGivenUp;

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
        this(loss, loss, new ArrayRealVector(loss.groups().count()));
    }

    /**
     * The flow of one loss, observed by another: what a check sees of a training that minimises something else.
     *
     * @param trained whose growth moves the weights
     * @param observed of which events and snapshots are made, with the same groups
     * @param start weights at time 0, length c, copied
     * @throws IllegalArgumentException if they differ in the number of groups
     */
    public GradientFlow(QueryLoss trained, QueryLoss observed, RealVector start) {
        this(trained, observed, start, MOST_EVALUATIONS, false);
    }

    private GradientFlow(
            QueryLoss trained, QueryLoss observed, RealVector start, int mostEvaluations, boolean mayBeGivenUp) {
        requireSameGroups(trained, observed, start);
        this.trained = trained;
        this.observed = observed;
        this.start = start.copy();
        this.mostEvaluations = mostEvaluations;
        this.mayBeGivenUp = mayBeGivenUp;
    }

    /** What is trained, what is observed and the start are of one number of groups. */
    static void requireSameGroups(QueryLoss trained, QueryLoss observed, RealVector start) {
        int groups = observed.groups().count();
        if (trained.groups().count() != groups || start.getDimension() != groups) {
            throw new IllegalArgumentException("trained, observed and start must be of the same groups: "
                    + trained.groups().count() + ", " + groups + " and " + start.getDimension());
        }
    }

    /**
     * The same flow, given up after a number of evaluations: what it has not reached by then has no time.
     *
     * @param evaluations of the growth, at most
     * @return a new flow
     */
    public GradientFlow givenUpAfter(int evaluations) {
        return new GradientFlow(trained, observed, start, evaluations, true);
    }

    /**
     * Flows until an event.
     *
     * @param until stops when it holds; if it never does, the flow ends when the growth is below 1e-270, where
     *     the growth jumps, around a minimum at finite weights, or after a path of length 1000
     * @param events whose first times are wanted, beside {@code until}
     * @return every step of the integrator, and the state when each event first held; time 0 if it holds at the start
     * @throws IllegalArgumentException if an event is of a group that there is not
     * @throws UnfinishedFlow if it is still on its way after 100,000 evaluations of the growth, and not {@link #givenUpAfter given up}
     */
    public QueryTrajectory run(QueryEvent until, QueryEvent... events) {
        FlowEquations equations = new FlowEquations(trained, observed);
        double[] state = Arrays.copyOf(start.toArray(), start.getDimension() + 1);
        List<QuerySnapshot> snapshots = new ArrayList<>();
        snapshots.add(equations.snapshot(state));
        EventBook book = new EventBook(observed.groups(), until, events);
        equations.look(book, state, ROUNDING);
        if (!book.isOver() && equations.speed(state) > REST) {
            integrate(equations, state, book, snapshots);
        }
        return new QueryTrajectory(
                observed.groups(),
                1,
                snapshots,
                book.hits(),
                TIME_ERROR + trained.relativeError() + observed.relativeError(),
                WEIGHT_ERROR);
    }

    private void integrate(FlowEquations equations, double[] state, EventBook book, List<QuerySnapshot> snapshots) {
        double[] relative = new double[state.length];
        Arrays.fill(relative, TOLERANCE);
        List<FlowMargin> margins = new ArrayList<>();
        for (QueryEvent event : book.pending()) {
            margins.add(new FlowMargin(
                    state,
                    at -> equations.margin(event, at),
                    at -> book.enter(event, equations.snapshot(at)),
                    book.ends(event)));
        }
        margins.add(new FlowMargin(state, at -> FastMath.log(REST / equations.speed(at)), at -> {}, true));
        var integrator = new FlowIntegrator(
                LONGEST_STEP,
                absoluteTolerances(equations, state),
                relative,
                margins,
                at -> record(equations.snapshot(at), snapshots));
        integrator.setMaxEvaluations(mostEvaluations);
        try {
            integrator.integrate(equations, 0, state, LONGEST_PATH, state);
        } catch (NumberIsTooSmallException jump) {
            // no step is short enough for a growth that jumps: the flow has ended where it jumped
        } catch (MaxCountExceededException stopped) {
            // around a minimum at finite weights, which no softmax has, the path goes to and fro without end
            if (!mayBeGivenUp && isOnItsWay(snapshots)) {
                throw new UnfinishedFlow(mostEvaluations, snapshots.get(snapshots.size() - 1));
            }
        }
    }

    private static void record(QuerySnapshot snapshot, List<QuerySnapshot> snapshots) {
        if (snapshot.time() > snapshots.get(snapshots.size() - 1).time()) {
            snapshots.add(snapshot);
        }
    }

    /** Whether the second half of the steps leads away: measured 1e-7 around a minimum, 8 where unequal probabilities make steps short. */
    private static boolean isOnItsWay(List<QuerySnapshot> snapshots) {
        RealVector last = snapshots.get(snapshots.size() - 1).weights();
        return last.getDistance(snapshots.get(snapshots.size() / 2).weights()) > AWAY;
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
}
