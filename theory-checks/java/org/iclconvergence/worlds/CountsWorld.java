package org.iclconvergence.worlds;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.iclconvergence.theory.MultinomialBound;

/**
 * Counts of two or three features, the others than the first equally frequent, and a deviation.
 *
 * @param features K, 2 or 3
 * @param dominant p_1
 * @param promptLength N
 * @param deviation δ in (0, 1)
 */
public record CountsWorld(int features, double dominant, int promptLength, double deviation) {
    /** CONC-1: the shortest prompts that the lemma's condition K/N ≤ δ²/20 admits, for K = 2 also longer ones. */
    static Stream<CountsWorld> ofTheLemma() {
        Stream<CountsWorld> two = DoubleStream.of(0.1, 0.3, 0.5, 0.9)
                .boxed()
                .flatMap(deviation -> DoubleStream.of(1, 2, 4)
                        .boxed()
                        .flatMap(stretch ->
                                DoubleStream.of(0.5, 0.3, 0.05).mapToObj(p -> world(2, p, stretch, deviation))));
        Stream<CountsWorld> three = DoubleStream.of(0.5, 0.9)
                .boxed()
                .flatMap(deviation -> DoubleStream.of(1.0 / 3, 0.6).mapToObj(p -> world(3, p, 1, deviation)));
        return Stream.concat(two, three)
                .filter(world -> MultinomialBound.applies(world.features, world.promptLength, world.deviation));
    }

    /** N from the shortest prompts that the condition admits to ten times as many tokens; K = 3 where the double sum is short. */
    static Arbitrary<CountsWorld> drawn(Ranges ranges) {
        return Arbitraries.oneOf(
                Combinators.combine(ranges.number("p_1"), ranges.number("δ"), ranges.number("N/N_0"))
                        .as((p, deviation, stretch) -> world(2, p, stretch, deviation)),
                Combinators.combine(ranges.number("p_1"), ranges.number("δ at K = 3"))
                        .as((p, deviation) -> world(3, p, 1, deviation)));
    }

    private static CountsWorld world(int features, double dominant, double stretch, double deviation) {
        int promptLength = (int) Math.ceil(stretch * 20 * features / (deviation * deviation));
        return new CountsWorld(features, dominant, promptLength, deviation);
    }

    @Override
    public String toString() {
        return new Place()
                .with("K", features)
                .with("p_1", dominant)
                .with("N", promptLength)
                .with("δ", deviation)
                .toString();
    }
}
