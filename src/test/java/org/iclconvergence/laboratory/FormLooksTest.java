package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;

/** What is looked at of a step whose state is known at every time: L_k = ½ u_k². */
class FormLooksTest {
    /** A step of an integrator that needs none, which keeps the times that it is asked for. */
    private static final class Step implements StepInterpolator {
        private final double from;
        private final double to;
        private final DoubleFunction<double[]> way;
        private final List<Double> asked = new ArrayList<>();

        Step(double from, double to, DoubleFunction<double[]> way) {
            this.from = from;
            this.to = to;
            this.way = way;
        }

        @Override
        public double getPreviousTime() {
            return from;
        }

        @Override
        public double getCurrentTime() {
            return to;
        }

        @Override
        public double getInterpolatedTime() {
            return asked.get(asked.size() - 1);
        }

        @Override
        public void setInterpolatedTime(double time) {
            asked.add(time);
        }

        @Override
        public double[] getInterpolatedState() {
            return way.apply(getInterpolatedTime());
        }

        @Override
        public double[] getInterpolatedDerivatives() {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[] getInterpolatedSecondaryState(int index) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[] getInterpolatedSecondaryDerivatives(int index) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isForward() {
            return true;
        }

        @Override
        public StepInterpolator copy() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeExternal(ObjectOutput out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void readExternal(ObjectInput in) {
            throw new UnsupportedOperationException();
        }
    }

    private static FormLooks looks(double error, double... start) {
        FormFlow flow = new FormFlow(
                new TokenValues(start),
                new FormLoss(FeatureProbabilities.of(0.75, 0.25), 0),
                new Wiring(Lie.NONE),
                1e-9);
        FormLooks looks = new FormLooks(flow, error);
        looks.add(0, start);
        return looks;
    }

    private static double[] resting(double time) {
        return new double[] {2, 2};
    }

    @Test
    void looks_are_at_times_in_the_ratio_of_a_twentieth_and_at_the_end_of_every_step() {
        FormLooks looks = looks(0.125, 2, 2);
        Step before = new Step(0, 1, FormLooksTest::resting);
        looks.handleStep(before, false);
        assertThat(before.asked).as("an end is looked at once").containsExactly(1.0);
        Step after = new Step(1, 1.2, FormLooksTest::resting);
        looks.handleStep(after, true);
        assertThat(after.asked).hasSize(5);
        for (int i = 0; i < 4; i++) {
            assertThat(after.asked.get(i)).isCloseTo(Math.pow(1.05, i), within(1e-14));
        }
        assertThat(after.asked.get(4)).isEqualTo(1.2);
    }

    @Test
    void the_longest_step_is_that_of_one_stage() {
        FormLooks looks = looks(0.125, 2, 2);
        looks.init(0, new double[2], 1);
        looks.handleStep(new Step(0, 0.25, FormLooksTest::resting), false);
        looks.handleStep(new Step(0.25, 0.75, FormLooksTest::resting), false);
        looks.handleStep(new Step(0.75, 1, FormLooksTest::resting), true);
        assertThat(looks.longestStep()).isEqualTo(0.5);
        looks.init(1, new double[2], 1.5);
        looks.handleStep(new Step(1, 1.25, FormLooksTest::resting), false);
        assertThat(looks.longestStep()).isEqualTo(0.25);
    }

    /**
     * Where L_1 falls to ⅛ at 0.3 and L_2 at 0.8 of one step of length 1: a time is between the ends of one of 2¹⁶ parts of it, each moved
     * by what a time of a flow is worth.
     */
    @Test
    void the_first_and_the_slowest_query_are_bisected_sixteen_times() {
        FormLooks looks = looks(0.125, 1, 1);
        Step step = new Step(0, 1, time -> new double[] {time >= 0.3 ? 0.5 : 1, time >= 0.8 ? 0.5 : 1});
        looks.handleStep(step, true);
        isPartOf65536(looks.run().first(), Math.floor(0.3 * 65536));
        isPartOf65536(looks.run().slowest(), Math.floor(0.8 * 65536));
        assertThat(step.asked).hasSize(1 + 16 + 16);
        // what has come is not looked for again
        looks.handleStep(new Step(1, 1.01, time -> new double[] {0.5, 0.5}), true);
        isPartOf65536(looks.run().first(), Math.floor(0.3 * 65536));
        isPartOf65536(looks.run().slowest(), Math.floor(0.8 * 65536));
    }

    private static void isPartOf65536(Estimate time, double part) {
        assertThat(time.lower()).isCloseTo(part / 65536 * (1 - 1e-5), within(1e-12));
        assertThat(time.upper()).isCloseTo((part + 1) / 65536 * (1 + 1e-5), within(1e-12));
    }

    /** A loss of ½ 0.5² is ⅛. */
    @Test
    void an_error_that_is_just_met_is_met() {
        FormLooks looks = looks(0.125, 1, 1);
        assertThat(looks.isOver()).isFalse();
        looks.handleStep(new Step(0, 1, time -> new double[] {0.5, 1}), false);
        assertThat(looks.run().first().isKnown()).isTrue();
        assertThat(looks.run().slowest()).isEqualTo(Estimate.NEVER);
        assertThat(looks.isOver()).isFalse();
        looks.handleStep(new Step(1, 1.01, time -> new double[] {1, 0.5}), false);
        assertThat(looks.run().slowest()).isEqualTo(Estimate.NEVER);
        looks.handleStep(new Step(1.01, 1.02, time -> new double[] {0.5, 0.5}), false);
        assertThat(looks.run().slowest().isKnown()).isTrue();
        assertThat(looks.isOver()).isTrue();
    }

    /** ½ · 4.47² is just below 10, ½ · 4.48² above. */
    @Test
    void a_loss_above_ten_or_of_no_size_is_lost() {
        assertThat(looks(0.125, 4.47, 1).isOver()).isFalse();
        assertThat(looks(0.125, 1, 4.47).isOver()).isFalse();
        assertThat(looks(0.125, 4.48, 1).isOver()).isTrue();
        assertThat(looks(0.125, 1, 4.48).isOver()).isTrue();
        assertThat(looks(0.125, 1, Double.NaN).isOver()).isTrue();
    }
}
