package org.iclconvergence.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.Regime;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/** What is read off a trajectory, for flows at K up to 1e12 and for gradient descent. */
class DynamicsProperties {
    private static final double[] ERRORS = {0.3, 0.1, 0.01};

    @Provide
    Arbitrary<QueryRun> flows() {
        return Combinators.combine(
                        Draws.features(3),
                        Arbitraries.doubles().between(0.05, 0.95).ofScale(3),
                        Arbitraries.of(0, 1))
                .as((features, dominant, query) -> flow(SymmetryClasses.imbalanced(features, dominant), query));
    }

    /** The steps of gradient descent, few enough features for it. */
    @Provide
    Arbitrary<QueryRun> descents() {
        return Combinators.combine(
                        Arbitraries.integers().between(3, 12),
                        Arbitraries.doubles().between(0.2, 0.8).ofScale(3),
                        Arbitraries.doubles().between(0.5, 3).ofScale(2))
                .as((features, dominant, eta) -> descent(SymmetryClasses.imbalanced(features, dominant), eta));
    }

    private static QueryRun flow(SymmetryClasses classes, int query) {
        QueryProblem problem = new QueryProblem(Regime.IMBALANCED, classes, query, query + 1.0);
        QueryTrajectory trajectory =
                new GradientFlow(problem.groups()).run(QueryEvent.predictionErrorAtMost(0.01), asked(problem.groups()));
        return new QueryRun(problem, Double.POSITIVE_INFINITY, 1, QueryRun.FLOW, ERRORS, trajectory);
    }

    private static QueryRun descent(SymmetryClasses classes, double eta) {
        QueryProblem problem = new QueryProblem(Regime.IMBALANCED, classes, 1, 2);
        QueryTrajectory trajectory = new QueryGradientDescent(new InfinitePromptQuery(problem.groups()), eta)
                .run(QueryEvent.predictionErrorAtMost(0.01), 20_000, step -> step % 7 == 0, asked(problem.groups()));
        return new QueryRun(problem, Double.POSITIVE_INFINITY, eta, 20_000, ERRORS, trajectory);
    }

    private static QueryEvent[] asked(QueryGroups groups) {
        return QueryRun.events(groups, ERRORS).toArray(QueryEvent[]::new);
    }

    private static void inOrder(QueryRun run) {
        double before = 0;
        for (Phases.Phase phase : Phases.Phase.values()) {
            double end = run.phases().end(phase).orElseThrow();
            assertThat(end).as("end of phase " + phase).isGreaterThanOrEqualTo(before);
            before = end;
        }
        assertThat(before).isEqualTo(run.last().time());
        double switched = run.phases().switchTime().orElseThrow();
        assertThat(run.phases().end(Phases.Phase.DOMINANT_WEIGHT_FALLS).orElseThrow())
                .isLessThanOrEqualTo(switched);
        assertThat(switched).isLessThanOrEqualTo(run.last().time());
    }

    @Property(tries = 60)
    void the_phases_of_a_flow_follow_each_other(@ForAll("flows") QueryRun run) {
        inOrder(run);
    }

    @Property(tries = 30)
    void the_phases_of_a_descent_follow_each_other(@ForAll("descents") QueryRun run) {
        inOrder(run);
    }

    private static void momentsOf(QueryRun run) {
        List<QuerySnapshot> moments = run.moments();
        for (int i = 1; i < moments.size(); i++) {
            QuerySnapshot earlier = moments.get(i - 1);
            QuerySnapshot later = moments.get(i);
            assertThat(later.time()).isGreaterThanOrEqualTo(earlier.time());
            assertThat(later.time() > earlier.time() || later.targetWeight() > earlier.targetWeight())
                    .isTrue();
        }
        run.trajectory()
                .hits()
                .values()
                .forEach(hit -> assertThat(moments)
                        .anyMatch(moment -> moment.time() == hit.at().time()
                                && moment.targetWeight() == hit.at().targetWeight()));
        assertThat(moments).contains(run.trajectory().first());
        assertThat(run.last()).isEqualTo(moments.get(moments.size() - 1));
        assertThat(run.lastError()).isEqualTo(0.01);
    }

    @Property(tries = 40)
    void moments_are_recorded_ones_and_hits_each_once_in_order(
            @ForAll("flows") QueryRun flow, @ForAll("descents") QueryRun descent) {
        momentsOf(flow);
        momentsOf(descent);
        assertThat(flow.isFlow()).isTrue();
        assertThat(descent.isFlow()).isFalse();
    }

    /** Nobody asked for this level: its time is that of the first recorded moment, not before it happened. */
    @Property(tries = 40)
    void a_smaller_error_is_hit_later_asked_for_or_not(
            @ForAll("descents") QueryRun run, @ForAll @Scale(4) @DoubleRange(min = 0.0101, max = 0.3) double level) {
        QueryTrajectory trajectory = run.trajectory();
        double loose = HittingTimes.first(trajectory, QueryEvent.predictionErrorAtMost(0.3))
                .orElseThrow();
        double time = HittingTimes.first(trajectory, QueryEvent.predictionErrorAtMost(level))
                .orElseThrow();
        double tight = HittingTimes.first(trajectory, QueryEvent.predictionErrorAtMost(0.01))
                .orElseThrow();
        assertThat(time).isBetween(loose, tight);
        QuerySnapshot first = trajectory.snapshots().stream()
                .filter(snapshot -> snapshot.predictionError() <= level)
                .findFirst()
                .orElseThrow();
        assertThat(time == first.time()
                        || trajectory
                                .time(QueryEvent.predictionErrorAtMost(level))
                                .isPresent())
                .isTrue();
        assertThat(HittingTimes.first(trajectory, QueryEvent.predictionErrorAtMost(1e-9)))
                .isEmpty();
        assertThat(HittingTimes.first(trajectory, QueryEvent.NEVER)).isEmpty();
    }

    /** B_{k,1} falls until the switch: inside the window at the switch is past its top and not yet at its bottom. */
    @Property(tries = 100)
    void the_window_is_entered_before_and_left_after_a_switch_inside_it(@ForAll("rare") QueryRun run) {
        PaperThresholds thresholds = new PaperThresholds(run.trajectory());
        double weight = thresholds.dominantWeightAtSwitch().orElseThrow();
        double switched = run.phases().switchTime().orElseThrow();
        OptionalDouble top = thresholds.dominantWeightReaches(0.49);
        OptionalDouble bottom = thresholds.dominantWeightReaches(0.51);
        boolean past = top.isPresent() && top.getAsDouble() <= switched;
        boolean below = bottom.isPresent() && bottom.getAsDouble() < switched;
        // at the ends themselves the two are equal to a rounding
        if (Math.abs(Math.abs(weight + 0.5) - 0.01) > 1e-9) {
            assertThat(thresholds.switchesInsideWindow()).isEqualTo(past && !below);
            assertThat(weight <= -0.49).isEqualTo(past);
        }
    }

    /** Switches on both sides of both ends of the window. */
    @Provide
    Arbitrary<QueryRun> rare() {
        return Combinators.combine(
                        Draws.logUniform(30, 1e6).map(Math::rint),
                        Arbitraries.doubles().between(0.5, 0.7).ofScale(3))
                .as((features, dominant) -> flow(SymmetryClasses.imbalanced(features, dominant), 1));
    }

    /** Where there is a closed form the flow has its times, to what both say of their errors. */
    @Property(tries = 60)
    void a_solved_flow_takes_the_time_of_its_closed_form(
            @ForAll("features") double features, @ForAll("errors") double error) {
        QueryGroups groups = SymmetryClasses.balanced(features).query(0);
        QueryTrajectory flow = HittingTimes.ofFlow(groups, error);
        var exact = ClosedFormTime.balanced(features).whenErrorReaches(error);
        double time = flow.time(QueryEvent.predictionErrorAtMost(error)).orElseThrow();
        assertThat(time).isCloseTo(exact.value(), within(exact.error() + flow.relativeTimeError() * exact.value()));
    }

    @Provide
    Arbitrary<Double> features() {
        return Draws.features(2);
    }

    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(1e-9, 0.45);
    }
}
