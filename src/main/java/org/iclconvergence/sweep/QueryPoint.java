package org.iclconvergence.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.dynamics.Phases;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.PredictedTime;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/** One query on the exact population loss: gradient flow or descent, from zero to L_k = ε. */
final class QueryPoint {
    private static final long USUAL_STEPS = 100_000;
    private static final QueryEvent HALF = QueryEvent.targetAttentionAtLeast(0.5);

    private final SweepGrid grid;
    private final SweepPoint point;
    private final Measurement found;
    private final QueryProblem problem;
    private final QueryGroups groups;
    private final double promptLength;
    private final double error;
    private final QueryLoss loss;

    /**
     * A point.
     *
     * @throws IllegalArgumentException if its settings do not fit each other
     */
    QueryPoint(SweepGrid grid, SweepPoint point, Measurement found) {
        this.grid = grid;
        this.point = point;
        this.found = found;
        problem = point.problem();
        groups = problem.groups();
        promptLength = point.number(Parameter.N);
        error = point.number(Parameter.EPSILON);
        loss = Double.isInfinite(promptLength)
                ? new InfinitePromptQuery(groups)
                : new PopulationIntegral(groups, promptLength);
    }

    SweepRow measure() {
        Estimate floor = LossFloor.ofTraining(groups, promptLength);
        found.put(Quantity.LOSS_FLOOR, floor);
        start();
        Estimate theory =
                PredictedTime.of(problem, error).map(PredictedTime::time).orElse(Estimate.NEVER);
        found.put(Quantity.THEORY_TIME, theory);
        if (floor.lower() > error) {
            return found.row(Status.NEVER, "L_k stays above " + floor.lower());
        }
        QueryTrajectory trajectory = train();
        OptionalDouble end = trajectory.time(QueryEvent.predictionErrorAtMost(error));
        Estimate hit = time(trajectory, end);
        found.put(Quantity.HITTING_TIME, hit);
        found.put(Quantity.TIME_OVER_THEORY, quotient(hit, theory));
        found.put(Quantity.HALF_TIME, time(trajectory, trajectory.time(HALF)));
        turns(trajectory, hit);
        end(trajectory);
        if (end.isPresent()) {
            return found.row(Status.REACHED, "");
        }
        return grid.training() == TrainingKind.FLOW
                ? found.row(Status.NEVER, "the flow comes to rest")
                : found.row(Status.UNFINISHED, "not within " + steps() + " steps");
    }

    private QueryTrajectory train() {
        QueryEvent until = QueryEvent.predictionErrorAtMost(error);
        QueryEvent[] events = events();
        if (grid.training() == TrainingKind.FLOW) {
            return new GradientFlow(loss).run(until, events);
        }
        double rate = point.number(Parameter.ETA, QueryGradientDescent.usualLearningRate(groups));
        return new QueryGradientDescent(loss, rate).run(until, steps(), step -> false, events);
    }

    private long steps() {
        return (long) point.number(Parameter.STEPS, USUAL_STEPS);
    }

    /** Only what is asked for: every event costs evaluations. */
    private QueryEvent[] events() {
        List<QueryEvent> events = new ArrayList<>();
        if (found.wants(Measure.HITTING_TIMES)) {
            events.add(HALF);
        }
        if (found.wants(Measure.SWITCH)) {
            events.add(QueryEvent.targetLeads());
        }
        if (found.wants(Measure.PHASES)) {
            events.addAll(Phases.events());
        }
        return events.stream().distinct().toArray(QueryEvent[]::new);
    }

    private void start() {
        QueryValues values = new QueryValues(groups.count());
        loss.evaluate(new double[groups.count()], values);
        found.put(Quantity.INITIAL_LOSS, Estimate.relative(values.predictionError(), loss.relativeError()));
        found.put(Quantity.INITIAL_ATTENTION, Estimate.relative(values.attention()[0], loss.relativeError()));
    }

    /** With two features both influences are equal at all times: nothing switches. */
    private void turns(QueryTrajectory trajectory, Estimate hit) {
        if (groups.features() == 2) {
            return;
        }
        if (found.wants(Measure.SWITCH)) {
            Estimate time = time(trajectory, trajectory.time(QueryEvent.targetLeads()));
            found.put(Quantity.SWITCH_TIME, time);
            found.put(Quantity.SWITCH_FRACTION, quotient(time, hit));
            trajectory
                    .at(QueryEvent.targetLeads())
                    .ifPresent(at -> found.put(
                            Quantity.RIVAL_WEIGHT,
                            new Estimate(at.weights().getEntry(problem.rival()), weightError(trajectory, at))
                                    .dividedBy(Estimate.exact(groups.features()).log())));
        }
        if (found.wants(Measure.PHASES)) {
            Phases phases = new Phases(trajectory, error);
            found.put(Quantity.PHASE_ONE, time(trajectory, phases.end(Phases.Phase.DOMINANT_WEIGHT_FALLS)));
            found.put(Quantity.PHASE_TWO, time(trajectory, phases.end(Phases.Phase.INFLUENCE_SWITCHES)));
            found.put(Quantity.PHASE_THREE, time(trajectory, phases.end(Phases.Phase.TARGET_WEIGHT_GROWS)));
            found.put(Quantity.PHASE_FOUR, time(trajectory, phases.end(Phases.Phase.CONVERGENCE)));
        }
    }

    /**
     * Weights off by δ move L_k by at most δ Σ m_g |growth_g|/p_k, and E[Attn_g] by at most 2δ times the smaller one of E[Attn_g] and
     * 1 − E[Attn_g], to first order.
     */
    private void end(QueryTrajectory trajectory) {
        QuerySnapshot last = trajectory.last();
        double weight = weightError(trajectory, last);
        double slope = 0;
        for (int g = 0; g < groups.count(); g++) {
            slope += groups.multiplicity(g) * Math.abs(last.growth().getEntry(g)) / groups.probability(0);
        }
        double value = last.predictionError();
        found.put(Quantity.FINAL_LOSS, new Estimate(value, value * loss.relativeError() + weight * slope));
        found.put(Quantity.FINAL_ATTENTION, attention(last.targetAttention(), last.rest(), weight));
        double rival = last.attention().getEntry(problem.rival());
        found.put(Quantity.RIVAL_ATTENTION, attention(rival, 1 - rival, weight));
    }

    private Estimate attention(double value, double rest, double weight) {
        return new Estimate(value, value * loss.relativeError() + 2 * weight * Math.min(value, rest));
    }

    /** The weights at the start are exact. */
    private static double weightError(QueryTrajectory trajectory, QuerySnapshot at) {
        return at.time() == 0 ? 0 : trajectory.weightError();
    }

    private static Estimate time(QueryTrajectory trajectory, OptionalDouble time) {
        if (time.isEmpty()) {
            return Estimate.NEVER;
        }
        // what holds at the start holds at 0
        return time.getAsDouble() == 0
                ? Estimate.exact(0)
                : Estimate.relative(time.getAsDouble(), trajectory.relativeTimeError());
    }

    private static Estimate quotient(Estimate one, Estimate other) {
        return one.isKnown() && other.isKnown() && other.value() > 0 ? one.dividedBy(other) : Estimate.NEVER;
    }
}
