package org.iclconvergence.training.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.training.query.QueryEvent.Kind;
import org.junit.jupiter.api.Test;

/** What an event asks for, what cannot be asked for, and what holds exactly at its level. */
class QueryEventTest {
    private static final QueryGroups THREE = QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.2, 0.5, 0.3), 0);

    @Test
    void events_are_equal_if_they_ask_the_same() {
        assertThat(QueryEvent.targetAttentionAtLeast(0.25))
                .isEqualTo(new QueryEvent(Kind.TARGET_ATTENTION_AT_LEAST, 0, 0.25));
        assertThat(QueryEvent.predictionErrorAtMost(0.25))
                .isEqualTo(new QueryEvent(Kind.PREDICTION_ERROR_AT_MOST, 0, 0.25));
        assertThat(QueryEvent.targetWeightAtLeast(-3)).isEqualTo(new QueryEvent(Kind.WEIGHT_AT_LEAST, 0, -3));
        assertThat(QueryEvent.crossWeightAtMost(2, -3)).isEqualTo(new QueryEvent(Kind.WEIGHT_AT_MOST, 2, -3));
        assertThat(QueryEvent.targetLeads()).isEqualTo(new QueryEvent(Kind.TARGET_LEADS_BY, 0, 1));
        assertThat(QueryEvent.targetLeadsBy(4)).isEqualTo(new QueryEvent(Kind.TARGET_LEADS_BY, 0, 4));
        assertThat(QueryEvent.NEVER).isEqualTo(new QueryEvent(Kind.NEVER, 0, 0));
    }

    @Test
    void what_cannot_be_asked_for_is_refused() {
        for (double level : new double[] {0, 1, -0.5, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> QueryEvent.targetAttentionAtLeast(level))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("attention must be asked inside (0, 1), not " + level);
        }
        for (double level : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> QueryEvent.predictionErrorAtMost(level))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the level must be positive, not " + level);
            assertThatThrownBy(() -> QueryEvent.targetLeadsBy(level))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the level must be positive, not " + level);
        }
        assertThatThrownBy(() -> QueryEvent.crossWeightAtMost(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the group must not be negative: -1");
        assertThatThrownBy(() -> QueryEvent.targetWeightAtLeast(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the level must be a number, not NaN");
    }

    private static QuerySnapshot moment(double error, double attention, double rest, double target, double cross) {
        return new QuerySnapshot(
                0,
                new ArrayRealVector(new double[] {1.5, -0.5, -1}),
                error,
                rest,
                new ArrayRealVector(new double[] {attention, 0, rest}),
                new ArrayRealVector(new double[] {target, -cross, cross / 2}));
    }

    /** Levels are reached where they are met, not only where they are passed. */
    @Test
    void an_event_holds_at_its_level() {
        QuerySnapshot at = moment(0.125, 0.25, 0.75, 6, 2);
        QuerySnapshot later = moment(0.125, 0.75, 0.25, 6, 2);
        assertThat(QueryEvent.targetAttentionAtLeast(0.25).holds(THREE, at)).isTrue();
        assertThat(QueryEvent.targetAttentionAtLeast(0.75).holds(THREE, later)).isTrue();
        assertThat(QueryEvent.predictionErrorAtMost(0.125).holds(THREE, at)).isTrue();
        assertThat(QueryEvent.targetWeightAtLeast(1.5).holds(THREE, at)).isTrue();
        assertThat(QueryEvent.crossWeightAtMost(1, -0.5).holds(THREE, at)).isTrue();
        assertThat(QueryEvent.crossWeightAtMost(2, -1).holds(THREE, at)).isTrue();
        assertThat(QueryEvent.targetLeadsBy(3).holds(THREE, at)).isTrue();
        assertThat(QueryEvent.targetAttentionAtLeast(0.2500001).holds(THREE, at))
                .isFalse();
        assertThat(QueryEvent.targetAttentionAtLeast(0.7500001).holds(THREE, later))
                .isFalse();
        assertThat(QueryEvent.predictionErrorAtMost(0.1249999).holds(THREE, at)).isFalse();
        assertThat(QueryEvent.targetWeightAtLeast(1.5000001).holds(THREE, at)).isFalse();
        assertThat(QueryEvent.crossWeightAtMost(1, -0.5000001).holds(THREE, at)).isFalse();
        assertThat(QueryEvent.targetLeadsBy(3.0000001).holds(THREE, at)).isFalse();
    }

    /** Far from 0 and from 1 attention is known by what there is of it, near 1 by what it lacks: 1e-20 of either can be asked for. */
    @Test
    void attention_is_asked_for_at_both_ends() {
        QueryValues values = new QueryValues(3);
        double[] weights = new double[3];
        values.attention()[0] = 5e-21;
        assertThat(QueryEvent.targetAttentionAtLeast(1e-20).margin(THREE, weights, values))
                .isCloseTo(-0.6931471805599453, within(1e-15));
        QuerySnapshot nearOne = moment(0, 1, 1e-10, 1, 1);
        assertThat(QueryEvent.targetAttentionAtLeast(1 - 0x1p-34).holds(THREE, nearOne))
                .isFalse();
        assertThat(QueryEvent.targetAttentionAtLeast(1 - 0x1p-33).holds(THREE, nearOne))
                .isTrue();
    }
}
