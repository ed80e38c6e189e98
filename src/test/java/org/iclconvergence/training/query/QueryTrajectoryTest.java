package org.iclconvergence.training.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.model.BilinearWeights;
import org.junit.jupiter.api.Test;

/** Moments of a column and what is made of them, by themselves: no training. */
class QueryTrajectoryTest {
    private static final QueryGroups TWO = QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.75, 0.25), 0);
    private static final QueryEvent EVENT = QueryEvent.targetLeads();

    private static QuerySnapshot at(double time, int groups) {
        RealVector ones = new ArrayRealVector(groups, 1);
        return new QuerySnapshot(time, ones, 0.5, 0.25, ones.mapMultiply(2), ones.mapMultiply(3));
    }

    private static QueryTrajectory trajectory(double rate, double timeError, double weightError, QuerySnapshot... at) {
        return new QueryTrajectory(TWO, rate, List.of(at), Map.of(), timeError, weightError);
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void rates_and_errors_have_their_signs() {
        assertThat(trajectory(0.5, 0, 0, at(0, 2)).first().time()).isZero();
        String wanted = "need learningRate > 0, relativeTimeError and weightError >= 0, not ";
        refused(wanted + "0.0, 0.0 and 0.0", () -> trajectory(0, 0, 0, at(0, 2)));
        refused(wanted + "NaN, 0.0 and 0.0", () -> trajectory(Double.NaN, 0, 0, at(0, 2)));
        refused(wanted + "1.0, -1.0 and 0.0", () -> trajectory(1, -1, 0, at(0, 2)));
        refused(wanted + "1.0, NaN and 0.0", () -> trajectory(1, Double.NaN, 0, at(0, 2)));
        refused(wanted + "1.0, 0.0 and -1.0", () -> trajectory(1, 0, -1, at(0, 2)));
        refused(wanted + "1.0, 0.0 and NaN", () -> trajectory(1, 0, Double.NaN, at(0, 2)));
    }

    @Test
    void moments_are_of_the_groups_and_one_after_the_other() {
        refused("a trajectory needs at least one snapshot", () -> trajectory(1, 0, 0));
        refused("a snapshot of 3 groups in a trajectory of 2", () -> trajectory(1, 0, 0, at(0, 2), at(1, 3)));
        refused(
                "a snapshot of 1 groups in a trajectory of 2",
                () -> new QueryTrajectory(TWO, 1, List.of(at(0, 2)), Map.of(EVENT, new QueryHit(0, at(1, 1))), 0, 0));
        refused("the times of a trajectory must increase", () -> trajectory(1, 0, 0, at(0, 2), at(0, 2)));
        refused("the times of a trajectory must increase", () -> trajectory(1, 0, 0, at(0, 2), at(2, 2), at(1, 2)));
        refused("the times of a trajectory must increase", () -> trajectory(1, 0, 0, at(0, 2), at(Double.NaN, 2)));
    }

    @Test
    void hits_are_found_by_their_events_and_steps_by_their_times() {
        QueryTrajectory run = new QueryTrajectory(
                TWO, 0.25, List.of(at(0, 2), at(3, 2)), Map.of(EVENT, new QueryHit(0.5, at(0.75, 2))), 0, 0);
        assertThat(run.first()).isEqualTo(at(0, 2));
        assertThat(run.last()).isEqualTo(at(3, 2));
        assertThat(run.at(EVENT)).contains(at(0.75, 2));
        assertThat(run.time(EVENT)).hasValue(0.75);
        assertThat(run.step(run.at(EVENT).orElseThrow())).isEqualTo(3);
        assertThat(run.at(QueryEvent.NEVER)).isEmpty();
        assertThat(run.time(QueryEvent.NEVER)).isEmpty();
    }

    @Test
    void moments_are_equal_by_value() {
        assertThat(at(1, 2)).isEqualTo(at(1, 2)).hasSameHashCodeAs(at(1, 2));
        assertThat(at(1, 2)).isNotEqualTo(at(2, 2)).isNotEqualTo(at(1, 3)).isNotEqualTo("a moment");
        assertThat(at(1, 2).hashCode()).isNotEqualTo(at(2, 2).hashCode());
        assertThat(at(1, 2)).hasToString("QuerySnapshot[1.0, 0.5, 0.25, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0]");
    }

    @Test
    void a_moment_says_what_is_largest_of_its_other_features() {
        QuerySnapshot moment = new QuerySnapshot(
                0,
                new ArrayRealVector(new double[] {5, 1, 1}),
                0,
                0,
                new ArrayRealVector(new double[] {6, 1, 1}),
                new ArrayRealVector(new double[] {7, 2, -3}));
        assertThat(moment.targetWeight()).isEqualTo(5);
        assertThat(moment.targetAttention()).isEqualTo(6);
        assertThat(moment.targetGrowth()).isEqualTo(7);
        assertThat(moment.largestCrossGrowth()).isEqualTo(3);
        assertThat(at(0, 1).largestCrossGrowth()).isZero();
        assertThat(at(0, 2).largestCrossGrowth()).isEqualTo(3);
    }

    @Test
    void a_moment_is_of_one_number_of_groups() {
        RealVector none = new ArrayRealVector(0);
        RealVector one = new ArrayRealVector(1);
        RealVector two = new ArrayRealVector(2);
        String wanted = "weights, attention and growth must be of the same groups, at least one: ";
        refused(wanted + "0, 0 and 0", () -> new QuerySnapshot(0, none, 0, 0, none, none));
        refused(wanted + "2, 1 and 2", () -> new QuerySnapshot(0, two, 0, 0, one, two));
        refused(wanted + "2, 2 and 1", () -> new QuerySnapshot(0, two, 0, 0, two, one));
        refused(wanted + "1, 2 and 2", () -> new QuerySnapshot(0, one, 0, 0, two, two));
    }

    @Test
    void a_watch_is_of_a_feature_that_there_is() {
        InfinitePromptQuery loss = new InfinitePromptQuery(TWO);
        QueryWatch watch = new QueryWatch(0, loss, 0.5, EVENT);
        assertThat(watch.see(6, new BilinearWeights(2))).isTrue();
        QueryTrajectory seen = watch.trajectory();
        assertThat(seen.last().time()).isEqualTo(3);
        assertThat(seen.step(seen.last())).isEqualTo(6);
        assertThat(seen.relativeTimeError()).isZero();
        assertThat(seen.weightError()).isZero();
        for (int query : new int[] {-1, 2}) {
            refused("query must lie in [0, 2), not " + query, () -> new QueryWatch(query, loss, 1, EVENT));
        }
        refused("learningRate must be positive and finite, not 0.0", () -> new QueryWatch(0, loss, 0, EVENT));
    }
}
