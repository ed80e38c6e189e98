package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.model.BilinearWeights;
import org.junit.jupiter.api.Test;

class CountLossTest {
    /** Two features, attention ½ each: ŷ = (1 + 3)/2, so the loss is ½ (2 − 1)². */
    @Test
    void value_and_gradient_of_a_problem_done_by_hand() {
        LossValues values = new LossValues(2);
        new CountLoss(List.of(Prompt.of(new int[] {0, 1}, 0, new double[] {1, 3})))
                .evaluate(new BilinearWeights(2), values);
        assertThat(values.loss()).isEqualTo(0.5);
        assertThat(values.predictionErrors()[0]).isEqualTo(0.5);
        assertThat(values.predictionErrors()[1]).isNaN();
        assertThat(values.gradient().getData()).isDeepEqualTo(new double[][] {{-0.5, 0}, {0.5, 0}});
        assertThat(values.targetAttention()[0]).isEqualTo(0.5);
    }

    @Test
    void every_loss_knows_how_many_features_it_is_about() {
        List<Prompt> prompts = List.of(Prompt.of(new int[] {0, 1}, 0, new double[] {1, 3, 2}));
        FeatureProbabilities p = FeatureProbabilities.of(0.5, 0.3, 0.2);
        assertThat(List.of(
                        new CountLoss(prompts),
                        new TokenLoss(Features.standardBasis(3, 3), prompts),
                        new InfinitePromptLoss(p),
                        new PopulationLoss(p, 5)))
                .extracting(Loss::features)
                .containsOnly(3);
    }

    /** The context lacks the feature with the largest logit, 1400 above the others: the shift must be the prompt's own. */
    @Test
    void logits_of_700_neither_overflow_nor_vanish() {
        Prompt prompt = Prompt.of(new int[] {1, 2, 2}, 0, new double[] {0, 3, 6});
        BilinearWeights weights = new BilinearWeights(3);
        weights.set(0, 0, 700);
        weights.set(1, 0, -700);
        weights.set(2, 0, -700);
        LossValues fast = new LossValues(3);
        LossValues literal = new LossValues(3);
        new CountLoss(List.of(prompt)).evaluate(weights, fast);
        new TokenLoss(Features.standardBasis(3, 3), List.of(prompt)).evaluate(weights, literal);
        assertThat(fast.loss()).isCloseTo(12.5, within(1e-13)).isCloseTo(literal.loss(), within(1e-12));
        assertThat(fast.gradient().subtract(literal.gradient()).getNorm()).isLessThan(1e-12);
    }

    /**
     * Of e^−730 and e^−731 doubles keep some twenty bits: only with the prompt's own shift do labels 3 and 6, the first of them twice, still weigh
     * 2e : 1. The same loss is then asked at weights that need no such shift, and once more at those that do.
     */
    @Test
    void unequal_logits_far_below_the_largest_keep_their_ratio() {
        CountLoss loss = new CountLoss(List.of(
                Prompt.of(new int[] {1, 2, 1}, 0, new double[] {0, 3, 6}),
                Prompt.of(new int[] {0, 2, 2}, 0, new double[] {0, 3, 6})));
        BilinearWeights wide = new BilinearWeights(3);
        wide.set(1, 0, -730);
        wide.set(2, 0, -731);
        double first = 2 * Math.E / (2 * Math.E + 1);
        double residual = 3 * first + 6 * (1 - first);
        double slope = 0.5 * residual * first * (3 - residual);
        for (int time = 0; time < 2; time++) {
            LossValues values = new LossValues(3);
            loss.evaluate(wide, values);
            assertThat(values.loss()).isCloseTo(residual * residual / 4, within(1e-14));
            assertThat(values.targetAttention()[0]).isEqualTo(0.5);
            assertThat(values.gradient().getEntry(0, 0)).isCloseTo(0, within(1e-300));
            assertThat(values.gradient().getEntry(1, 0)).isCloseTo(slope, within(1e-14));
            assertThat(values.gradient().getEntry(2, 0)).isCloseTo(-slope, within(1e-14));
            loss.evaluate(new BilinearWeights(3), values);
            // residuals (2 · 3 + 6)/3 and 2 · 6/3
            assertThat(values.loss()).isCloseTo((16 + 16) / 4.0, within(1e-14));
            assertThat(values.targetAttention()[0]).isCloseTo(1 / 6.0, within(1e-16));
        }
    }

    /** The feature with the largest logit of all is not in the prompt; that of those which are leads by 2000. */
    @Test
    void whoever_leads_in_the_prompt_takes_all() {
        BilinearWeights weights = new BilinearWeights(3);
        weights.set(0, 0, -1000);
        weights.set(1, 0, -3000);
        LossValues values = new LossValues(3);
        new CountLoss(List.of(Prompt.of(new int[] {0, 1}, 0, new double[] {1, 3, 5}))).evaluate(weights, values);
        assertThat(values.targetAttention()[0]).isEqualTo(1);
        assertThat(values.loss()).isZero();
    }

    /** Loss 1e-30: 1 − Attn is never formed, so the residual keeps its relative accuracy. */
    @Test
    void nothing_cancels_near_convergence() {
        double distance = 30 * Math.log(10);
        BilinearWeights weights = new BilinearWeights(2);
        weights.set(0, 0, distance);
        LossValues values = new LossValues(2);
        new CountLoss(List.of(Prompt.of(new int[] {0, 1}, 0, new double[] {1, 3}))).evaluate(weights, values);
        assertThat(values.loss() / (2e-60)).isCloseTo(1, within(1e-12));
    }

    @Test
    void bad_prompts_are_refused() {
        assertThatThrownBy(() -> new CountLoss(List.of())).hasMessageContaining("empty");
        assertThatThrownBy(() -> new TokenLoss(Features.standardBasis(1, 1), List.of()))
                .hasMessageContaining("empty");
        Prompt two = Prompt.of(new int[] {0}, 0, new double[] {1, 2});
        Prompt three = Prompt.of(new int[] {0}, 0, new double[] {1, 2, 3});
        assertThatThrownBy(() -> new CountLoss(List.of(two, three))).hasMessageContaining("differ");
        assertThatThrownBy(() -> new TokenLoss(Features.standardBasis(3, 3), List.of(two)))
                .hasMessageContaining("over 2");
    }
}
