package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.data.Prompt;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.NoisyPrompt;
import org.junit.jupiter.api.Test;

class NoisyLossTest {
    /** σ² a half times the sum of the squared scores of the tokens: the prediction's variance is the only thing that is added. */
    @Test
    void noise_adds_half_its_variance_times_the_squares_of_the_scores() {
        double ln2 = Math.log(2);
        // scores 1/7, 2/7, 4/7 and ¼ of each
        NoisyPrompt apart = new NoisyPrompt(
                Prompt.of(new int[] {0, 1, 2}, 0, new double[] {1, -1, 2}),
                new double[] {0, ln2, 2 * ln2},
                0.5,
                "apart");
        NoisyPrompt equal = new NoisyPrompt(
                Prompt.of(new int[] {0, 1, 1, 2}, 1, new double[] {1, -1, 2}), new double[] {1, 1, 1}, 0.5, "equal");
        // scores ½, then ¼ twice: their squares are 6/16
        NoisyPrompt backwards = new NoisyPrompt(
                Prompt.of(new int[] {2, 0, 0}, 0, new double[] {1, -1, 2}),
                new double[] {-ln2, 0, 0},
                0.5,
                "backwards");
        assertThat(NoisyLoss.added(backwards, 2).value()).isCloseTo(0.5 * 4 * 6 / 16, within(1e-14));
        assertThat(NoisyLoss.added(apart, 0.5).value()).isCloseTo(0.5 * 0.25 * 21 / 49, within(1e-14));
        assertThat(NoisyLoss.added(equal, 2).value()).isCloseTo(0.5 * 4 / 4, within(1e-14));
        assertThat(NoisyLoss.added(equal, 0).value()).isCloseTo(0, within(1e-14));
    }

    /** 1000 roundings of 1 and the largest loss: here it is ½ σ², for the only token is the query. */
    @Test
    void rounding_grows_with_the_largest_loss() {
        NoisyPrompt one = new NoisyPrompt(
                Prompt.of(new int[] {0}, 0, new double[] {1, -1, 2}), new double[] {0, 0, 0}, 0.5, "one");
        for (double deviation : new double[] {0, 1, 3}) {
            Estimate added = NoisyLoss.added(one, deviation);
            assertThat(added.value()).isCloseTo(0.5 * deviation * deviation, within(1e-14));
            assertThat(added.error()).isCloseTo(1000 * 0x1p-53 * (1 + 0.5 * deviation * deviation), within(1e-20));
        }
    }
}
