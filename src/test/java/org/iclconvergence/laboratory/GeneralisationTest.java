package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.StatUtils;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.PromptSampler;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.GivenPromptsWorld;
import org.iclconvergence.worlds.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gap of two features and prompts of two tokens, whose losses are sums of a few terms. */
class GeneralisationTest {
    private static final double P = 0.7;
    private static final int BATCHES = 24;
    private static final int[] SIZES = {75, 300, 1200};

    private static GivenPromptsWorld world(boolean adam, int steps) {
        return new GivenPromptsWorld(
                adam,
                FeatureProbabilities.proportionalTo(new double[] {P, 1 - P}),
                2,
                adam ? 0.3 : 2,
                steps,
                2,
                new Seeds(3));
    }

    private static Generalisation generalisation(GivenPromptsWorld world, Lie lie, Memory memory) {
        return new Generalisation(world, new Wiring(lie), memory);
    }

    /** A loss as a sum over kinds of prompts: weight, counts of the two features, query, and the mean square of a label gap. */
    private record Sum(List<double[]> kinds) {
        /** With w ~ N(0, I), ½ E(ŷ − y)² = ½ |a − e_k|²; of two features, whose a sum to 1, that is (1 − a_k)². */
        static Sum ofAll() {
            return new Sum(IntStream.range(0, 6)
                    .mapToObj(i -> {
                        int k = i % 2;
                        int c = i / 2;
                        double tokens = (c == 1 ? 2 : 1) * Math.pow(P, c) * Math.pow(1 - P, 2 - c);
                        return new double[] {(k == 0 ? P : 1 - P) * tokens, c, 2 - c, k, 2};
                    })
                    .toList());
        }

        /** ŷ − y = (1 − a_k)(y_other − y_k). */
        static Sum of(List<Prompt> prompts, List<double[]> labels) {
            return new Sum(IntStream.range(0, prompts.size())
                    .mapToObj(i -> {
                        int[] counts = prompts.get(i).counts();
                        double gap = labels.get(i)[0] - labels.get(i)[1];
                        return new double[] {
                            1.0 / prompts.size(),
                            counts[0],
                            counts[1],
                            prompts.get(i).query(),
                            gap * gap
                        };
                    })
                    .toList());
        }

        /** The loss, and its slope in Z, from u_k = Z_kk − Z_jk: d(1 − a)/du = −a (1 − a). */
        double at(RealMatrix z, double[][] slope) {
            double loss = 0;
            for (double[] kind : kinds) {
                int k = (int) kind[3];
                int j = 1 - k;
                double target = kind[1 + k] * Math.exp(z.getEntry(k, k) - z.getEntry(j, k));
                double miss = kind[1 + j] / (target + kind[1 + j]);
                loss += kind[0] * 0.5 * miss * miss * kind[4];
                double down = kind[0] * miss * kind[4] * miss * (1 - miss);
                slope[k][k] -= down;
                slope[j][k] += down;
            }
            return loss;
        }
    }

    /** Descent or Adam on the entries of Q; Z at its end. */
    private static RealMatrix train(GivenPromptsWorld world, Sum loss, RealMatrix v) {
        RealMatrix q = MatrixUtils.createRealMatrix(2, 2);
        double[][] first = new double[2][2];
        double[][] second = new double[2][2];
        for (int t = 1; t <= world.steps(); t++) {
            double[][] slope = new double[2][2];
            loss.at(v.transpose().multiply(q).multiply(v), slope);
            RealMatrix gradient =
                    v.multiply(MatrixUtils.createRealMatrix(slope)).multiply(v.transpose());
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    double g = gradient.getEntry(i, j);
                    first[i][j] = 0.9 * first[i][j] + 0.1 * g;
                    second[i][j] = 0.999 * second[i][j] + 0.001 * g * g;
                    double mean = first[i][j] / (1 - Math.pow(0.9, t));
                    double size = Math.sqrt(second[i][j] / (1 - Math.pow(0.999, t)));
                    q.addToEntry(i, j, -world.learningRate() * (world.adam() ? mean / (size + 1e-8) : g));
                }
            }
        }
        return v.transpose().multiply(q).multiply(v);
    }

    private static double gap(Sum given, RealMatrix z) {
        return Sum.ofAll().at(z, new double[2][2]) - given.at(z, new double[2][2]);
    }

    /** M times the mean gap of a batch, less the gap of the weights that the population leads to. */
    private static double[] batch(GivenPromptsWorld world, int batch) {
        Features features = Features.haarRandom(2, 2, world.streams(batch, 0).features());
        RealMatrix ideal = train(world, Sum.ofAll(), features.matrix());
        double[] scaled = new double[3];
        for (int i = 0; i < 3; i++) {
            int parts = 0;
            double sum = 0;
            for (int sample = 0; sample < 2; sample++) {
                RandomStreams streams = world.streams(batch, sample);
                List<Prompt> prompts = new PromptSampler(
                                features, world.probabilities(), 2, TaskDistribution.gaussian(), streams)
                        .sample(1200);
                List<double[]> labels =
                        prompts.stream().map(GeneralisationTest::labels).toList();
                for (int at = 0; at + SIZES[i] <= 1200; at += SIZES[i]) {
                    Sum given = Sum.of(prompts.subList(at, at + SIZES[i]), labels.subList(at, at + SIZES[i]));
                    sum += gap(given, train(world, given, features.matrix())) - gap(given, ideal);
                    parts++;
                }
            }
            scaled[i] = SIZES[i] * sum / parts;
        }
        return scaled;
    }

    /** The labels of both features, as far as tokens and query show them: one that is not shown weighs nothing. */
    private static double[] labels(Prompt prompt) {
        double[] labels = new double[2];
        labels[prompt.query()] = prompt.queryLabel();
        for (int i = 0; i < 2; i++) {
            labels[prompt.token(i)] = prompt.label(i);
        }
        return labels;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_gaps_are_those_of_trainings_by_hand(boolean adam) {
        GivenPromptsWorld world = world(adam, 3);
        double[][] batches = IntStream.range(0, BATCHES)
                .mapToObj(batch -> batch(world, batch))
                .toArray(double[][]::new);
        Memory memory = new Memory();
        Generalisation generalisation = generalisation(world, Lie.NONE, memory);
        SortedMap<Integer, Estimate> gaps = generalisation.scaledGaps();
        assertThat(gaps).containsOnlyKeys(75, 300, 1200);
        // scipy.stats.t.isf(5e-7, 23) = 6.5926505616015065
        double quantile = 6.5926505616015065 / Math.sqrt(24);
        for (int i = 0; i < 3; i++) {
            double[] values = new double[BATCHES];
            for (int batch = 0; batch < BATCHES; batch++) {
                values[batch] = batches[batch][i];
            }
            Estimate gap = gaps.get(SIZES[i]);
            assertThat(gap.value()).isCloseTo(StatUtils.mean(values), within(1e-9));
            assertThat(gap.error()).isCloseTo(quantile * Math.sqrt(StatUtils.variance(values)), within(1e-7));
        }
        assertThat(generalisation.missing().value()).isCloseTo(1e-6, within(1e-12));
    }

    /** The three numbers lie evenly in their logarithm: the one in the middle does not count. */
    @Test
    void the_slope_is_that_from_the_fewest_prompts_to_the_most() {
        GivenPromptsWorld world = world(false, 3);
        double[] slopes = IntStream.range(0, BATCHES)
                .mapToDouble(batch -> {
                    double[] scaled = batch(world, batch);
                    return Math.log(scaled[2] / 1200 / (scaled[0] / 75)) / Math.log(16);
                })
                .toArray();
        Estimate slope = generalisation(world, Lie.NONE, new Memory()).slope();
        assertThat(slope.value())
                .isCloseTo(StatUtils.mean(slopes), within(1e-9))
                .isBetween(-1.3, -0.7);
        assertThat(slope.error())
                .isCloseTo(6.5926505616015065 * Math.sqrt(StatUtils.variance(slopes) / 24), within(1e-7));
    }

    /** Without a step all weights are the same, and no gap is left. */
    @Test
    void where_there_is_no_gap_there_is_no_slope() {
        Generalisation untrained = generalisation(world(false, 0), Lie.NONE, new Memory());
        assertThat(untrained.slope()).isEqualTo(Estimate.NEVER);
        assertThat(untrained.scaledGaps().values()).allMatch(gap -> gap.value() == 0 && gap.error() == 0);
    }

    /** Two samples of 1200 prompts in each of 24 batches. */
    @Test
    void the_trainings_are_done_once_for_all_that_is_asked_of_them() {
        AtomicInteger samples = new AtomicInteger();
        AtomicInteger prompts = new AtomicInteger();
        BiFunction<List<Prompt>, RandomStreams, List<Prompt>> counting = (given, streams) -> {
            samples.incrementAndGet();
            prompts.addAndGet(given.size());
            return given;
        };
        Memory memory = new Memory();
        for (String name : List.of("counting", "again")) {
            Lie lie = new Lie(name, "prompts are counted").bend(Seams.PROMPTS, honest -> counting);
            Wiring wiring = new Wiring(lie);
            Generalisation counted = new Generalisation(world(false, 1), wiring, memory);
            counted.scaledGaps();
            counted.slope();
            assertThat(samples).hasValue(48);
            assertThat(prompts).hasValue(48 * 1200);
            assertThat(wiring.asked()).contains(Seams.PROBLEM_LOSS, Seams.PROMPTS, Seams.OPTIMIZER);
        }
    }
}
