package org.iclconvergence.worlds;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The logits of a prompt, and how often each occurs.
 *
 * @param logits finite
 * @param counts ≥ 1, of the same length
 * @param name such as "instance 3"
 */
public record LogitsWorld(double[] logits, int[] counts, String name) {
    /** SET-3: up to 199 logits within ±700, every third time at the ends of their range alone. */
    static Stream<LogitsWorld> random(Seeds seeds) {
        return IntStream.range(0, 300).mapToObj(trial -> {
            UniformRandomProvider random = seeds.streams("SET-3", trial).other();
            int length = random.nextInt(1, 200);
            double spread = trial % 2 == 0 ? 700 : random.nextDouble(0, 700);
            double[] logits = new double[length];
            int[] counts = new int[length];
            for (int i = 0; i < length; i++) {
                logits[i] =
                        trial % 3 == 0 ? (random.nextBoolean() ? spread : -spread) : random.nextDouble(-spread, spread);
                counts[i] = random.nextInt(1, 50);
            }
            return new LogitsWorld(logits, counts, "instance " + trial);
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
