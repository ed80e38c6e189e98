package org.iclconvergence.training.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryLoss;
import org.junit.jupiter.api.Test;

/** Where a flow ends that nothing stops, what it says of its errors, and that what is trained need not be what is observed. */
class FlowEndTest {
    private static final QueryGroups TWO = QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.75, 0.25), 0);
    private static final QueryGroups RARE = SymmetryClasses.imbalanced(20, 0.5).query(1);
    private static final QueryEvent HALF = QueryEvent.targetAttentionAtLeast(0.5);

    /** On a slope without an end the path is straight and 1000 long: at speed 5 it takes a time of 200. */
    @Test
    void a_path_is_followed_for_a_length_of_1000() {
        QueryTrajectory run = new GradientFlow(new SteadyLoss(TWO, 0, 4, -3)).run(QueryEvent.NEVER);
        assertThat(run.last().time()).isCloseTo(200, within(1e-8));
        assertThat(run.last().weights().toArray()).containsExactly(new double[] {800, -600}, within(1e-8));
    }

    /** Steps of at most ¼ take at most 16 evaluations: 200 of them lead past 3, and nowhere near 1000. */
    @Test
    void a_flow_that_is_given_up_has_not_come_as_far() {
        SteadyLoss slope = new SteadyLoss(TWO, 0, 4, -3);
        QueryEvent near = QueryEvent.targetWeightAtLeast(0.5);
        QueryEvent far = QueryEvent.targetWeightAtLeast(300);
        GradientFlow whole = new GradientFlow(slope);
        assertThat(whole.run(far, near).time(far).orElseThrow()).isCloseTo(75, within(1e-9));
        int before = slope.evaluations();
        QueryTrajectory run = whole.givenUpAfter(200).run(far, near);
        assertThat(run.time(near).orElseThrow()).isCloseTo(0.125, within(1e-11));
        assertThat(run.time(far)).isEmpty();
        // the start and the end of each step are looked at, besides
        assertThat(slope.evaluations() - before).isBetween(200, 300);
    }

    /** Faster than 1e-270 it flows, at 1e-270 it has come to rest; so does a training whose rates fall as far. */
    @Test
    void a_flow_rests_where_the_growth_is_1e_270() {
        assertThat(new GradientFlow(new SteadyLoss(TWO, 0, 1e-270, 0))
                        .run(QueryEvent.NEVER)
                        .snapshots())
                .hasSize(1);
        assertThat(new GradientFlow(new SteadyLoss(TWO, 0, 1.001e-270, 0))
                        .run(QueryEvent.targetWeightAtLeast(1))
                        .last()
                        .time())
                .isCloseTo(1 / 1.001e-270, within(1e260));
        QueryTrajectory run = new GradientFlow(RARE).run(QueryEvent.targetWeightAtLeast(1e4));
        assertThat(run.last().growth().mapMultiply(1e270).getNorm()).isCloseTo(1, within(1e-9));
        QuerySnapshot before = run.snapshots().get(run.snapshots().size() - 2);
        assertThat(before.growth().mapMultiply(1e270).getNorm()).isGreaterThan(1);
    }

    @Test
    void errors_of_both_losses_are_those_of_the_time() {
        QueryTrajectory run = new GradientFlow(
                        new SteadyLoss(TWO, 1e-3, 4, -3), new SteadyLoss(TWO, 5e-3, 4, -3), new ArrayRealVector(2))
                .run(QueryEvent.targetWeightAtLeast(1));
        assertThat(run.relativeTimeError()).isCloseTo(6e-3 + 1e-11, within(1e-17));
        assertThat(run.weightError()).isEqualTo(1e-11);
        assertThat(run.learningRate()).isOne();
    }

    /** The slope moves the weights, the loss of infinite prompts says when half of the attention is there: at A − B = ln 19. */
    @Test
    void what_is_trained_need_not_be_what_is_observed() {
        QueryGroups balanced = SymmetryClasses.balanced(20).query(0);
        QueryLoss slope = new SteadyLoss(balanced, 0, 19, -1);
        QueryLoss observed = new InfinitePromptQuery(balanced);
        ArrayRealVector start = new ArrayRealVector(new double[] {1, 0});
        double ahead = 2.9444389791664403 - 1;
        QueryTrajectory flow = new GradientFlow(slope, observed, start).run(HALF);
        assertThat(flow.first().weights().toArray()).containsExactly(1, 0);
        assertThat(flow.last().time()).isCloseTo(ahead / 20, within(1e-12));
        assertThat(flow.last().targetAttention()).isCloseTo(0.5, within(1e-11));
        assertThat(flow.last().targetGrowth()).isLessThan(1);
        QueryTrajectory descent =
                new QueryGradientDescent(slope, observed, start, 0x1p-10).run(HALF, 1000, step -> false);
        assertThat(descent.step(descent.last())).isEqualTo((long) Math.ceil(ahead / 20 * 1024));
        assertThat(descent.last().targetGrowth()).isLessThan(1);
        assertThat(descent.last().targetWeight())
                .isEqualTo(1 + 19 * descent.last().time());
    }

    @Test
    void groups_of_other_numbers_are_refused() {
        QueryLoss two = new InfinitePromptQuery(TWO);
        QueryLoss three = new InfinitePromptQuery(RARE);
        String wanted = "trained, observed and start must be of the same groups: ";
        assertThatThrownBy(() -> new GradientFlow(three, two, new ArrayRealVector(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(wanted + "3, 2 and 2");
        assertThatThrownBy(() -> new GradientFlow(two, two, new ArrayRealVector(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(wanted + "2, 2 and 3");
        assertThatThrownBy(() -> new QueryGradientDescent(two, three, new ArrayRealVector(3), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(wanted + "2, 3 and 3");
    }
}
