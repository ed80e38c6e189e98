package org.iclconvergence.training.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.junit.jupiter.api.Test;

/** Margins of a circle that is run through from its rightmost point: x = cos σ, y = sin σ. */
class FlowIntegratorTest {
    private static final double[] TOLERANCE = {1e-13, 1e-13};

    private final List<String> told = new ArrayList<>();
    private final List<Double> angles = new ArrayList<>();
    private final List<FlowMargin> margins = new ArrayList<>();
    private int evaluations;
    private double reached;

    private final class Circle implements FirstOrderDifferentialEquations {
        @Override
        public int getDimension() {
            return 2;
        }

        @Override
        public void computeDerivatives(double sigma, double[] state, double[] derivative) {
            evaluations++;
            derivative[0] = -state[1];
            derivative[1] = state[0];
        }
    }

    private static double angle(double[] state) {
        return Math.atan2(state[1], state[0]);
    }

    private void watch(String name, boolean ends, ToDoubleFunction<double[]> margin) {
        margins.add(new FlowMargin(
                new double[] {1, 0}, margin, state -> told.add("%s %.6f".formatted(name, angle(state))), ends));
    }

    private double[] run(double end) {
        double[] state = {1, 0};
        reached = new FlowIntegrator(0.25, TOLERANCE, TOLERANCE, margins, at -> angles.add(angle(at)))
                .integrate(new Circle(), 0, state, end, state);
        return state;
    }

    /** Both lie in one step of the integrator: the later one is watched first. */
    @Test
    void rises_of_one_step_are_told_in_their_order() {
        watch("later", false, at -> at[1] - Math.sin(1.02));
        watch("sooner", false, at -> at[1] - Math.sin(1.01));
        run(3);
        assertThat(told).containsExactly("sooner 1.010000", "later 1.020000");
        assertThat(angles)
                .isSorted()
                .contains(angles.get(0))
                .last()
                .satisfies(at -> assertThat(at).isCloseTo(3, within(1e-12)));
        assertThat(angles).anySatisfy(at -> assertThat(at).isCloseTo(1.01, within(1e-12)));
    }

    @Test
    void what_ends_the_flow_is_the_last_that_is_told_and_recorded() {
        watch("end", true, at -> at[1] - Math.sin(1.01));
        watch("after", false, at -> at[1] - Math.sin(1.02));
        watch("together", false, at -> 2 * (at[1] - Math.sin(1.01)));
        double[] state = run(3);
        assertThat(told).containsExactly("together 1.010000", "end 1.010000");
        assertThat(angle(state)).isCloseTo(1.01, within(1e-12));
        assertThat(angles.get(angles.size() - 1)).isEqualTo(angle(state));
        assertThat(state[1]).isGreaterThanOrEqualTo(Math.sin(1.01));
        assertThat(reached).isCloseTo(1.01, within(1e-12));
    }

    /** Both hold at the start; cos falls through 0 at π/2 and rises at 3π/2, sin falls at π and rises at 2π. */
    @Test
    void a_margin_that_falls_is_watched_until_it_rises() {
        watch("cos", false, at -> at[0]);
        watch("sin", true, at -> at[1]);
        run(20);
        assertThat(told).containsExactly("cos -1.570796", "sin 0.000000");
        assertThat(angles.get(angles.size() - 1)).isCloseTo(0, within(1e-11));
    }

    @Test
    void a_margin_has_risen_when_it_is_zero() {
        FlowMargin margin = new FlowMargin(new double[] {-1}, at -> at[0], at -> {}, false);
        assertThat(margin.rises(new double[] {-0x1p-60})).isFalse();
        assertThat(margin.rises(new double[] {0})).isTrue();
        assertThat(margin.rises(new double[] {1})).isFalse();
    }

    /** A margin may be without measure before it is 0: it is −∞ until an event can happen at all. */
    @Test
    void a_margin_may_come_from_minus_infinity() {
        watch("half", true, at -> at[1] < 0.5 ? Double.NEGATIVE_INFINITY : at[1] - 0.5);
        run(3);
        assertThat(told).containsExactly("half 0.523599");
        FlowMargin unknown = new FlowMargin(new double[] {Double.NaN}, at -> at[0], at -> {}, false);
        assertThat(unknown.rises(new double[] {Double.NaN})).isFalse();
        assertThat(unknown.rises(new double[] {1})).isTrue();
    }

    /** Twelve evaluations for a step, one for the first, one to choose its length; three and no more where it is interpolated. */
    @Test
    void only_steps_with_a_rise_are_interpolated() {
        run(1);
        int steps = angles.size();
        assertThat(evaluations).isEqualTo(2 + 12 * steps);
        int before = evaluations;
        angles.clear();
        watch("once", false, at -> at[1] - 0.5);
        watch("again", false, at -> at[1] - 0.500001);
        run(1);
        assertThat(angles).hasSize(steps + 2);
        assertThat(evaluations - before).isEqualTo(before + 3);
    }
}
