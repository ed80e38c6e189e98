package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trajectory of Adam by its recursion, with and without a wrong move in it. */
class AdamMovesTest {
    private static final double RATE = 0.01;
    private static final int FEATURES = 2;

    private static TrainingProblem problem(List<Prompt> prompts) {
        return new TrainingProblem(
                Objective.GIVEN_PROMPTS,
                Features.standardBasis(FEATURES, FEATURES),
                FeatureProbabilities.balanced(FEATURES),
                prompts.get(0).length(),
                prompts,
                RATE,
                PaperExperiment.Rule.ADAM,
                12);
    }

    private static List<Prompt> prompts() {
        return List.of(
                Prompt.of(new int[] {0, 1, 1}, 0, new double[] {1, -0.5}),
                Prompt.of(new int[] {0, 0, 1}, 1, new double[] {0.3, 2}),
                Prompt.of(new int[] {1, 0, 1}, 1, new double[] {-1, 1.5}));
    }

    /** Twelve steps; the step after epoch {@code wrong} moves entry (row, column) by so many η too much. */
    private static Trajectory trajectory(List<Prompt> prompts, int wrong, int row, int column, double excess) {
        CountLoss loss = new CountLoss(prompts);
        LossValues values = new LossValues(FEATURES);
        BilinearWeights weights = new BilinearWeights(FEATURES);
        double[][] first = new double[FEATURES][FEATURES];
        double[][] second = new double[FEATURES][FEATURES];
        List<Snapshot> snapshots = new ArrayList<>();
        for (int step = 0; step <= 12; step++) {
            loss.evaluate(weights, values);
            double[] unused = new double[FEATURES];
            snapshots.add(new Snapshot(step, values.loss(), unused, unused, unused, weights.copy()));
            for (int n = 0; n < FEATURES; n++) {
                for (int k = 0; k < FEATURES; k++) {
                    double gradient = values.gradient().getEntry(n, k);
                    first[n][k] = 0.9 * first[n][k] + 0.1 * gradient;
                    second[n][k] = 0.999 * second[n][k] + 0.001 * gradient * gradient;
                    double mean = first[n][k] / (1 - Math.pow(0.9, step + 1));
                    double size = Math.sqrt(second[n][k] / (1 - Math.pow(0.999, step + 1)));
                    double more = step == wrong && n == row && k == column ? excess * RATE : 0;
                    weights.set(n, k, weights.get(n, k) - RATE * mean / (size + 1e-8) + more);
                }
            }
        }
        return new Trajectory(snapshots);
    }

    @Test
    void adam_s_own_moves_do_not_deviate() {
        Estimate deviation = AdamMoves.deviation(problem(prompts()), trajectory(prompts(), -1, 0, 0, 0));
        assertThat(deviation.value()).isBetween(0.0, deviation.error());
        assertThat(deviation.error()).isBetween(1e-13, 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0.25", "9, 1, 1, 0.25", "4, 0, 1, -0.25", "9, 1, 0, -3", "1, 1, 1, 0.001"})
    void a_wrong_move_deviates_by_what_it_is_wrong(int epoch, int row, int column, double excess) {
        Trajectory wrong = trajectory(prompts(), epoch, row, column, excess);
        Estimate deviation = AdamMoves.deviation(problem(prompts()), wrong);
        assertThat(deviation.value()).isCloseTo(Math.abs(excess), within(1e-9));
    }

    /** Labels of a tenth leave a gradient a hundredth as large, and its error, too. */
    @Test
    void the_error_does_not_depend_on_the_scale_of_small_labels() {
        List<Prompt> tenth = prompts().stream()
                .map(prompt -> Prompt.withLabels(
                        FEATURES,
                        IntStream.range(0, 3).map(prompt::token).toArray(),
                        IntStream.range(0, 3)
                                .mapToDouble(i -> prompt.label(i) / 10)
                                .toArray(),
                        prompt.query(),
                        prompt.queryLabel() / 10))
                .toList();
        double whole = AdamMoves.deviation(problem(prompts()), trajectory(prompts(), -1, 0, 0, 0))
                .error();
        double small = AdamMoves.deviation(problem(tenth), trajectory(tenth, -1, 0, 0, 0))
                .error();
        assertThat(small / whole).isBetween(0.9, 1.1);
    }

    @Test
    void only_ten_epochs_are_looked_at() {
        Estimate deviation = AdamMoves.deviation(problem(prompts()), trajectory(prompts(), 10, 0, 0, 0.5));
        assertThat(deviation.value()).isLessThan(1e-9);
    }

    /**
     * Sixty prompts of twenty tokens of each feature, whose labels differ by 0.004: attention is ½ and ½, and each column's gradient ½
     * · residual · ¼ · 0.004. Each of 60 + 40 + 100 roundings loses 2^−53 of 4 · 1000². Twice the gradient's relative error is the
     * move's, for a gradient stands in numerator and denominator.
     */
    @ParameterizedTest
    @CsvSource({
        "1000, 999.996, 0, 0",
        "999.996, 1000, 0, 0",
        "-1000, -999.996, -5, 0",
        "1, 1.004, 1000, 0",
        "1, 1.004, -1000, 0",
        "1, 1.004, 0.5, 999",
        "1, 1.004, 0.5, -1001"
    })
    void the_error_is_that_of_rounded_gradients(double first, double second, double ofQuery, double ofOneToken) {
        int[] tokens = new int[40];
        double[] labels = new double[40];
        for (int i = 0; i < 40; i++) {
            tokens[i] = i % 2;
            labels[i] = i % 2 == 0 ? first : second;
        }
        // one token has more of its label, and two of its kind make up for it
        labels[0] += ofOneToken;
        labels[2] -= ofOneToken / 2;
        labels[4] -= ofOneToken / 2;
        List<Prompt> prompts = new ArrayList<>();
        for (int query = 0; query < FEATURES; query++) {
            prompts.addAll(Collections.nCopies(30, Prompt.withLabels(FEATURES, tokens, labels, query, ofQuery)));
        }
        double residual = Math.abs((first + second) / 2 - ofQuery);
        double gradient = 0.5 * residual * 0.25 * 0.004;
        double ofGradient = 200 * 0x1p-53 * 4e6;
        Estimate deviation = AdamMoves.deviation(problem(prompts), trajectory(prompts, -1, 0, 0, 0));
        assertThat(deviation.error() / (2 * ofGradient / gradient)).isBetween(0.95, 1.1);
        assertThat(deviation.value()).isLessThan(deviation.error());
    }

    @Test
    void one_prompt_is_enough() {
        List<Prompt> one = prompts().subList(0, 1);
        Estimate deviation = AdamMoves.deviation(problem(one), trajectory(one, -1, 0, 0, 0));
        assertThat(deviation.value()).isBetween(0.0, deviation.error());
    }
}
