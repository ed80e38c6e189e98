package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.junit.jupiter.api.Test;

/**
 * How far the integral tells logits apart: to 1e8 below the largest. Of p = (½, ¼, ¼) and two tokens, the first feature takes all wherever it
 * occurs; in one of eight prompts the other two meet, and the second has the sigmoid of their logits' difference.
 */
class DivergedWeightsTest {
    private static double second(double... weights) {
        QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.5, 0.25, 0.25), 0);
        PopulationIntegral integral = new PopulationIntegral(groups, 2);
        QueryValues values = new QueryValues(3);
        integral.evaluate(weights, values);
        assertThat(values.attention()[0]).isCloseTo(0.75, within(1e-14));
        assertThat(values.attention()[1] + values.attention()[2]).isCloseTo(0.25, within(1e-14));
        return values.attention()[1];
    }

    private static double met(double difference) {
        return 1 / 16.0 + 1 / (8 * (1 + StrictMath.exp(-difference)));
    }

    @Test
    void a_logit_farther_away_counts_as_one_at_that_distance() {
        assertThat(second(0, 0.5 - 1e8, -2e8)).isCloseTo(met(0.5), within(1e-14));
    }

    /** The double next to 7e-9 − 1e8 is −1e8; what rounding took is not lost. */
    @Test
    void at_that_distance_itself_nothing_is_lost() {
        assertThat(7e-9 - 1e8).isEqualTo(-1e8);
        assertThat(second(1e8, 7e-9, 0)).isCloseTo(met(7e-9), within(1e-14));
    }

    @Test
    void beyond_it_all_are_alike() {
        assertThat(second(1e20, 3, -1e300)).isCloseTo(met(0), within(1e-14));
        assertThat(second(Double.MAX_VALUE, 0, -Double.MAX_VALUE)).isCloseTo(met(0), within(1e-14));
    }
}
