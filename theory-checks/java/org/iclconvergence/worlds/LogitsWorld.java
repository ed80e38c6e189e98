package org.iclconvergence.worlds;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.RandomStreams;

/**
 * The logits of a prompt, and how often each occurs.
 *
 * @param logits finite
 * @param counts ≥ 1, of the same length
 * @param name such as "±700, seed 3"
 */
public record LogitsWorld(double[] logits, int[] counts, String name) {
    /** SET-3: from 1 to 199 logits within ±700, every third time at the ends of their range alone. */
    static Stream<LogitsWorld> random(Seeds seeds) {
        return IntStream.range(0, 300).mapToObj(trial -> {
            UniformRandomProvider random = seeds.streams("SET-3", trial).other();
            return of(
                    random.nextInt(1, 200),
                    trial % 2 == 0 ? 700 : random.nextDouble(0, 700),
                    trial % 3 == 0,
                    seeds.of("SET-3 instance", trial));
        });
    }

    /** Drawn ones: ranges of how many logits there are and of their size. */
    static Arbitrary<LogitsWorld> drawn(Ranges ranges) {
        return Combinators.combine(
                        ranges.whole("logits"),
                        ranges.number("max |logit|"),
                        Arbitraries.of(false, true),
                        Seeds.drawn())
                .as(LogitsWorld::of);
    }

    /**
     * One that is drawn.
     *
     * @param length how many logits
     * @param spread they lie within ±spread
     * @param atTheEnds whether they are ±spread
     * @param seed of the rest
     */
    private static LogitsWorld of(int length, double spread, boolean atTheEnds, long seed) {
        UniformRandomProvider random = new RandomStreams(seed).other();
        double[] logits = new double[length];
        int[] counts = new int[length];
        for (int i = 0; i < length; i++) {
            double place = 2 * random.nextDouble() - 1;
            logits[i] = spread * (atTheEnds ? Math.signum(place) : place);
            counts[i] = random.nextInt(1, 50);
        }
        return new LogitsWorld(logits, counts, (atTheEnds ? "±" : "up to ") + Place.number(spread) + ", seed " + seed);
    }

    @Override
    public String toString() {
        return new Place().with("logits", logits.length).with(name).toString();
    }
}
