package org.iclconvergence.worlds;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.iclconvergence.data.FeatureProbabilities;

/** Families of feature probabilities, by the names under which claims.yaml asks for them; the most frequent feature comes first. */
final class Families {
    private static final int GRID = 1000;
    private static final int LISTED = 8;

    private Families() {}

    /** Probabilities and, in words, which they are. */
    record Named(FeatureProbabilities probabilities, String name) {}

    /**
     * Probabilities of some families, each as likely as the others.
     *
     * @throws IllegalArgumentException if there is no family of a name
     */
    static Arbitrary<Named> of(List<String> families, Arbitrary<Integer> counts) {
        return counts.flatMap(count -> Arbitraries.oneOf(
                families.stream().map(family -> family(family, count)).toList()));
    }

    private static Arbitrary<Named> family(String family, int count) {
        return switch (family) {
            case "balanced" -> Arbitraries.just(named(family, constant(count, 1)));
            case "one dominant" -> share().map(share -> named(family, oneDominant(count, 0.05 + 0.9 * share)));
            case "several dominant" ->
                Combinators.combine(Arbitraries.integers().between(2, 4), share())
                        .as((dominant, share) -> named(family, severalDominant(count, dominant, 0.3 + 0.6 * share)));
            case "two rare kinds" ->
                Combinators.combine(share(), share())
                        .as((share, times) -> named(family, twoRareKinds(count, 0.4 + 0.5 * share, 1 + 29 * times)));
            case "of order 1/K" -> shares(count).map(shares -> named(family, each(shares, share -> 1 + 3 * share)));
            case "Zipf" -> share().map(share -> named(family, zipf(count, 0.5 + 1.5 * share)));
            case "arbitrary" ->
                shares(count).map(shares -> named(family, each(shares, share -> Math.pow(0.05 + share, 4))));
            default -> throw new IllegalArgumentException("there is no family of probabilities named " + family);
        };
    }

    private static Arbitrary<Double> share() {
        return Arbitraries.integers()
                .between(0, GRID)
                .withDistribution(RandomDistribution.uniform())
                .edgeCases(config -> config.includeOnly(0, GRID))
                .map(i -> (double) i / GRID);
    }

    private static Arbitrary<List<Double>> shares(int count) {
        return share().list().ofSize(count);
    }

    private static double[] constant(int count, double value) {
        double[] weights = new double[count];
        Arrays.fill(weights, value);
        return weights;
    }

    private static double[] oneDominant(int count, double dominant) {
        double[] weights = constant(count, (1 - dominant) / (count - 1));
        weights[0] = dominant;
        return weights;
    }

    /** Some that share a part of the mass in the ratios 1 : ½ : ⅓, so that no two are alike, and equal rest. */
    private static double[] severalDominant(int count, int dominant, double part) {
        int leading = Math.min(dominant, count - 1);
        double[] weights = constant(count, (1 - part) / (count - leading));
        double sum = IntStream.rangeClosed(1, leading).mapToDouble(m -> 1.0 / m).sum();
        for (int m = 0; m < leading; m++) {
            weights[m] = part / (m + 1) / sum;
        }
        return weights;
    }

    /** One dominant, half of the others so many times as frequent as the rest. */
    private static double[] twoRareKinds(int count, double dominant, double times) {
        double[] weights = constant(count, 1);
        int frequent = (count - 1) / 2;
        Arrays.fill(weights, 1, 1 + frequent, times);
        weights[0] = dominant / (1 - dominant) * (frequent * times + count - 1 - frequent);
        return weights;
    }

    private static double[] zipf(int count, double exponent) {
        return IntStream.rangeClosed(1, count)
                .mapToDouble(k -> Math.pow(k, -exponent))
                .toArray();
    }

    private interface Weight {
        double of(double share);
    }

    private static double[] each(List<Double> shares, Weight weight) {
        return shares.stream().mapToDouble(weight::of).toArray();
    }

    private static Named named(String family, double[] weights) {
        double[] sorted = DoubleStream.of(weights)
                .map(weight -> -weight)
                .sorted()
                .map(weight -> -weight)
                .toArray();
        FeatureProbabilities p = FeatureProbabilities.proportionalTo(sorted);
        String values = DoubleStream.of(p.toArray())
                .limit(LISTED)
                .mapToObj(Place::number)
                .collect(Collectors.joining(", "));
        return new Named(p, family + ", p = (" + values + (p.count() > LISTED ? ", …)" : ")"));
    }
}
