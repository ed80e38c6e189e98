package org.iclconvergence.worlds;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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

    /** IMB-14: some examples that other laws single out. */
    static Stream<GeneralWorld> ofTheSwitch() {
        return Stream.of(
                flow(FeatureProbabilities.of(0.6, 0.3, 0.1), 2, "p = (0.6, 0.3, 0.1)"),
                flow(FeatureProbabilities.imbalanced(64, 0.5), 1, "one dominant"),
                flow(FeatureProbabilities.of(0.5, 0.3, 0.15, 0.04, 0.01), 4, "p = (0.5, 0.3, 0.15, 0.04, 0.01)"));
    }

    /** IMB-14: any family, a query drawn from all features. */
    static Arbitrary<GeneralWorld> ofTheSwitch(Ranges ranges, List<String> families) {
        return Combinators.combine(Families.of(families, ranges.whole("K")), ranges.number("k/K"))
                .as((named, share) -> flow(
                        named.probabilities(),
                        (int) Math.min(
                                named.probabilities().count() - 1.0,
                                share * named.probabilities().count()),
                        named.name()));
    }

    /** GEN-1: two equally frequent features. */
    static Stream<GeneralWorld> ofTheOrder() {
        return Stream.of(
                flow(FeatureProbabilities.of(0.4, 0.2, 0.2, 0.15, 0.05), 0, "p = (0.4, 0.2, 0.2, 0.15, 0.05)"));
    }

    /** GEN-1: any family. */
    static Arbitrary<GeneralWorld> ofTheOrder(Ranges ranges, List<String> families) {
        return Families.of(families, ranges.whole("K")).map(named -> flow(named.probabilities(), 0, named.name()));
    }

    /** GEN-2: Zipf's law p_k ∝ 1/k, three of the rarer half of the features. */
    static Stream<GeneralWorld> ofZipf() {
        return IntStream.of(16, 64, 256, 1024)
                .boxed()
                .flatMap(count ->
                        IntStream.of(count / 2, 3 * count / 4, count - 1).mapToObj(k -> zipf(count, k)));
    }

    /** GEN-2. */
    static Arbitrary<GeneralWorld> ofZipf(Ranges ranges) {
        return Combinators.combine(ranges.whole("K"), ranges.number("k/K"))
                .as((count, share) -> zipf(count, (int) Math.min(count - 1.0, share * count)));
    }

    private static GeneralWorld zipf(int count, int k) {
        return flow(FeatureProbabilities.zipf(count, 1), k, "Zipf, k = " + (k + 1));
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
