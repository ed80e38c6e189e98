package org.iclconvergence.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.Phases.Phase;
import org.iclconvergence.loss.InfinitePromptLoss;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.Trajectory;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QueryHit;
import org.iclconvergence.training.query.QueryTrajectory;
import org.junit.jupiter.api.Test;

class PhasesTest {
    private static final double EPSILON = 0.01;
    private static final QueryEvent DONE = QueryEvent.predictionErrorAtMost(EPSILON);

    private static QueryTrajectory flow(QueryGroups groups) {
        List<QueryEvent> events = new ArrayList<>(Phases.events());
        if (groups.dominant() != 0) {
            events.addAll(PaperThresholds.events(groups));
        }
        return new GradientFlow(groups).run(DONE, events.toArray(QueryEvent[]::new));
    }

    /** THEORY.md: α_k/|β_{k,1}| = 2x/(1 − x), x = p η t/K, so that the phases end at x = 1/5, 1/2, 1 up to O(K^{−1/2}). */
    @Test
    void an_under_represented_query_passes_four_phases() {
        Phases phases = new Phases(flow(SymmetryClasses.imbalanced(1e12, 0.5).query(1)), EPSILON);
        double unit = 2e24;
        assertThat(phases.end(Phase.DOMINANT_WEIGHT_FALLS).orElseThrow() / unit).isCloseTo(0.2, within(1e-5));
        assertThat(phases.switchTime().orElseThrow() / unit).isCloseTo(1 / 3.0, within(1e-5));
        assertThat(phases.end(Phase.INFLUENCE_SWITCHES).orElseThrow() / unit).isCloseTo(0.5, within(1e-5));
        assertThat(phases.end(Phase.TARGET_WEIGHT_GROWS).orElseThrow() / unit).isCloseTo(1, within(1e-5));
        assertThat(phases.end(Phase.CONVERGENCE).orElseThrow())
                .isGreaterThan(phases.end(Phase.TARGET_WEIGHT_GROWS).orElseThrow());
    }

    @Test
    void a_balanced_query_starts_where_the_target_grows() {
        Phases phases = new Phases(flow(SymmetryClasses.balanced(20).query(0)), EPSILON);
        assertThat(phases.end(Phase.DOMINANT_WEIGHT_FALLS)).hasValue(0);
        assertThat(phases.end(Phase.INFLUENCE_SWITCHES)).hasValue(0);
        // THEORY.md: closed form at a = ½
        assertThat(phases.end(Phase.TARGET_WEIGHT_GROWS).orElseThrow()).isCloseTo(544.641370721863, within(1e-9));
        Phases two = new Phases(flow(SymmetryClasses.balanced(2).query(0)), EPSILON);
        assertThat(two.switchTime()).isEmpty();
        assertThat(two.end(Phase.DOMINANT_WEIGHT_FALLS)).hasValue(0);
    }

    /** THEORY.md, onset law: inside the window iff 0.01 ln K ≥ |ln(√1.5 (1 − p_1)/p_1)|: from 6.4e8 on for p_1 = ½. */
    @Test
    void the_papers_window_holds_from_its_onset_on() {
        assertThat(window(4e8, 0.5).switchesInsideWindow()).isFalse();
        assertThat(window(1e9, 0.5).switchesInsideWindow()).isTrue();
        assertThat(window(1e68, 0.2).switchesInsideWindow()).isFalse();
        assertThat(window(1e70, 0.2).switchesInsideWindow()).isTrue();
        PaperThresholds large = window(1e12, 0.5);
        double offset = FastMath.log(Math.sqrt(1.5)) / FastMath.log(1e12);
        assertThat(large.dominantWeightAtSwitch().orElseThrow()).isCloseTo(-0.5 + offset, within(1e-6));
        assertThat(large.dominantWeightReaches(0.49).orElseThrow())
                .isLessThan(large.dominantWeightReaches(0.51).orElseThrow());
    }

    private static PaperThresholds window(double features, double dominant) {
        return new PaperThresholds(
                flow(SymmetryClasses.imbalanced(features, dominant).query(1)));
    }

    @Test
    void thresholds_are_not_for_the_dominant_query() {
        assertThatThrownBy(() -> PaperThresholds.events(
                        SymmetryClasses.imbalanced(9, 0.5).query(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whole_and_single_query_trainings_hit_at_the_same_step() {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(8, 0.5);
        Trajectory whole = Training.ofBilinearWeights(new InfinitePromptLoss(p), new GradientDescent(1))
                .run(800);
        QueryGroups groups = SymmetryClasses.of(p).query(1);
        QueryEvent half = QueryEvent.targetAttentionAtLeast(0.5);
        QueryTrajectory single =
                new QueryGradientDescent(new InfinitePromptQuery(groups), 1).run(DONE, 800, step -> true, half);
        assertThat(whole.firstStep(snapshot -> snapshot.targetAttention()[3] >= 0.5))
                .hasValue((long) single.time(half).orElseThrow());
        assertThat(whole.firstStep(snapshot -> snapshot.predictionErrors()[3] <= EPSILON))
                .hasValue((long) single.time(DONE).orElseThrow());
        // asked for afterwards: the first recorded step, here every step is
        QueryEvent later = QueryEvent.targetAttentionAtLeast(0.6);
        assertThat(HittingTimes.first(single, later).orElseThrow())
                .isGreaterThan(single.time(half).orElseThrow());
    }

    @Test
    void a_phase_ends_with_whichever_of_its_two_ends_comes_first_or_comes_at_all() {
        QueryGroups groups = SymmetryClasses.balanced(4).query(0);
        QueryEvent twice = QueryEvent.targetLeadsBy(2);
        QueryEvent half = QueryEvent.targetAttentionAtLeast(0.5);
        QueryHit early = Recorded.hit(3, 0, 0);
        QueryHit late = Recorded.hit(7, 0, 0);
        assertThat(endOfSwitch(groups, Map.of(twice, early, half, late))).hasValue(3);
        assertThat(endOfSwitch(groups, Map.of(twice, late, half, early))).hasValue(3);
        assertThat(endOfSwitch(groups, Map.of(twice, late))).hasValue(7);
        assertThat(endOfSwitch(groups, Map.of(half, late))).hasValue(7);
        assertThat(endOfSwitch(groups, Map.of())).isEmpty();
        // K = 2
        QueryGroups two = SymmetryClasses.imbalanced(2, 0.9).query(1);
        assertThat(endOfSwitch(two, Map.of(half, late))).hasValue(0);
    }

    private static OptionalDouble endOfSwitch(QueryGroups groups, Map<QueryEvent, QueryHit> hits) {
        return new Phases(Recorded.trajectory(groups, hits), EPSILON).end(Phase.INFLUENCE_SWITCHES);
    }

    @Test
    void phases_have_the_papers_numerals_and_a_level_that_is_positive() {
        assertThat(Phase.values()).extracting(Phase::toString).containsExactly("I", "II", "III", "IV");
        QueryTrajectory trajectory =
                Recorded.trajectory(SymmetryClasses.balanced(4).query(0), Map.of());
        for (double level : new double[] {0, Double.NaN}) {
            assertThatThrownBy(() -> new Phases(trajectory, level))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the level must be positive, not " + level);
        }
    }
}
