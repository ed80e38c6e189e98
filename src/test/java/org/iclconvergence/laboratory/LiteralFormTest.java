package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;

/** What a layer asks the literal transformer, seen by a transformer that answers nothing. */
class LiteralFormTest {
    private static Heads layer() {
        Heads layer = new Heads(2, 2);
        System.arraycopy(new double[] {1, 2, 3, 4}, 0, layer.logits[0], 0, 4);
        System.arraycopy(new double[] {5, 6, 7, 8}, 0, layer.logits[1], 0, 4);
        layer.labelValue = 0.5;
        layer.tokenValues[0] = 10;
        layer.tokenValues[1] = 20;
        return layer;
    }

    /** Three tokens of the first feature and one of the second, both tasks with both signs, two heads, and the query with no label. */
    @Test
    void prompts_are_the_tokens_of_every_feature_with_their_values_and_the_query_last() {
        List<Prompt> asked = new ArrayList<>();
        List<double[][]> matrices = new ArrayList<>();
        LiteralForm form = new LiteralForm(layer(), FeatureProbabilities.of(0.75, 0.25), 4, true);
        form.predictionError(1, (q, features, prompt) -> {
            asked.add(prompt);
            matrices.add(q.getData());
            return 0;
        });
        assertThat(asked).hasSize(8).allSatisfy(prompt -> {
            assertThat(prompt.length()).isEqualTo(5);
            assertThat(prompt.query()).isEqualTo(1);
            assertThat(prompt.queryLabel()).as("is not given away").isZero();
            assertThat(new int[] {prompt.token(0), prompt.token(1), prompt.token(2), prompt.token(3), prompt.token(4)})
                    .containsExactly(0, 0, 0, 1, 1);
            assertThat(prompt.label(4)).isEqualTo(20);
        });
        // a column is what a query asks of every feature
        assertThat(matrices.get(0)).isDeepEqualTo(new double[][] {{1, 3}, {2, 4}});
        assertThat(matrices.get(1)).isDeepEqualTo(new double[][] {{5, 7}, {6, 8}});
        double half = 0.5 * Math.sqrt(2);
        double[][] labels = {{10 + half, 20}, {10 - half, 20}, {10, 20 + half}, {10, 20 - half}};
        for (int i = 0; i < 8; i++) {
            assertThat(asked.get(i).label(0)).isCloseTo(labels[i / 2][0], within(1e-14));
            assertThat(asked.get(i).label(2)).isCloseTo(labels[i / 2][0], within(1e-14));
            assertThat(asked.get(i).label(3)).isCloseTo(labels[i / 2][1], within(1e-14));
        }
    }

    /** Predictions of 1 and 3 have the mean 2: of ±√2 that are asked for it misses by 2 ∓ √2, of the other task by 2 twice. */
    @Test
    void a_loss_is_half_of_the_mean_square_over_the_tasks() {
        LiteralForm form = new LiteralForm(layer(), FeatureProbabilities.of(0.75, 0.25), 4, false);
        Estimate loss = form.predictionError(0, (q, features, prompt) -> q.getEntry(0, 0) == 1 ? 1 : 3);
        // ⅛ (6 − 4√2 + 6 + 4√2 + 4 + 4)
        assertThat(loss.value()).isCloseTo(2.5, within(1e-14));
    }

    /**
     * Of one feature, four tokens with the query, labels of −2²⁰ ± 1, the label asked for ±1. A score takes 14 roundings, a label
     * three, their sum 7 more, two heads are added: 26 of the largest label, and an error of a residual of 1 is one of ½ its square.
     */
    @Test
    void every_rounding_of_a_prediction_is_counted() {
        Heads layer = new Heads(2, 1);
        layer.labelValue = 1;
        layer.tokenValues[0] = -0x1p20;
        LiteralForm form = new LiteralForm(layer, FeatureProbabilities.of(1), 3, true);
        Estimate loss = form.predictionError(0, (q, features, prompt) -> 0);
        assertThat(loss.value()).isEqualTo(0.5);
        assertThat(loss.error()).isCloseTo(26 * 0x1p-33, within(1e-4 * 26 * 0x1p-33));
        LiteralForm masked = new LiteralForm(layer, FeatureProbabilities.of(1), 3, false);
        assertThat(masked.predictionError(0, (q, features, prompt) -> 0).error())
                .isCloseTo(24 * 0x1p-33, within(1e-4 * 24 * 0x1p-33));
    }

    /** Of two tokens and one head a score takes 12 roundings, a label 8: 21 with the sum over heads, and two of each difference. */
    @Test
    void logits_that_differ_round_a_prediction() {
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            Heads layer = new Heads(1, 2);
            layer.labelValue = 1;
            layer.tokenValues[0] = -0x1p20;
            layer.logits[0][2] = 4 * i;
            layer.logits[0][3] = -i;
            LiteralForm form = new LiteralForm(layer, FeatureProbabilities.of(0.5, 0.5), 2, false);
            errors[i] = form.predictionError(0, (q, features, prompt) -> 0).error();
        }
        assertThat(errors[1] / errors[0]).isCloseTo(31 / 21.0, within(1e-4));
    }

    /** Of a layer that reads nothing and a transformer that answers 0 only ±√2, rounded once, is left of a residual. */
    @Test
    void a_task_is_rounded_once() {
        LiteralForm form = new LiteralForm(new Heads(1, 2), FeatureProbabilities.of(0.5, 0.5), 2, false);
        Estimate residual = Estimate.exact(0).minus(Estimate.rounded(Math.sqrt(2), 1));
        Estimate square = residual.times(residual);
        assertThat(form.predictionError(1, (q, features, prompt) -> 0).error())
                .isCloseTo(square.plus(square).dividedBy(8).error(), within(0x1p-54));
    }
}
