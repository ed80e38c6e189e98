package org.iclconvergence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.PromptSampler;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;

/** The literal transformer on random prompts with random features and a random Q. */
class OneLayerTransformerProperties {
    private static final double ROUNDING = 1e-11;

    /** A prompt, its features and a matrix, all of one seed. */
    private record World(Features features, Prompt prompt, RealMatrix q) {
        static World of(long seed, int count, int promptLength, double scale) {
            RandomStreams streams = new RandomStreams(seed);
            Features features = Features.haarRandom(count + 2, count, streams.features());
            Prompt prompt = new PromptSampler(
                            features,
                            FeatureProbabilities.balanced(count),
                            promptLength,
                            TaskDistribution.gaussian(),
                            streams)
                    .sample();
            return new World(features, prompt, random(count + 2, scale, streams.other()));
        }

        private static RealMatrix random(int dimension, double scale, UniformRandomProvider random) {
            RealMatrix q = MatrixUtils.createRealMatrix(dimension, dimension);
            for (int cell = 0; cell < dimension * dimension; cell++) {
                q.setEntry(cell / dimension, cell % dimension, scale * random.nextDouble(-1, 1));
            }
            return q;
        }

        double predict(Prompt other) {
            return OneLayerTransformer.blockForm(q).predict(OneLayerTransformer.embedding(other, features));
        }

        Prompt with(int[] tokens, double[] labels) {
            return Prompt.withLabels(prompt.features(), tokens, labels, prompt.query(), prompt.queryLabel());
        }

        int[] tokens() {
            int[] tokens = new int[prompt.length()];
            Arrays.setAll(tokens, prompt::token);
            return tokens;
        }

        double[] labels() {
            double[] labels = new double[prompt.length()];
            Arrays.setAll(labels, prompt::label);
            return labels;
        }
    }

    /** ŷ = Σ_m Attn_m y_m with the bilinear weights: what every faster form rests on. */
    @Property(tries = 100)
    void the_prediction_is_the_mean_of_the_labels_by_feature_attention(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll @IntRange(min = 1, max = 12) int promptLength,
            @ForAll @DoubleRange(min = 0, max = 50) double scale) {
        World world = World.of(seed, count, promptLength, scale);
        Prompt prompt = world.prompt();
        double[] column =
                BilinearWeights.of(world.q(), world.features()).matrix().getColumn(prompt.query());
        double[] scores = AttentionScores.ofFeatures(prompt.counts(), column);
        double expected = 0;
        for (int i = 0; i < promptLength; i++) {
            expected += scores[prompt.token(i)] * prompt.label(i) / prompt.counts()[prompt.token(i)];
        }
        assertThat(world.predict(prompt)).isCloseTo(expected, within(ROUNDING));
    }

    @Property(tries = 100)
    void the_prediction_lies_among_the_labels(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int promptLength,
            @ForAll @DoubleRange(min = 0, max = 1000) double scale) {
        World world = World.of(seed, 4, promptLength, scale);
        double prediction = world.predict(world.prompt());
        assertThat(prediction)
                .isBetween(
                        Arrays.stream(world.labels()).min().orElseThrow() - ROUNDING,
                        Arrays.stream(world.labels()).max().orElseThrow() + ROUNDING);
    }

    @Property(tries = 100)
    void the_prediction_is_linear_in_the_labels_and_blind_to_the_answer(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -8, max = 8) double factor,
            @ForAll @DoubleRange(min = -8, max = 8) double shift) {
        World world = World.of(seed, 4, 7, 2);
        double[] changed = Arrays.stream(world.labels())
                .map(label -> factor * label + shift)
                .toArray();
        assertThat(world.predict(world.with(world.tokens(), changed)))
                .isCloseTo(factor * world.predict(world.prompt()) + shift, within(ROUNDING));
        assertThat(world.predict(world.prompt().withQueryLabel(shift))).isEqualTo(world.predict(world.prompt()));
    }

    @Property(tries = 100)
    void the_order_of_the_context_does_not_matter(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int promptLength,
            @ForAll @IntRange(min = 0, max = 11) int turn) {
        World world = World.of(seed, 4, promptLength, 2);
        int[] tokens = new int[promptLength];
        double[] labels = new double[promptLength];
        for (int i = 0; i < promptLength; i++) {
            tokens[(i + turn) % promptLength] = world.prompt().token(i);
            labels[(i + turn) % promptLength] = world.prompt().label(i);
        }
        assertThat(world.predict(world.with(tokens, labels)))
                .isCloseTo(world.predict(world.prompt()), within(ROUNDING));
    }

    /** Column by column: every column of F(E) is W^V E times that column's scores, and the query's ends with the prediction. */
    @Property(tries = 100)
    void the_output_ends_with_the_prediction_and_scores_with_the_masked_query(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int promptLength) {
        World world = World.of(seed, 4, promptLength, 3);
        RealMatrix embedding = OneLayerTransformer.embedding(world.prompt(), world.features());
        OneLayerTransformer transformer = OneLayerTransformer.blockForm(world.q());
        RealMatrix output = transformer.apply(embedding);
        int d = world.features().dimension();
        assertThat(output.getEntry(d, promptLength)).isCloseTo(transformer.predict(embedding), within(ROUNDING));
        // W^V of the block form keeps the labels' row alone
        assertThat(output.getSubMatrix(0, d - 1, 0, promptLength).getFrobeniusNorm())
                .isZero();
        double[] scores = transformer.scores(embedding).toArray();
        assertThat(scores).hasSize(promptLength + 1).endsWith(0);
        assertThat(Arrays.stream(scores).sum()).isCloseTo(1, within(ROUNDING));
    }
}
