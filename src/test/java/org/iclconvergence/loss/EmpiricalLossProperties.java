package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.PromptSampler;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.model.BilinearWeights;

/** The literal loss and the fast one are the same function, of Z and of Q. */
class EmpiricalLossProperties {
    /** Each value is a sum of at most 60 · 20 products; a thousand roundings, relative to the largest entry, are 1e-13. */
    @Property(tries = 150)
    void count_loss_equals_token_loss(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll @IntRange(min = 0, max = 4) int spare,
            @ForAll @IntRange(min = 1, max = 20) int promptLength,
            @ForAll @IntRange(min = 1, max = 60) int prompts,
            @ForAll @DoubleRange(min = 0, max = 6) double scale,
            @ForAll boolean noisy) {
        RandomStreams streams = new RandomStreams(seed);
        Features features = Features.haarRandom(count + spare, count, streams.features());
        List<Prompt> sample = new ArrayList<>(new PromptSampler(
                        features,
                        FeatureProbabilities.balanced(count),
                        promptLength,
                        TaskDistribution.gaussian(),
                        streams)
                .sample(prompts));
        if (noisy) {
            sample.replaceAll(prompt -> withNoise(prompt, streams.other()));
        }
        BilinearWeights weights = new BilinearWeights(count);
        for (int i = 0; i < count * count; i++) {
            weights.set(i % count, i / count, scale * streams.other().nextDouble(-1, 1));
        }
        LossValues literal = new LossValues(count);
        LossValues fast = new LossValues(count);
        TokenLoss ofTokens = new TokenLoss(features, sample);
        ofTokens.evaluate(weights, literal);
        new CountLoss(sample).evaluate(weights, fast);
        // a residual of labels up to 6 is off by 1e-14 even where it should be 0, as for K = 1
        assertClose(fast.loss(), literal.loss(), 1e-12 * literal.loss() + 1e-28);
        // K = 1 has a gradient of rounding errors only: labels are of size 1
        double largest = Math.max(largestEntry(literal.gradient()), 1e-2);
        assertClose(largestEntry(fast.gradient().subtract(literal.gradient())), 0, 1e-12 * largest);
        // Q acts through Z = Vᵀ Q V alone
        RealMatrix v = features.matrix();
        RealMatrix ofQ = v.multiply(fast.gradient()).multiply(v.transpose());
        RealMatrix literalOfQ = ofTokens.gradient(weights.queryKeyMatrix(features));
        assertClose(largestEntry(ofQ.subtract(literalOfQ)), 0, 1e-12 * largest);
        for (int k = 0; k < count; k++) {
            assertClose(fast.predictionErrors()[k], literal.predictionErrors()[k], 1e-12 * Math.max(1, literal.loss()));
            assertClose(fast.targetAttention()[k], literal.targetAttention()[k], 1e-12);
            assertClose(fast.dominantAttention()[k], literal.dominantAttention()[k], 1e-12);
        }
    }

    private static double largestEntry(RealMatrix matrix) {
        return Arrays.stream(matrix.getData())
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    private static Prompt withNoise(Prompt prompt, UniformRandomProvider random) {
        int[] tokens = new int[prompt.length()];
        double[] labels = new double[prompt.length()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = prompt.token(i);
            labels[i] = prompt.label(i) + random.nextDouble(-1, 1);
        }
        return Prompt.withLabels(prompt.features(), tokens, labels, prompt.query(), prompt.queryLabel());
    }

    private static void assertClose(double actual, double expected, double tolerance) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(tolerance + Double.MIN_NORMAL);
        }
    }
}
