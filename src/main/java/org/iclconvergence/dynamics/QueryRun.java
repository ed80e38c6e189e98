package org.iclconvergence.dynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/**
 * One training of one query column.
 *
 * @param problem features and query
 * @param promptLength N, or infinite
 * @param learningRate η
 * @param budget training steps at most, or {@link #FLOW}
 * @param errors whose hitting times are wanted, decreasing; the last one ended the training if that reached it
 * @param trajectory what was recorded
 */
public record QueryRun(
        QueryProblem problem,
        double promptLength,
        double learningRate,
        long budget,
        double[] errors,
        QueryTrajectory trajectory) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if no error is wanted, N &lt; 1, η is not positive or the budget is negative and not {@link #FLOW}
     */
    public QueryRun {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(errors, "errors");
        Objects.requireNonNull(trajectory, "trajectory");
        if (!(promptLength >= 1 && learningRate > 0 && budget >= FLOW)) {
            throw new IllegalArgumentException("need promptLength >= 1, learningRate > 0 and a budget of steps, not "
                    + promptLength + ", " + learningRate + " and " + budget);
        }
        if (errors.length == 0) {
            throw new IllegalArgumentException("errors are empty: a run is asked for one at least");
        }
    }

    /** In place of a budget: gradient flow, which needs none. */
    public static final long FLOW = -1;

    /**
     * The events that a training must be asked for to be described in full.
     *
     * @param groups the features as the query sees them
     * @param errors levels of L_k
     * @return the boundaries of the phases, the errors, the paper's thresholds where the query is not feature 1
     */
    public static List<QueryEvent> events(QueryGroups groups, double... errors) {
        List<QueryEvent> events = new ArrayList<>(Phases.events());
        for (double error : errors) {
            events.add(QueryEvent.predictionErrorAtMost(error));
        }
        if (groups.dominant() > 0) {
            events.addAll(PaperThresholds.events(groups));
        }
        events.add(targetWeightGrown(groups));
        return events.stream().distinct().toList();
    }

    /**
     * The paper's end of phase III, for any query.
     *
     * @param groups the features as the query sees them
     * @return A_k ≥ ln K
     */
    public static QueryEvent targetWeightGrown(QueryGroups groups) {
        return QueryEvent.targetWeightAtLeast(FastMath.log(groups.features()));
    }

    /**
     * The recorded moments and those of the events between them. Near the end of a flow with K = 1e80 a whole phase is shorter
     * than the resolution of a double in time; it is seen in the events alone.
     *
     * @return ordered by time, then by the target weight, which never falls
     */
    public List<QuerySnapshot> moments() {
        List<QuerySnapshot> moments = new ArrayList<>(trajectory.snapshots());
        trajectory.hits().values().forEach(hit -> moments.add(hit.at()));
        moments.sort(Comparator.comparingDouble(QuerySnapshot::time).thenComparingDouble(QuerySnapshot::targetWeight));
        List<QuerySnapshot> distinct = new ArrayList<>();
        for (QuerySnapshot moment : moments) {
            QuerySnapshot last = distinct.isEmpty() ? null : distinct.get(distinct.size() - 1);
            if (last == null || moment.time() != last.time() || moment.targetWeight() != last.targetWeight()) {
                distinct.add(moment);
            }
        }
        return distinct;
    }

    /**
     * The end of the training.
     *
     * @return the last moment
     */
    public QuerySnapshot last() {
        List<QuerySnapshot> moments = moments();
        return moments.get(moments.size() - 1);
    }

    /**
     * The last prediction error that was asked for.
     *
     * @return ε
     */
    public double lastError() {
        return errors[errors.length - 1];
    }

    /**
     * The phases.
     *
     * @return until L_k = ε
     */
    public Phases phases() {
        return new Phases(trajectory, lastError());
    }

    /**
     * The same training, asked for other errors than those that it was trained to.
     *
     * @param others levels of L_k, decreasing
     * @return what could not be reached has no time
     */
    public QueryRun withErrors(double... others) {
        return new QueryRun(problem, promptLength, learningRate, budget, others, trajectory);
    }

    /**
     * Was it gradient flow?
     *
     * @return false for gradient descent
     */
    public boolean isFlow() {
        return budget == FLOW;
    }
}
