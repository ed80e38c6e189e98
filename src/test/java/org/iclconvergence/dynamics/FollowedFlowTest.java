package org.iclconvergence.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryTrajectory;
import org.junit.jupiter.api.Test;

/** What a training of a reader's question waits for, and when it gives up. */
class FollowedFlowTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final QueryGroups TEN = SymmetryClasses.balanced(10).query(0);

    @Test
    void the_end_is_the_error_or_a_floor_that_is_near() {
        QueryLoss loss = new PopulationIntegral(TEN, 20);
        assertThat(FollowedFlow.end(loss, 0.1, 0.05)).isEqualTo(QueryEvent.predictionErrorAtMost(0.1));
        assertThat(FollowedFlow.end(loss, 0.1, 0.1)).isEqualTo(QueryEvent.predictionErrorAtMost(0.1));
        assertThat(FollowedFlow.end(loss, 0.1, 0.2)).isEqualTo(QueryEvent.predictionErrorAtMost(1.01 * 0.2));
        // with one token nothing is learned, with two of so many hardly anything
        QueryGroups hundred = SymmetryClasses.balanced(100).query(0);
        assertThat(FollowedFlow.end(new PopulationIntegral(hundred, 2), 0.1, LossFloor.certain(hundred, 2)))
                .isEqualTo(QueryEvent.NEVER);
        assertThat(FollowedFlow.end(new PopulationIntegral(TEN, 1), 0.1, 0.9)).isEqualTo(QueryEvent.NEVER);
    }

    @Test
    void an_error_is_positive_and_a_floor_is_not_negative() {
        QueryLoss loss = new PopulationIntegral(TEN, 20);
        assertThat(FollowedFlow.end(loss, 1e-9, 0)).isEqualTo(QueryEvent.predictionErrorAtMost(1e-9));
        for (double[] wrong : new double[][] {{0, 0}, {-1, 0}, {Double.NaN, 0}, {0.1, -1e-9}, {0.1, Double.NaN}}) {
            assertThatThrownBy(() -> FollowedFlow.end(loss, wrong[0], wrong[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "need an error above 0 and a floor of at least 0, not " + wrong[0] + " and " + wrong[1]);
        }
    }

    @Test
    void a_flow_ends_where_its_end_is() {
        QueryLoss loss = new PopulationIntegral(TEN, 20);
        double floor = LossFloor.certain(TEN, 20);
        assertThat(FollowedFlow.run(loss, 20, 0.2, floor).last().predictionError())
                .isBetween(0.199999, 0.2);
        assertThat(FollowedFlow.run(loss, 20, 0.01, floor).last().predictionError() / floor)
                .isBetween(1.0099, 1.01);
    }

    /** The floor of ε = 0.5, 0.4854, lies below what training reaches, 0.5135: the flow ends above both, and no error is thrown. */
    @Test
    void a_flow_is_given_up_after_a_number_of_evaluations() {
        QueryGroups zipf = SymmetryClasses.of(FeatureProbabilities.zipf(5, 1)).query(4);
        QueryLoss loss = new PopulationIntegral(zipf, 4);
        double floor = LossFloor.certain(zipf, 4);
        for (double error : new double[] {0.001, 0.5}) {
            QueryTrajectory flow = FollowedFlow.run(loss, 4, error, floor);
            assertThat(12 * flow.snapshots().size()).isBetween(3_000, 5_000);
            assertThat(flow.last().predictionError()).isBetween(0.51, 0.515);
        }
    }

    @Test
    void how_long_a_flow_is_followed_goes_by_floor_prompts_and_groups() {
        assertThat(FollowedFlow.evaluations(2, 100, 0.0109, 0.01)).isEqualTo(5_000);
        assertThat(FollowedFlow.evaluations(2, 100, 1.1 * 0.01, 0.01)).isEqualTo(100_000);
        assertThat(FollowedFlow.evaluations(100, INFINITE, 0.01, 0)).isEqualTo(400_000);
        assertThat(FollowedFlow.evaluations(101, INFINITE, 0.01, 0)).isEqualTo(100_000);
    }
}
