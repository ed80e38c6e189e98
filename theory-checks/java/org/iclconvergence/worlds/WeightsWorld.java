package org.iclconvergence.worlds;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;

/**
 * The first feature's query and any weights, which need not be trained; without weights, those that training finds.
 *
 * @param probabilities p
 * @param promptLength N
 * @param weights A_1, then B_{1,n}; empty if they are to be trained
 * @param name such as "instance 3"
 */
public record WeightsWorld(FeatureProbabilities probabilities, double promptLength, double[] weights, String name) {
    /** CONC-2: three columns of weights, prompts from 1e4 to 1e6 tokens. */
    static Stream<WeightsWorld> ofLongPrompts() {
        return Stream.of(new double[] {0, 0, 0}, new double[] {0.8, -0.9, 0.1}, new double[] {2.5, -1.5, -1})
                .flatMap(weights -> DoubleStream.of(1e4, 1e5, 1e6)
                        .mapToObj(length -> new WeightsWorld(
                                FeatureProbabilities.of(0.2, 0.5, 0.3), length, weights, "A_k = " + weights[0])));
    }

    /** FLOOR-1: random weights, every second time extreme ones, K from 2 to 7; and trained ones. */
    static Stream<WeightsWorld> ofTheFloor(Seeds seeds) {
        Stream<WeightsWorld> random = IntStream.range(0, 200).mapToObj(trial -> random(seeds, trial));
        Stream<WeightsWorld> trained = Stream.of(2, 8)
                .flatMap(length -> Stream.of(FeatureProbabilities.balanced(3), FeatureProbabilities.imbalanced(4, 0.5))
                        .map(p -> new WeightsWorld(p, length, new double[0], "trained, K = " + p.count())));
        return Stream.concat(random, trained);
    }

    private static WeightsWorld random(Seeds seeds, int trial) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seeds.of("FLOOR-1", trial));
        FeatureProbabilities p = FeatureProbabilities.imbalanced(random.nextInt(2, 8), random.nextDouble(0.05, 0.95));
        int promptLength = random.nextInt(1, 200);
        double[] weights = new double[p.count()];
        double scale = trial % 2 == 0 ? 3 : 60;
        for (int g = 0; g < weights.length; g++) {
            weights[g] = random.nextDouble(-scale, scale) + (g == 0 ? scale : 0);
        }
        return new WeightsWorld(p, promptLength, weights, "instance " + trial + ", K = " + p.count());
    }

    /**
     * The query.
     *
     * @return the features as it sees them, each a group of its own
     */
    public QueryGroups groups() {
        return QueryGroups.ofEveryFeature(probabilities, 0);
    }

    /**
     * Whether the weights are to be trained.
     *
     * @return true if none are given
     */
    public boolean isTrained() {
        return weights.length == 0;
    }

    @Override
    public String toString() {
        return new Place().with(name).with("N", promptLength).toString();
    }
}
