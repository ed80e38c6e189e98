package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.worlds.Seeds;
import org.iclconvergence.worlds.StepWorld;
import org.junit.jupiter.api.Test;

/** Descents at one learning rate after the other, each run again by itself. */
class StepsTest {
    private static final double LIMIT = Double.POSITIVE_INFINITY;
    private static final StepWorld GRADED = new StepWorld(
            StepWorld.Kind.GRADED, FeatureProbabilities.of(0.5, 0.3, 0.15, 0.04, 0.01), LIMIT, new Seeds(7));
    private static final QueryGroups QUERY = StepWorld.query(GRADED.probabilities());

    private final Laboratory lab =
            new Laboratory(new Wiring(Lie.NONE), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false);
    private final Steps steps = lab.steps(GRADED);

    private List<Double> losses(double rate, int count) {
        return lab.descendOneColumn(QUERY, LIMIT, rate, count, Event.errorAtMost(1e-9)).moments().stream()
                .map(moment -> moment.predictionError().value())
                .toList();
    }

    @Test
    void an_error_is_reached_in_so_many_steps_and_no_fewer() {
        List<Double> losses = losses(300, 400);
        int needed = 0;
        while (losses.get(needed) > 0.1) {
            needed++;
        }
        assertThat(steps.reaches(0.1, needed, 300)).isTrue();
        assertThat(steps.reaches(0.1, needed - 1L, 300)).isFalse();
    }

    private boolean falls(double rate) {
        List<Double> losses = losses(rate, 300);
        for (int i = 1; i < losses.size(); i++) {
            if (losses.get(i) > losses.get(i - 1) * (1 + 1e-12)) {
                return false;
            }
        }
        return true;
    }

    /** The grid is 0.1 · 1.6^i: the last rate before the first at which the loss rises, and that one. */
    @Test
    void the_loss_begins_to_rise_between_two_rates_that_were_tried() {
        BreakingPoint rise = steps.firstRise();
        assertThat(rise.isFound()).isTrue();
        assertThat(falls(rise.holds())).isTrue();
        assertThat(falls(rise.fails())).isFalse();
        assertThat(rise.fails() / rise.holds()).isBetween(1.0, 1.0011);
        double first = 0.1;
        while (falls(first)) {
            first *= 1.6;
        }
        assertThat(rise.fails()).isLessThanOrEqualTo(first);
        assertThat(rise.holds()).isGreaterThanOrEqualTo(first / 1.6 * (1 - 1e-12));
    }

    /** 300 steps do not suffice at 1, which is ten times the smallest rate. */
    @Test
    void an_error_may_be_missed_at_the_first_rate() {
        assertThat(losses(1, 300)).allMatch(loss -> loss > 0.1);
        assertThat(steps.firstMiss(0.1, 300)).isEqualTo(new BreakingPoint(Double.NaN, 1));
    }

    /** By second differences of the loss itself, where the descent was looked at. */
    @Test
    void the_curvature_along_the_descent_is_that_of_the_loss() {
        InfinitePromptQuery loss = new InfinitePromptQuery(QUERY);
        double largest = 0;
        List<Moment> moments = new ArrayList<>(lab.descendOneColumn(QUERY, LIMIT, 0.5, 5000, Event.errorAtMost(1e-3))
                .moments());
        for (int i = 0; i < moments.size(); i += 20) {
            Moment at = moments.get(i);
            double norm = 0;
            double[] growth = new double[QUERY.count()];
            for (int g = 0; g < growth.length; g++) {
                growth[g] = at.growth(g).value();
                norm += QUERY.multiplicity(g) * growth[g] * growth[g];
            }
            double h = 1e-3 / Math.sqrt(norm);
            double[] sum = new double[3];
            for (int side = -1; side <= 1; side++) {
                double[] weights = at.weights();
                for (int g = 0; g < growth.length; g++) {
                    weights[g] += side * h * growth[g];
                }
                QueryValues values = new QueryValues(growth.length);
                loss.evaluate(weights, values);
                sum[side + 1] = values.predictionError();
            }
            largest = Math.max(largest, QUERY.probability(0) * Math.abs(sum[0] - 2 * sum[1] + sum[2]) / 1e-6);
        }
        assertThat(steps.smoothness()).isCloseTo(largest, within(1e-5 * largest));
    }
}
