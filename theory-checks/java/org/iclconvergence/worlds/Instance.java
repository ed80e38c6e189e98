package org.iclconvergence.worlds;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.PromptSampler;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;

/**
 * A random instance of the paper's setting: features, a query-key matrix that need not be trained, a prompt.
 *
 * @param features V, orthonormal
 * @param q Q, d × d
 * @param prompt N tokens with the labels of a task
 * @param permuted the same prompt in another order
 * @param labelOfFeature ⟨w, v_k⟩ of every feature
 * @param name such as "seed 3"
 */
public record Instance(
        Features features, RealMatrix q, Prompt prompt, Prompt permuted, double[] labelOfFeature, String name) {
    /** SET-1, SET-2: K from 1 to 6, d from K to K + 3, N from 1 to 39. */
    static Stream<Instance> random(Seeds seeds, String claim) {
        return IntStream.range(0, 300).mapToObj(trial -> {
            UniformRandomProvider random = seeds.streams(claim, trial).other();
            return of(
                    random.nextInt(1, 7),
                    random.nextInt(1, 40),
                    random.nextDouble(0.1, 4),
                    seeds.of(claim + " instance", trial));
        });
    }

    /** Drawn ones: ranges of K, N and of the size of Q's entries. */
    static Arbitrary<Instance> drawn(Ranges ranges) {
        return Combinators.combine(
                        ranges.whole("K"), ranges.whole("N"), ranges.number("deviation of Q_ij"), Seeds.drawn())
                .as(Instance::of);
    }

    /**
     * One that is drawn.
     *
     * @param count K
     * @param promptLength N
     * @param scale standard deviation of the entries of Q
     * @param seed of everything else
     */
    private static Instance of(int count, int promptLength, double scale, long seed) {
        RandomStreams streams = new RandomStreams(seed);
        UniformRandomProvider random = streams.other();
        int dimension = count + random.nextInt(4);
        Features features = Features.haarRandom(dimension, count, streams.features());
        double[] weights = new double[count];
        for (int k = 0; k < count; k++) {
            weights[k] = 0.05 + random.nextDouble();
        }
        Prompt sampled = new PromptSampler(
                        features,
                        FeatureProbabilities.proportionalTo(weights),
                        promptLength,
                        TaskDistribution.gaussian(),
                        streams)
                .sample();
        double[] labels = features.labels(TaskDistribution.gaussian().sample(streams.tasks(), dimension));
        int[] tokens = IntStream.range(0, promptLength).map(sampled::token).toArray();
        RealMatrix q = matrix(dimension, scale, random);
        int[] reordered = IntStream.of(new PermutationSampler(random, promptLength, promptLength).sample())
                .map(position -> tokens[position])
                .toArray();
        return new Instance(
                features,
                q,
                Prompt.of(tokens, sampled.query(), labels),
                Prompt.of(reordered, sampled.query(), labels),
                labels,
                new Place()
                        .with("deviation of Q_ij", scale)
                        .with("seed " + seed)
                        .toString());
    }

    private static RealMatrix matrix(int dimension, double scale, UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        RealMatrix q = MatrixUtils.createRealMatrix(dimension, dimension);
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                q.setEntry(i, j, scale * normal.sample());
            }
        }
        return q;
    }

    @Override
    public String toString() {
        return new Place()
                .with("K", features.count())
                .with("d", features.dimension())
                .with("N", prompt.length())
                .with(name)
                .toString();
    }
}
