package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.training.Optimizer;
import org.iclconvergence.worlds.AdamWorld;
import org.iclconvergence.worlds.Seeds;
import org.junit.jupiter.api.Test;

class AdamStagesTest {
    private static final int FEATURES = 3;

    private static Laboratory laboratory(Lie lie) {
        return new Laboratory(new Wiring(lie), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false);
    }

    /** Adam entry for entry, as Kingma and Ba have it: in the standard basis Z is a part of Q, and the rest of Q stays 0. */
    private static int steps(FeatureProbabilities p, int k) {
        InfinitePromptQuery loss = new InfinitePromptQuery(QueryGroups.ofEveryFeature(p, k));
        double[] weights = new double[FEATURES];
        double[] first = new double[FEATURES];
        double[] second = new double[FEATURES];
        QueryValues values = new QueryValues(FEATURES);
        for (int step = 0; step < 3000; step++) {
            loss.evaluate(weights, values);
            if (values.predictionError() <= 0.01) {
                return step;
            }
            for (int n = 0; n < FEATURES; n++) {
                double gradient = -values.growth()[n];
                first[n] = 0.9 * first[n] + 0.1 * gradient;
                second[n] = 0.999 * second[n] + 0.001 * gradient * gradient;
                double mean = first[n] / (1 - Math.pow(0.9, step + 1));
                double size = Math.sqrt(second[n] / (1 - Math.pow(0.999, step + 1)));
                weights[n] -= 0.002 * mean / (size + 1e-8);
            }
        }
        throw new AssertionError("not learned");
    }

    @Test
    void the_rare_features_take_so_many_times_the_steps_of_the_dominant_one() {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(FEATURES, 0.7);
        double expected = (double) Math.max(steps(p, 1), steps(p, 2)) / steps(p, 0);
        AdamStages stages = laboratory(Lie.NONE).adamStages(new AdamWorld(0, new Seeds(7)));
        assertThat(stages.ratio(FEATURES, 0.7).value()).isCloseTo(expected, within(1e-12));
        assertThat(expected).isGreaterThan(1.01);
    }

    @Test
    void the_stages_of_the_flow_are_those_of_its_closed_form() {
        double dominant = new ClosedFormTime(10, 0.5).whenErrorReaches(0.01).value();
        double rare = laboratory(Lie.NONE)
                .flow(SymmetryClasses.imbalanced(10, 0.5).query(1), Event.errorAtMost(0.01))
                .time(Event.errorAtMost(0.01))
                .value();
        assertThat(AdamStages.ratioOfFlow(10, 0.5)).isCloseTo(rare / dominant, within(1e-6 * rare / dominant));
    }

    /** In place of Adam: Z is set to a multiple of the identity, one for the dominant feature and one for the rest, at every step. */
    private record Script(IntToDoubleFunction dominant, IntToDoubleFunction rare, int[] step) implements Optimizer {
        @Override
        public void start(int dimension) {
            step[0] = 0;
        }

        @Override
        public void step(RealMatrix q, RealMatrix gradient) {
            step[0]++;
            for (int k = 0; k < q.getRowDimension(); k++) {
                q.setEntry(k, k, k == 0 ? dominant.applyAsDouble(step[0]) : rare.applyAsDouble(step[0]));
            }
        }
    }

    private static Estimate ratio(double probability, IntToDoubleFunction dominant, IntToDoubleFunction rare) {
        return ratio(FEATURES, probability, dominant, rare);
    }

    private static Estimate ratio(
            int features, double probability, IntToDoubleFunction dominant, IntToDoubleFunction rare) {
        Lie lie = new Lie("script", "weights by hand")
                .bend(Seams.OPTIMIZER, honest -> adam -> new Script(dominant, rare, new int[1]));
        return laboratory(lie).adamStages(new AdamWorld(0, new Seeds(7))).ratio(features, probability);
    }

    private static IntToDoubleFunction learnedAt(int learned) {
        return step -> step >= learned ? 20 : 0;
    }

    @Test
    void times_are_counted_in_steps_of_the_rule() {
        assertThat(ratio(0.7, learnedAt(4), learnedAt(9)).value()).isEqualTo(9 / 4.0);
        assertThat(ratio(0.7, learnedAt(9), learnedAt(4)).value()).isEqualTo(4 / 9.0);
        assertThat(ratio(0.7, learnedAt(1), learnedAt(1)).value()).isEqualTo(1);
        assertThat(ratio(0.7, step -> step == 4 ? 20 : 0, learnedAt(9)).value())
                .as("the first time counts")
                .isEqualTo(9 / 4.0);
        assertThat(ratio(0.7, learnedAt(9), step -> step == 4 ? 20 : 0).value()).isEqualTo(4 / 9.0);
    }

    @Test
    void what_takes_more_than_the_budget_never_comes() {
        assertThat(ratio(0.7, learnedAt(1500), learnedAt(3000)).value()).isEqualTo(2);
        assertThat(ratio(0.7, learnedAt(1500), learnedAt(3001))).isEqualTo(Estimate.NEVER);
        assertThat(ratio(0.7, learnedAt(3001), learnedAt(1500))).isEqualTo(Estimate.NEVER);
        // L_1 = ½ (0.05² + 2 · 0.025²) is below 0.01 before anything is learned
        assertThat(ratio(0.95, learnedAt(4), learnedAt(9))).isEqualTo(Estimate.NEVER);
        // so is L_2 = ½ (0.05² + 0.05²) where the other one of two features is the frequent one
        assertThat(ratio(2, 0.05, learnedAt(4), learnedAt(9))).isEqualTo(Estimate.NEVER);
    }

    /** The loss at Z = u I, of p = (0.7, 0.15, 0.15): ½ |a − e_k|² with a = softmax(ln p + u e_k). */
    private static double loss(double u) {
        double[] p = {0.7, 0.15, 0.15};
        double loss = 0;
        for (int k = 0; k < 3; k++) {
            double total = p[k] * Math.exp(u) + 1 - p[k];
            for (int n = 0; n < 3; n++) {
                double a = n == k ? p[k] * Math.exp(u) / total - 1 : p[n] / total;
                loss += p[k] * 0.5 * a * a;
            }
        }
        return loss;
    }

    /** Where the loss is so many times that of the start. */
    private static double weightOf(double times) {
        return new BrentSolver(1e-9).solve(100, u -> loss(u) - times * loss(0), -3, 0);
    }

    @Test
    void a_training_is_given_up_once_its_loss_is_a_twentieth_above_its_start() {
        double little = weightOf(1.045);
        double much = weightOf(1.055);
        assertThat(ratio(0.7, step -> step < 5 ? little : 20, step -> step < 8 ? little : 20)
                        .value())
                .isEqualTo(8 / 5.0);
        assertThat(ratio(0.7, step -> step < 5 ? much : 20, step -> step < 8 ? much : 20))
                .isEqualTo(Estimate.NEVER);
        // by small steps as well
        double more = weightOf(1.03);
        assertThat(ratio(
                        0.7,
                        step -> step < 3 ? more : step < 5 ? much : 20,
                        step -> step < 3 ? more : step < 8 ? much : 20))
                .isEqualTo(Estimate.NEVER);
    }
}
