package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.worlds.FormWorld;
import org.iclconvergence.worlds.FormWorld.Kind;
import org.iclconvergence.worlds.FormWorld.Regime;
import org.iclconvergence.worlds.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each form is made of: its parameters drawn again, its loss by the definition of attention. */
class FormStartsTest {
    private static final int K = 4;

    private static Forms forms(FormWorld world, Lie lie) {
        return new Laboratory(new Wiring(lie), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false)
                .forms(world);
    }

    private static FormWorld world(Kind kind, Regime regime) {
        return new FormWorld(kind, regime, new Seeds(7));
    }

    private static double[] draw(UniformRandomProvider random, int count) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] drawn = new double[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = normal.sample();
        }
        return drawn;
    }

    /** Entries of deviation 0.1, of separate matrices 0.1/√4; nothing is drawn for what starts at 0 or at the paper's 1. */
    private static double[] start(Kind kind, UniformRandomProvider random) {
        double[] start = switch (kind) {
            case SEPARATE_KEYS_AND_QUERIES, TWO_HEADS, TWO_HEADS_SMALL_START -> new double[32];
            case SCALAR_VALUE -> new double[17];
            case VALUE_ROW -> new double[21];
            default -> new double[16];
        };
        switch (kind) {
            case SEPARATE_KEYS_AND_QUERIES -> fill(start, 0, draw(random, 32), 0.05);
            case SMALL_START -> fill(start, 0, draw(random, 16), 0.1);
            case TWO_HEADS_SMALL_START -> fill(start, 0, draw(random, 32), 0.1);
            case VALUE_ROW -> fill(start, 16, draw(random, 5), 0.1);
            case SCALAR_VALUE -> start[16] = 1;
            default -> {}
        }
        return start;
    }

    private static void fill(double[] entries, int from, double[] drawn, double factor) {
        for (int i = 0; i < drawn.length; i++) {
            entries[from + i] += factor * drawn[i];
        }
    }

    private static double logit(Kind kind, double[] at, int head, int n, int k) {
        if (kind == Kind.SEPARATE_KEYS_AND_QUERIES) {
            double product = 0;
            for (int i = 0; i < K; i++) {
                product += at[4 * i + n] * at[16 + 4 * k + i];
            }
            return product;
        }
        double factor = kind == Kind.SCALED_BY_FEATURES ? 0.5 : kind == Kind.SCALED_BY_32 ? Math.sqrt(1 / 32.0) : 1;
        return factor * at[16 * head + 4 * k + n];
    }

    /** L = Σ p_k ½ E (ŷ − y)² by its definition, over the tasks ±2 v_j. */
    private static double loss(Kind kind, double[] at, FeatureProbabilities p) {
        int heads = kind == Kind.TWO_HEADS || kind == Kind.TWO_HEADS_SMALL_START ? 2 : 1;
        boolean trainsValue = kind == Kind.SCALAR_VALUE || kind == Kind.VALUE_ROW;
        double weight =
                kind == Kind.QUERY_NOT_MASKED ? 1 / 80.0 : kind == Kind.QUERY_NOT_MASKED_SHORT_PROMPTS ? 1 / 20.0 : 0;
        double loss = 0;
        for (int k = 0; k < K; k++) {
            for (int task = 0; task < 2 * K; task++) {
                double label = task % 2 == 0 ? 2 : -2;
                double prediction = 0;
                for (int head = 0; head < heads; head++) {
                    double sum = weight * Math.exp(logit(kind, at, head, k, k));
                    double read = sum * (kind == Kind.VALUE_ROW ? at[17 + k] : 0);
                    for (int m = 0; m < K; m++) {
                        double score = p.get(m) * Math.exp(logit(kind, at, head, m, k));
                        double value = m == task / 2 ? label * (trainsValue ? at[16] : 1) : 0;
                        sum += score;
                        read += score * (value + (kind == Kind.VALUE_ROW ? at[17 + m] : 0));
                    }
                    prediction += read / sum / heads;
                }
                double residual = prediction - (task / 2 == k ? label : 0);
                loss += p.get(k) * residual * residual / (4 * K);
            }
        }
        return loss;
    }

    @ParameterizedTest
    @EnumSource
    void a_slope_is_taken_at_a_start_with_normal_entries_added_in_a_normal_direction(Kind kind) {
        for (Regime regime : Regime.values()) {
            FormWorld world = world(kind, regime);
            FeatureProbabilities p = world.probabilities(K);
            UniformRandomProvider random = world.random(K, -1);
            double[] at = start(kind, random);
            fill(at, 0, draw(random, at.length), 1);
            double[] direction = draw(random, at.length);
            double h = 1e-3;
            double[] losses = new double[5];
            for (int i = -2; i <= 2; i++) {
                double[] moved = at.clone();
                fill(moved, 0, direction, i * h);
                losses[i + 2] = loss(kind, moved, p);
            }
            double exact = (8 * (losses[3] - losses[1]) - (losses[4] - losses[0])) / (12 * h);
            assertThat(forms(world, Lie.NONE).slope(K).actual().value()).isCloseTo(exact, within(1e-8));
        }
    }

    private static List<Prompt> asked(FormWorld world, int features, List<double[][]> matrices, Lie lie) {
        List<Prompt> asked = Collections.synchronizedList(new ArrayList<>());
        Lie listening = lie.bend(Seams.PREDICTION, honest -> (q, basis, prompt) -> {
            asked.add(prompt);
            matrices.add(q.getData());
            return honest.of(q, basis, prompt);
        });
        forms(world, listening).predictionErrors(features);
        return asked;
    }

    /** ¼ four times wants four tokens; ½, ⅙, ⅙ and ⅙ want six; ⅕ and ⅖ twice want five. The query may be one more. */
    @Test
    void prompts_are_the_shortest_that_have_whole_tokens_of_every_feature() {
        Lie listening = new Lie("listening", "nothing is bent");
        assertThat(asked(world(Kind.PAPER, Regime.BALANCED), 4, new ArrayList<>(), listening))
                .allSatisfy(prompt -> assertThat(prompt.length()).isEqualTo(4));
        assertThat(asked(world(Kind.PAPER, Regime.IMBALANCED), 4, new ArrayList<>(), listening))
                .allSatisfy(prompt -> assertThat(prompt.length()).isEqualTo(6));
        assertThat(asked(world(Kind.QUERY_NOT_MASKED, Regime.IMBALANCED), 4, new ArrayList<>(), listening))
                .allSatisfy(prompt -> assertThat(prompt.length()).isEqualTo(7));
        Lie rare = listening.bend(Seams.PROBABILITIES, honest -> p -> FeatureProbabilities.of(0.2, 0.4, 0.4));
        assertThat(asked(world(Kind.PAPER, Regime.BALANCED), 3, new ArrayList<>(), rare))
                .allSatisfy(prompt -> assertThat(prompt.length()).isEqualTo(5));
    }

    /** Of a form that starts at random the start is drawn first, for its length, and not used. */
    @Test
    void predictions_are_compared_at_normal_logits() {
        for (Kind kind : List.of(Kind.PAPER, Kind.SMALL_START)) {
            FormWorld world = world(kind, Regime.BALANCED);
            List<double[][]> matrices = new ArrayList<>();
            asked(world, 4, matrices, new Lie("listening", "nothing is bent"));
            UniformRandomProvider random = world.random(4, -1);
            start(kind, random);
            double[] logits = draw(random, 16);
            for (int k = 0; k < 4; k++) {
                for (int n = 0; n < 4; n++) {
                    assertThat(matrices.get(0)[n][k]).isEqualTo(logits[4 * k + n]);
                }
            }
        }
    }
}
