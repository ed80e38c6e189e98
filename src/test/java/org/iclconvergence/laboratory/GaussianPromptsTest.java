package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.GaussianTokens;
import org.iclconvergence.worlds.Seeds;
import org.junit.jupiter.api.Test;

/**
 * Tokens and a softmax whose loss is known by hand. The query is (1.2, 1.6, 0), the first and the last token (0.6, 0.8, u) with a random
 * u, and half of the score s is the first one's, half the last one's: the loss is ½ E((s − 2)² + s² u²). The others have the same product
 * with the query, 2, so that every logit is 2 λ.
 */
class GaussianPromptsTest {
    private static final GaussianTokens WORLD = new GaussianTokens(3, new Seeds(7));

    /** Half of 1.4 to the power of so much is best at N = 16, 32, …; the grid ends at 13. */
    private static final int[] BEST = {0, 3, 13, 7, 14, 1, 5};

    private static final int BATCHES = 24;
    private static final int PROMPTS = 500;

    private final List<Double> firsts = new ArrayList<>();
    private int samplers;
    private long tokens;
    private long misdrawn;

    private static int lengthOf(int sampler) {
        return 16 << (sampler / (BATCHES + 1));
    }

    private Consumer<double[]> sampler(UniformRandomProvider random) {
        int length = lengthOf(samplers++);
        int[] drawn = {0};
        double[] last = {0};
        return token -> {
            int position = drawn[0]++ % (length + 1);
            tokens++;
            misdrawn += token.length == 3 ? 0 : 1;
            token[0] = position == 0 ? 1.2 : 0.6;
            token[1] = position == 0 ? 1.6 : 0.8;
            if (position == 1) {
                last[0] = random.nextDouble();
            }
            token[2] = position == 0 ? 0 : position == 1 || position == length ? last[0] : 99;
            if (drawn[0] == 2) {
                firsts.add(last[0]);
            }
        };
    }

    private static double score(int length, double excess) {
        return 2 + 1 / Math.sqrt(length) + excess;
    }

    private static double[] scores(double[] logits) {
        double[] scores = new double[logits.length];
        double best = 0.5 * Math.pow(1.4, BEST[Integer.numberOfTrailingZeros(logits.length / 16)]);
        double away = Math.abs(Math.log(logits[0] / 2 / best));
        for (double logit : logits) {
            away += Math.abs(logit - logits[0]);
        }
        scores[0] = score(logits.length, away) / 2;
        scores[logits.length - 1] = scores[0];
        return scores;
    }

    private Wiring wiring() {
        return new Wiring(new Lie("by hand", "tokens and scores by hand")
                .bend(Seams.TOKENS, honest -> this::sampler)
                .bend(Seams.SOFTMAX, (UnaryOperator<UnaryOperator<double[]>>) honest -> GaussianPromptsTest::scores));
    }

    /** ln loss at N = 16 · 2^i has the slope Σ (i − 3) ln loss_i / (28 ln 2). */
    private static double slope(int batch) {
        double sum = 0;
        for (int i = 0; i < BEST.length; i++) {
            int length = 16 << i;
            UniformRandomProvider random = WORLD.streams(length, batch).tokens();
            double s = score(length, Math.max(0, BEST[i] - 13) * Math.log(1.4));
            double squares = 0;
            for (int prompt = 0; prompt < PROMPTS; prompt++) {
                double u = random.nextDouble();
                squares += (s - 2) * (s - 2) + s * s * u * u;
            }
            sum += (i - 3) * Math.log(squares / (2 * PROMPTS));
        }
        return sum / (28 * Math.log(2));
    }

    @Test
    void the_exponent_is_the_mean_slope_of_the_batches() {
        GaussianPrompts prompts = new GaussianPrompts(WORLD, wiring());
        Estimate exponent = prompts.exponent();
        List<Double> slopes = new ArrayList<>();
        for (int batch = 1; batch <= BATCHES; batch++) {
            slopes.add(slope(batch));
        }
        double mean = slopes.stream().mapToDouble(x -> x).sum() / BATCHES;
        double squares =
                slopes.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        assertThat(exponent.value()).isCloseTo(mean, within(1e-12));
        // scipy.stats.t.isf(5e-7, 23) = 6.5926505616015065
        assertThat(exponent.error())
                .isCloseTo(6.5926505616015065 * Math.sqrt(squares / 23 / 24), within(1e-8 * exponent.error()));
        assertThat(samplers).isEqualTo(7 * 25);
        assertThat(misdrawn).isZero();
        // λ is chosen on batch 0, on which nothing is measured
        for (int i = 0; i < samplers; i++) {
            assertThat(firsts.get(i))
                    .isEqualTo(WORLD.streams(lengthOf(i), i % 25).tokens().nextDouble());
        }
        // a query and N tokens for each of 1000 and of 24 · 500 prompts
        assertThat(tokens).isEqualTo(13_000L * (2032 + 7));
        assertThat(prompts.missing().value()).isCloseTo(1e-6, within(1e-12));
    }
}
