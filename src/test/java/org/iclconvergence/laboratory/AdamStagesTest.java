package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.theory.ClosedFormTime;
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
}
