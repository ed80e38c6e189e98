package org.iclconvergence.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryHit;
import org.iclconvergence.training.query.QueryTrajectory;
import org.junit.jupiter.api.Test;

class HittingTimesTest {
    private static final QueryGroups GROUPS = SymmetryClasses.balanced(4).query(0);
    private static final QueryEvent HEAVY = QueryEvent.targetWeightAtLeast(1);

    private static QueryTrajectory sparse(Map<QueryEvent, QueryHit> hits) {
        return new QueryTrajectory(
                GROUPS,
                4,
                List.of(Recorded.at(0, 0, 0), Recorded.at(200, 2, 0), Recorded.at(300, 3, 0)),
                hits,
                1e-3,
                0);
    }

    @Test
    void what_was_asked_for_is_known_between_the_recorded_moments_and_what_was_not_at_the_first_of_them() {
        QueryTrajectory asked = sparse(Map.of(HEAVY, new QueryHit(90, Recorded.at(100, 1, 0))));
        assertThat(HittingTimes.first(asked, HEAVY)).hasValue(100);
        assertThat(HittingTimes.first(sparse(Map.of()), HEAVY)).hasValue(200);
        assertThat(HittingTimes.first(asked, QueryEvent.targetWeightAtLeast(4))).isEmpty();
    }

    @Test
    void an_event_of_a_group_that_is_not_there_is_refused() {
        QueryTrajectory trajectory = sparse(Map.of());
        assertThat(HittingTimes.first(trajectory, QueryEvent.crossWeightAtMost(1, 0)))
                .hasValue(0);
        assertThatThrownBy(() -> HittingTimes.first(trajectory, QueryEvent.crossWeightAtMost(2, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the event is of group 2, the trajectory has 2");
    }

    /** η = 4: looked at at 90 and 100, the step may have been that to 94, 98 or 100, and a time is known to a part in 1000. */
    @Test
    void what_lies_between_two_looks_is_unknown_but_for_the_last_step() {
        Estimate seldom = HittingTimes.of(sparse(Map.of()), new QueryHit(90, Recorded.at(100, 1, 0)));
        assertThat(seldom.value()).isEqualTo(100);
        assertThat(seldom.error()).isCloseTo(6.1, within(1e-12));
        Estimate everyStep = HittingTimes.of(sparse(Map.of()), new QueryHit(96, Recorded.at(100, 1, 0)));
        assertThat(everyStep.error()).isCloseTo(0.1, within(1e-12));
        Estimate located = HittingTimes.of(sparse(Map.of()), new QueryHit(100, Recorded.at(100, 1, 0)));
        assertThat(located.error()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void a_flow_is_followed_to_the_least_error_but_beyond_half_of_the_attention() {
        QueryGroups rare = SymmetryClasses.imbalanced(1000, 0.5).query(1);
        for (QueryTrajectory flow : List.of(HittingTimes.ofFlow(rare), HittingTimes.ofFlow(rare, 0.3))) {
            assertThat(flow.last().predictionError()).isCloseTo(0.01, within(1e-9));
            assertThat(flow.time(QueryEvent.targetLeads()).orElseThrow())
                    .isLessThan(
                            flow.time(QueryEvent.targetAttentionAtLeast(0.5)).orElseThrow());
        }
        QueryTrajectory far = HittingTimes.ofFlow(rare, 0.3, 1e-6, 0.1);
        assertThat(far.last().predictionError()).isCloseTo(1e-6, within(1e-12));
        assertThat(far.hits())
                .containsKeys(QueryEvent.predictionErrorAtMost(0.3), QueryEvent.predictionErrorAtMost(0.1));
    }

    /** No influence ever leads (THEORY.md), and nothing is gained by waiting for it. */
    @Test
    void of_two_features_the_flow_ends_as_well() {
        QueryTrajectory two =
                HittingTimes.ofFlow(SymmetryClasses.imbalanced(2, 0.9).query(1), 0.1);
        assertThat(two.last().predictionError()).isCloseTo(0.01, within(1e-9));
        assertThat(two.time(QueryEvent.targetLeads())).isEmpty();
        assertThat(two.time(QueryEvent.targetAttentionAtLeast(0.5)).orElseThrow())
                .isPositive();
    }
}
