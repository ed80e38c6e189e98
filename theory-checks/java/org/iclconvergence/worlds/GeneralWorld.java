package org.iclconvergence.worlds;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;

/**
 * Any probabilities, and a training.
 *
 * @param probabilities p
 * @param query the queried feature, from 0; meaningless where a claim is about all of them
 * @param promptLength N, infinite for the limit
 * @param learningRate η; 0 for the limit of gradient flow
 * @param seed of whatever else the world needs, such as the features' orientation
 * @param name such as "instance 3"
 */
public record GeneralWorld(
        FeatureProbabilities probabilities,
        int query,
        double promptLength,
        double learningRate,
        long seed,
        String name) {
    private static GeneralWorld flow(FeatureProbabilities p, int query, String name) {
        return new GeneralWorld(p, query, Double.POSITIVE_INFINITY, 0, 0, name);
    }

    /** GRAD-3 to GRAD-6: neighbours in pairs of equal probability, so that there is a symmetry to keep. */
    static Stream<GeneralWorld> ofDescent(Seeds seeds, String claim) {
        return IntStream.range(0, 12).mapToObj(trial -> {
            UniformRandomProvider random = seeds.streams(claim, trial).other();
            double[] weights = new double[random.nextInt(3, 7)];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = k % 2 == 1 ? weights[k - 1] : 0.1 + random.nextDouble();
            }
            return new GeneralWorld(
                    FeatureProbabilities.proportionalTo(weights),
                    0,
                    random.nextInt(1, 60),
                    random.nextDouble(0.1, 3),
                    seeds.of(claim + " basis", trial),
                    "instance " + trial);
        });
    }

    /** IMB-14: K from 3 to 64, the most frequent feature first, a query drawn from all the others. */
    static Stream<GeneralWorld> ofTheSwitch(Seeds seeds) {
        return IntStream.range(0, 150).mapToObj(trial -> {
            UniformRandomProvider random = seeds.streams("IMB-14", trial).other();
            double[] weights = new double[random.nextInt(3, 65)];
            double power = random.nextDouble(1, 6);
            for (int k = 0; k < weights.length; k++) {
                weights[k] = -Math.pow(0.02 + random.nextDouble(), power);
            }
            Arrays.sort(weights);
            for (int k = 0; k < weights.length; k++) {
                weights[k] = -weights[k];
            }
            return flow(
                    FeatureProbabilities.proportionalTo(weights),
                    random.nextInt(1, weights.length),
                    "instance " + trial);
        });
    }

    /** GEN-1: K from 3 to 16, the first two features equally frequent. */
    static Stream<GeneralWorld> ofTheOrder(Seeds seeds) {
        return IntStream.range(0, 25).mapToObj(trial -> {
            UniformRandomProvider random = seeds.streams("GEN-1", trial).other();
            double[] weights = new double[random.nextInt(3, 17)];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = k == 1 ? weights[0] : Math.pow(0.05 + random.nextDouble(), 3);
            }
            return flow(FeatureProbabilities.proportionalTo(weights), 0, "instance " + trial);
        });
    }

    /** GEN-2: Zipf's law p_k ∝ 1/k, three of the rarer half of the features. */
    static Stream<GeneralWorld> ofZipf() {
        return IntStream.of(16, 64, 256, 1024).boxed().flatMap(count -> {
            FeatureProbabilities zipf = FeatureProbabilities.zipf(count, 1);
            return IntStream.of(count / 2, 3 * count / 4, count - 1)
                    .mapToObj(k -> flow(zipf, k, "Zipf, k = " + (k + 1)));
        });
    }

    /**
     * The query.
     *
     * @return the features as it sees them, each a group of its own
     */
    public QueryGroups groups() {
        return QueryGroups.ofEveryFeature(probabilities, query);
    }

    /**
     * The same world, seen by another query.
     *
     * @param k the queried feature, from 0
     * @return a copy
     */
    public GeneralWorld withQuery(int k) {
        return new GeneralWorld(probabilities, k, promptLength, learningRate, seed, name);
    }

    @Override
    public String toString() {
        return new Place()
                .with(name)
                .training(promptLength, learningRate)
                .with("K", probabilities.count())
                .toString();
    }
}
