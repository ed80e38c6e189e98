package org.iclconvergence.worlds;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;

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

    /** GRAD-3, GRAD-4, GRAD-6: K from 2 to 6, N from 1 to 60, probabilities that differ by a factor of up to e^6. */
    static Stream<GeneralWorld> ofDescent(Seeds seeds, String claim) {
        return IntStream.range(0, 12).mapToObj(trial -> {
            UniformRandomProvider random = seeds.streams(claim, trial).other();
            return descent(
                    random.nextInt(2, 7),
                    trial % 4 == 0 ? 1 : random.nextInt(2, 60),
                    random.nextDouble(0.1, 3),
                    random.nextDouble(0, 6),
                    false,
                    seeds.of(claim + " world", trial));
        });
    }

    /** GRAD-5, GRAD-7: K from 2 to 4, N from 1 to 4; balanced, one dominant feature, all different, and in pairs. */
    static Stream<GeneralWorld> ofShortPrompts(Seeds seeds, String claim) {
        return IntStream.range(0, 12).mapToObj(trial -> {
            UniformRandomProvider random = seeds.streams(claim, trial).other();
            int count = 2 + trial % 3;
            int promptLength = 1 + random.nextInt(4);
            double rate = random.nextDouble(0.3, 3);
            long seed = seeds.of(claim + " world", trial);
            return switch (trial / 3) {
                case 0 -> descent(count, 4, rate, 0, false, seed);
                case 1 ->
                    descent(FeatureProbabilities.imbalanced(count, 0.6), 3, rate, seed, "p_1 = 0.6, seed " + seed);
                case 2 -> descent(count, promptLength, rate, 2, false, seed);
                default -> descent(count, promptLength, rate, 3, true, seed);
            };
        });
    }

    /**
     * A training that is drawn.
     *
     * @param ranges of K, N, η and of ln(p_max/p_min)
     * @param inPairs whether neighbours are equally frequent, so that there is a symmetry to keep
     */
    static Arbitrary<GeneralWorld> descents(Ranges ranges, boolean inPairs) {
        return Combinators.combine(
                        ranges.whole("K"),
                        ranges.whole("N"),
                        ranges.number("η"),
                        ranges.number("ln(p_max/p_min)"),
                        Seeds.drawn())
                .as((count, promptLength, rate, spread, seed) ->
                        descent(count, promptLength, rate, spread, inPairs, seed));
    }

    private static GeneralWorld descent(
            int count, int promptLength, double rate, double spread, boolean inPairs, long seed) {
        String name = new Place()
                .with("ln(p_max/p_min)", spread)
                .with((inPairs ? "in pairs, seed " : "seed ") + seed)
                .toString();
        return descent(probabilities(count, spread, inPairs, seed), promptLength, rate, seed, name);
    }

    private static GeneralWorld descent(FeatureProbabilities p, int promptLength, double rate, long seed, String name) {
        return new GeneralWorld(p, 0, promptLength, rate, seed, name);
    }

    /** The first feature and the last are as far apart as they may be. */
    static FeatureProbabilities probabilities(int count, double spread, boolean inPairs, long seed) {
        UniformRandomProvider random = new RandomStreams(seed).tasks();
        double[] weights = new double[count];
        for (int k = 0; k < count; k++) {
            double place = k == 0 ? 1 : k == count - 1 ? 0 : random.nextDouble();
            weights[k] = inPairs && k % 2 == 1 ? weights[k - 1] : FastMath.exp(spread * place);
        }
        return FeatureProbabilities.proportionalTo(weights);
    }

    /** IMB-14, UNI-1: some examples that other laws single out. */
    static Stream<GeneralWorld> ofQueries() {
        return Stream.of(
                flow(FeatureProbabilities.of(0.6, 0.3, 0.1), 2, "p = (0.6, 0.3, 0.1)"),
                flow(FeatureProbabilities.imbalanced(64, 0.5), 1, "one dominant"),
                flow(FeatureProbabilities.of(0.5, 0.3, 0.15, 0.04, 0.01), 4, "p = (0.5, 0.3, 0.15, 0.04, 0.01)"));
    }

    /** IMB-14, UNI-1: any family, a query drawn from all features. */
    static Arbitrary<GeneralWorld> ofQueries(Ranges ranges, List<String> families) {
        return Combinators.combine(Families.of(families, ranges.whole("K")), ranges.number("k/K"))
                .as((named, share) -> flow(
                        named.probabilities(),
                        Ranges.feature(named.probabilities().count(), share),
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
                .as((count, share) -> zipf(count, Ranges.feature(count, share)));
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

    /**
     * How many steps may be taken until rounding can have grown by a factor of e^14, since L_k ≤ 1: see the laboratory's run of
     * weights.
     *
     * @param most steps at most
     * @return at least 1, with η p_k t ≤ 14 for every feature
     */
    public int stepsUntilErrorsGrow(int most) {
        double largest = Arrays.stream(probabilities.toArray()).max().orElseThrow();
        return (int) Math.max(1, Math.min(most, 14 / (learningRate * largest)));
    }

    /**
     * Another feature that is exactly as frequent.
     *
     * @param k a feature
     * @return the next one, the first after the last; k itself if there is none
     */
    public int twinOf(int k) {
        int count = probabilities.count();
        int other = (k + 1) % count;
        while (probabilities.get(other) != probabilities.get(k)) {
            other = (other + 1) % count;
        }
        return other;
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
