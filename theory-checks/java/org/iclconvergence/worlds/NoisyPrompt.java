package org.iclconvergence.worlds;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.Prompt;

/**
 * One prompt over three features, weights of its query, and a noise on its labels.
 *
 * @param clean the prompt without noise; v_1 is queried
 * @param column q_1, q_2, q_3
 * @param deviation σ
 * @param name such as "instance 3"
 */
public record NoisyPrompt(Prompt clean, double[] column, double deviation, String name) implements NoiseWorld {
    /** NOISE-1: N from 1 to 7. */
    static Stream<NoisyPrompt> random(Seeds seeds) {
        return IntStream.range(0, 50).mapToObj(trial -> {
            UniformRandomProvider random = seeds.streams("NOISE-1", trial).other();
            int[] tokens = new int[random.nextInt(1, 8)];
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = random.nextInt(3);
            }
            double[] labels = {random.nextDouble(-2, 2), random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
            double[] column = {random.nextDouble(-2, 2), random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
            return new NoisyPrompt(
                    Prompt.of(tokens, 0, labels), column, random.nextDouble(0.1, 0.5), "instance " + trial);
        });
    }

    /**
     * The logits of the context tokens.
     *
     * @return q of each token's feature
     */
    public double[] tokenLogits() {
        return IntStream.range(0, clean.length())
                .mapToDouble(i -> column[clean.token(i)])
                .toArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
