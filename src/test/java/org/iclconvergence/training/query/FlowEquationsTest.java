package org.iclconvergence.training.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.junit.jupiter.api.Test;

/** The flow's clock on slopes whose length is a Pythagorean number. */
class FlowEquationsTest {
    private static final QueryGroups THREE = QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.5, 0.3, 0.2), 0);
    private static final double[] STATE = {1, -2, 1, 100};

    private static SteadyLoss steady(double... growth) {
        return new SteadyLoss(THREE, 0, growth);
    }

    private static double speed(double... growth) {
        QueryLoss loss = steady(growth);
        return new FlowEquations(loss, loss).speed(STATE);
    }

    /** 2² + 3² + 6² = 7², at every size: whichever is the largest, and where squares would leave the range of doubles. */
    @Test
    void speed_is_the_length_of_the_growth() {
        assertThat(speed(2, -3, 6)).isCloseTo(7, within(1e-14));
        assertThat(speed(-6, 3, 2)).isCloseTo(7, within(1e-14));
        assertThat(speed(2e-200, 6e-200, -3e-200) / 7e-200).isCloseTo(1, within(1e-14));
        assertThat(speed(2e200, 3e200, 6e200) / 7e200).isCloseTo(1, within(1e-14));
        assertThat(speed(0, 5, 0)).isEqualTo(5);
        assertThat(speed(0, 0, 0)).isEqualTo(1e-290);
        assertThat(speed(1e-300, 0, 0)).isEqualTo(1e-290);
    }

    @Test
    void weights_go_a_unit_and_time_what_it_takes() {
        QueryLoss loss = steady(-6, 3, 2);
        FlowEquations equations = new FlowEquations(loss, loss);
        double[] derivative = new double[4];
        equations.computeDerivatives(0, STATE, derivative);
        assertThat(equations.getDimension()).isEqualTo(4);
        assertThat(derivative).containsExactly(new double[] {-6 / 7.0, 3 / 7.0, 2 / 7.0, 1 / 7.0}, within(1e-15));
    }

    /** Whatever was evaluated before: speed is of what is trained, events and snapshots are of what is observed. */
    @Test
    void what_is_trained_and_what_is_observed_are_kept_apart() {
        FlowEquations equations = new FlowEquations(steady(2, -3, 6), steady(8, 1, 4));
        QueryEvent leads = QueryEvent.targetLeadsBy(2);
        EventBook book = new EventBook(THREE, leads);
        assertThat(equations.speed(STATE)).isCloseTo(7, within(1e-14));
        equations.look(book, STATE, 0);
        assertThat(book.hits().get(leads).at().growth().toArray()).containsExactly(8, 1, 4);
        assertThat(book.hits().get(leads).at().time()).isEqualTo(100);
        assertThat(equations.speed(STATE)).isCloseTo(7, within(1e-14));
        assertThat(equations.margin(leads, STATE)).isZero();
        assertThat(equations.speed(STATE)).isCloseTo(7, within(1e-14));
        assertThat(equations.snapshot(STATE).weights().toArray()).containsExactly(1, -2, 1);
        assertThat(equations.snapshot(STATE).targetGrowth()).isEqualTo(8);
    }

    /** All events look at the same end of a step; only the clock is different there. */
    @Test
    void the_same_weights_are_evaluated_once() {
        SteadyLoss loss = steady(2, -3, 6);
        FlowEquations equations = new FlowEquations(loss, loss);
        equations.speed(STATE);
        equations.margin(QueryEvent.targetLeads(), STATE);
        equations.snapshot(new double[] {1, -2, 1, 101});
        assertThat(loss.evaluations()).isOne();
        for (int g = 0; g < 3; g++) {
            double[] other = STATE.clone();
            other[g] += 0.5;
            equations.speed(other);
            equations.speed(STATE);
        }
        assertThat(loss.evaluations()).isEqualTo(7);
    }
}
