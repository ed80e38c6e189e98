package org.iclconvergence.worlds;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.OrderOneOverK;

/**
 * Probabilities of order 1/K, of up to eight different values, with or without one dominant feature; infinitely long prompts.
 *
 * @param classes the dominant feature first, if there is one
 * @param dominant whether there is
 * @param rare the class of the rare query that is looked at
 * @param error ε
 */
public record OrderWorld(SymmetryClasses classes, boolean dominant, int rare, double error) {
    private static final int VALUES = 8;

    /** UNI-2: equal and unequal features. */
    static Stream<OrderWorld> pinned() {
        return DoubleStream.of(10, 1e6)
                .boxed()
                .flatMap(features -> DoubleStream.of(1, 4)
                        .boxed()
                        .flatMap(ratio -> Stream.of(
                                balanced(features, ratio, 1, 0.01, 1), imbalanced(features, 0.5, ratio, 1, 0.01, 1))));
    }

    /** UNI-2: half of the worlds with a dominant feature. */
    static Arbitrary<OrderWorld> drawn(Ranges ranges) {
        Arbitrary<OrderWorld> balanced = Combinators.combine(
                        ranges.large("K"),
                        ranges.number("C/c"),
                        ranges.number("k/K"),
                        ranges.number("ε"),
                        Seeds.drawn())
                .as(OrderWorld::balanced);
        Arbitrary<OrderWorld> imbalanced = Combinators.combine(
                        ranges.large("K"),
                        ranges.number("p_1"),
                        ranges.number("C/c"),
                        ranges.number("k/K"),
                        ranges.number("ε"),
                        Seeds.drawn())
                .as(OrderWorld::imbalanced);
        return Arbitraries.oneOf(balanced, imbalanced);
    }

    private static OrderWorld balanced(double features, double ratio, double place, double error, long seed) {
        Rare rare = Rare.of(features, ratio, seed);
        return new OrderWorld(
                SymmetryClasses.of(rare.sharing(1), rare.multiplicity),
                false,
                Ranges.feature(rare.multiplicity.length, place),
                error);
    }

    private static OrderWorld imbalanced(
            double features, double dominant, double ratio, double place, double error, long seed) {
        Rare rare = Rare.of(features - 1, ratio, seed);
        return new OrderWorld(
                SymmetryClasses.of(
                        DoubleStream.concat(DoubleStream.of(dominant), DoubleStream.of(rare.sharing(1 - dominant)))
                                .toArray(),
                        DoubleStream.concat(DoubleStream.of(1), DoubleStream.of(rare.multiplicity))
                                .toArray()),
                true,
                1 + Ranges.feature(rare.multiplicity.length, place),
                error);
    }

    /** The first value is the largest, by the full ratio above the last one. */
    private record Rare(double[] weight, double[] multiplicity) {
        static Rare of(double features, double ratio, long seed) {
            int values = ratio == 1 ? 1 : (int) Math.min(VALUES, features);
            UniformRandomProvider random = new RandomStreams(seed).other();
            double[] weight = new double[values];
            double[] multiplicity = new double[values];
            double left = features;
            for (int i = 0; i < values; i++) {
                double place = i == 0 ? 1 : i == values - 1 ? 0 : random.nextDouble();
                weight[i] = 1 + (ratio - 1) * place;
                double most = left - (values - 1 - i);
                multiplicity[i] = i == values - 1 ? left : 1 + Math.rint(random.nextDouble() * (most - 1));
                left -= multiplicity[i];
            }
            return new Rare(weight, multiplicity);
        }

        double[] sharing(double mass) {
            double sum = IntStream.range(0, weight.length)
                    .mapToDouble(i -> weight[i] * multiplicity[i])
                    .sum();
            return DoubleStream.of(weight).map(w -> w * mass / sum).toArray();
        }
    }

    /**
     * A rare query.
     *
     * @return the features as it sees them
     */
    public QueryGroups rareQuery() {
        return classes.query(rare);
    }

    /**
     * The dominant query.
     *
     * @return the features as it sees them
     */
    public QueryGroups dominantQuery() {
        return classes.query(0);
    }

    /**
     * What the theory says.
     *
     * @return its bounds, c from the least probability there is
     */
    public OrderOneOverK theory() {
        return new OrderOneOverK(
                classes.features(),
                Math.min(1, classes.features() * probabilities().min().orElseThrow()));
    }

    /**
     * The least time of the rare query.
     *
     * @return its lower bound
     */
    public Estimate leastTime() {
        return theory().atLeast(classes.probability(rare), probabilities().max().orElseThrow(), error);
    }

    private DoubleStream probabilities() {
        return IntStream.range(0, classes.count()).mapToDouble(classes::probability);
    }

    @Override
    public String toString() {
        return new Place()
                .with("K", classes.features())
                .with("p_k", classes.probability(rare))
                .with("c/K", probabilities().min().orElseThrow())
                .with(
                        dominant ? "p_1" : "C/K",
                        dominant
                                ? classes.probability(0)
                                : probabilities().max().orElseThrow())
                .with("ε", error)
                .toString();
    }
}
