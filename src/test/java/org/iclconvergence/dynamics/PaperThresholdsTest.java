package org.iclconvergence.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.training.query.QueryEvent;
import org.junit.jupiter.api.Test;

class PaperThresholdsTest {
    private static final QueryGroups RARE = SymmetryClasses.imbalanced(3, 0.5).query(1);
    private static final double LN_3 = FastMath.log(3);

    private static PaperThresholds switchedAt(double dominantWeight) {
        return new PaperThresholds(
                Recorded.trajectory(RARE, Map.of(QueryEvent.targetLeads(), Recorded.hit(5, 0, 0, dominantWeight))));
    }

    /** Of the feature that is last of the three groups; ln 1e6 = 13.815510557964274. */
    @Test
    void the_cut_offs_are_the_papers() {
        QueryGroups groups = SymmetryClasses.imbalanced(1e6, 0.5).query(1);
        List<QueryEvent> events = PaperThresholds.events(groups);
        assertThat(events)
                .extracting(QueryEvent::kind)
                .containsExactly(
                        QueryEvent.Kind.WEIGHT_AT_MOST,
                        QueryEvent.Kind.WEIGHT_AT_MOST,
                        QueryEvent.Kind.WEIGHT_AT_LEAST,
                        QueryEvent.Kind.WEIGHT_AT_LEAST,
                        QueryEvent.Kind.TARGET_LEADS_BY);
        assertThat(events).extracting(QueryEvent::group).containsExactly(2, 2, 0, 0, 0);
        double[] levels = {-6.769600173402494, -7.04591038456178, 0.13815510557964274, 13.815510557964274, 1};
        for (int i = 0; i < levels.length; i++) {
            assertThat(events.get(i).level()).isCloseTo(levels[i], within(1e-14));
        }
    }

    /** K = 3: the quotients of both ends by ln 3 are −0.49 and −0.51 to the last bit. */
    @Test
    void both_ends_belong_to_the_window() {
        double top = -0.49 * LN_3;
        double bottom = -0.51 * LN_3;
        assertThat(switchedAt(top).dominantWeightAtSwitch()).hasValue(-0.49);
        assertThat(switchedAt(top).switchesInsideWindow()).isTrue();
        assertThat(switchedAt(Math.nextUp(top)).switchesInsideWindow()).isFalse();
        assertThat(switchedAt(bottom).dominantWeightAtSwitch()).hasValue(-0.51);
        assertThat(switchedAt(bottom).switchesInsideWindow()).isTrue();
        assertThat(switchedAt(Math.nextDown(bottom)).switchesInsideWindow()).isFalse();
    }

    @Test
    void without_a_switch_there_is_none_inside() {
        PaperThresholds never = new PaperThresholds(Recorded.trajectory(RARE, Map.of()));
        assertThat(never.dominantWeightAtSwitch()).isEmpty();
        assertThat(never.switchesInsideWindow()).isFalse();
        assertThat(never.dominantWeightReaches(0.49)).isEmpty();
    }

    @Test
    void a_trajectory_of_the_dominant_query_is_refused() {
        QueryGroups dominant = SymmetryClasses.imbalanced(3, 0.5).query(0);
        assertThatThrownBy(() -> new PaperThresholds(Recorded.trajectory(dominant, Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the thresholds are about an under-represented query, not the dominant one");
    }
}
