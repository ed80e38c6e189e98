package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.PromptSampler;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.model.AttentionScores;
import org.iclconvergence.model.BilinearWeights;

/** The laws of the empirical loss. */
class CountLossProperties {
    private static final double ROUNDING = 1e-12;

    private static List<Prompt> sample(long seed, int count, int promptLength, int prompts) {
        Features features = Features.standardBasis(count, count);
        return new PromptSampler(
                        features,
                        FeatureProbabilities.balanced(count),
                        promptLength,
                        TaskDistribution.gaussian(),
                        new RandomStreams(seed))
                .sample(prompts);
    }

    private static BilinearWeights weights(long seed, int count, double scale) {
        var random = new RandomStreams(seed).other();
        BilinearWeights weights = new BilinearWeights(count);
        for (int cell = 0; cell < count * count; cell++) {
            weights.set(cell / count, cell % count, scale * random.nextDouble(-1, 1));
        }
        return weights;
    }

    private static LossValues values(List<Prompt> prompts, BilinearWeights weights) {
        LossValues values = new LossValues(weights.features());
        new CountLoss(prompts).evaluate(weights, values);
        return values;
    }

    private static void assertSame(LossValues actual, LossValues expected) {
        assertThat(actual.loss()).isCloseTo(expected.loss(), within(ROUNDING * (1 + expected.loss())));
        assertThat(actual.gradient().subtract(expected.gradient()).getFrobeniusNorm())
                .isCloseTo(0, within(ROUNDING * (1 + expected.gradient().getFrobeniusNorm())));
        for (int k = 0; k < expected.predictionErrors().length; k++) {
            assertThat(Double.isNaN(actual.targetAttention()[k]))
                    .isEqualTo(Double.isNaN(expected.targetAttention()[k]));
            if (!Double.isNaN(expected.targetAttention()[k])) {
                assertThat(actual.predictionErrors()[k]).isCloseTo(expected.predictionErrors()[k], within(1e-11));
                assertThat(actual.targetAttention()[k]).isCloseTo(expected.targetAttention()[k], within(ROUNDING));
                assertThat(actual.dominantAttention()[k]).isCloseTo(expected.dominantAttention()[k], within(ROUNDING));
            }
        }
    }

    /** Prompt by prompt with the attention of the model, which has its own care for wide logits. */
    @Property(tries = 150)
    void it_is_the_mean_over_prompts_however_wide_the_logits_are(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll @IntRange(min = 1, max = 8) int promptLength,
            @ForAll @IntRange(min = 1, max = 30) int prompts,
            @ForAll @DoubleRange(min = 0, max = 700) double scale) {
        List<Prompt> sample = sample(seed, count, promptLength, prompts);
        BilinearWeights weights = weights(seed, count, scale);
        LossValues expected = new LossValues(count);
        double[] asked = new double[count];
        double total = 0;
        for (Prompt prompt : sample) {
            int k = prompt.query();
            double[] scores =
                    AttentionScores.ofFeatures(prompt.counts(), weights.matrix().getColumn(k));
            double[] labels = new double[count];
            double prediction = 0;
            for (int i = 0; i < promptLength; i++) {
                labels[prompt.token(i)] = prompt.label(i);
            }
            for (int m = 0; m < count; m++) {
                prediction += scores[m] * labels[m];
            }
            double residual = prediction - prompt.queryLabel();
            for (int m = 0; m < count; m++) {
                expected.gradient().addToEntry(m, k, residual * scores[m] * (labels[m] - prediction) / prompts);
            }
            expected.predictionErrors()[k] += residual * residual / 2;
            expected.targetAttention()[k] += scores[k];
            expected.dominantAttention()[k] += scores[0];
            asked[k]++;
            total += residual * residual / 2;
        }
        for (int k = 0; k < count; k++) {
            expected.predictionErrors()[k] /= asked[k];
            expected.targetAttention()[k] /= asked[k];
            expected.dominantAttention()[k] /= asked[k];
        }
        expected.setLoss(total / prompts);
        assertSame(values(sample, weights), expected);
    }

    @Property(tries = 100)
    void neither_order_nor_repetition_of_the_sample_matters(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int prompts,
            @ForAll @IntRange(min = 1, max = 3) int times) {
        List<Prompt> sample = sample(seed, 4, 6, prompts);
        List<Prompt> other = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            other.addAll(sample);
        }
        Collections.rotate(other, (int) (seed % other.size()));
        Collections.reverse(other);
        assertSame(values(other, weights(seed, 4, 3)), values(sample, weights(seed, 4, 3)));
    }

    /** A factor of two rounds nothing. */
    @Property(tries = 100)
    void twice_the_labels_are_four_times_the_loss(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int prompts) {
        List<Prompt> sample = sample(seed, 4, 6, prompts);
        List<Prompt> doubled = sample.stream()
                .map(prompt -> {
                    int[] tokens = new int[prompt.length()];
                    double[] labels = new double[prompt.length()];
                    for (int i = 0; i < tokens.length; i++) {
                        tokens[i] = prompt.token(i);
                        labels[i] = 2 * prompt.label(i);
                    }
                    return Prompt.withLabels(4, tokens, labels, prompt.query(), 2 * prompt.queryLabel());
                })
                .toList();
        BilinearWeights weights = weights(seed, 4, 3);
        LossValues once = values(sample, weights);
        LossValues twice = values(doubled, weights);
        assertThat(twice.loss()).isEqualTo(4 * once.loss());
        assertThat(twice.gradient()).isEqualTo(once.gradient().scalarMultiply(4));
        assertThat(twice.targetAttention()).isEqualTo(once.targetAttention());
    }

    /** The softmax does not see a shift of a whole column, so no gradient shifts one. */
    @Property(tries = 100)
    void every_column_of_the_gradient_sums_to_zero(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll @IntRange(min = 1, max = 30) int prompts,
            @ForAll @DoubleRange(min = 0, max = 700) double scale) {
        LossValues values = values(sample(seed, count, 5, prompts), weights(seed, count, scale));
        double size = 1 + values.gradient().getFrobeniusNorm();
        for (int k = 0; k < count; k++) {
            double sum = 0;
            for (double slope : values.gradient().getColumn(k)) {
                sum += slope;
            }
            assertThat(sum).isCloseTo(0, within(ROUNDING * size));
        }
    }
}
