package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.oracle.MultinomialEnumeration;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.Optimizer;
import org.iclconvergence.worlds.GeneralWorld;
import org.iclconvergence.worlds.MatrixWorld;
import org.junit.jupiter.api.Test;

/** What descents of the whole Q say of their rounding, by hand for their first steps. */
class DescentErrorsTest {
    private static final double ROUNDING = 0x1p-53;

    private static final FeatureProbabilities P = FeatureProbabilities.of(0.5, 0.25, 0.25);
    private static final GeneralWorld WORLD = new GeneralWorld(P, 0, 3, 1.5, 7, "three features");

    /** Of the integral of three features: 26 times 300 roundings. */
    private static final double OF_GROWTH = 7800 * ROUNDING + 2e-15;

    private static Laboratory laboratory(Lie lie) {
        return new Laboratory(new Wiring(lie), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false);
    }

    private final Laboratory lab = laboratory(Lie.NONE);
    private final int dimension = Invariants.features(lab, WORLD).dimension();

    private static double near(double value) {
        return 1e-9 * value;
    }

    private static double lossAtStart(int k) {
        double[] p = {P.get(k), P.get(k == 0 ? 1 : 0), P.get(k == 2 ? 1 : 2)};
        return new MultinomialEnumeration(p, new double[3], 3).predictionError();
    }

    /**
     * 10 contexts with 3 tasks for each query that is asked; a term takes 10 + 2 · 3 roundings for each of 3 tokens, 30 for each of 3
     * features and 100, together 238; logits 50 (d + 2) of 1 and the norm; each counts for 4 √3.
     */
    private double ofGradient(int prompts, double norm) {
        return 4 * Math.sqrt(3) * ROUNDING * (prompts + 238 + 50 * (dimension + 2) * (1 + norm));
    }

    /** From 0: six times η p_k L_k of the integral, η of the gradient, 2 + 8 d roundings of what it comes to, and 8 d to read it. */
    @Test
    void every_rounding_of_the_first_literal_step_is_counted() {
        isCounted(lab.literalDescent(WORLD, 1).ofAllQueries(), 90);
        isCounted(lab.literalDescent(WORLD, 1).ofOneQuery(1), 30);
    }

    private void isCounted(WeightsRun run, int prompts) {
        double norm = run.weights(1).matrix().getFrobeniusNorm();
        assertThat(norm).isBetween(0.01, 0.9);
        for (int k = 0; k < 3; k++) {
            double counted = 9 * P.get(k) * lossAtStart(k) * OF_GROWTH
                    + 1.5 * ofGradient(prompts, norm)
                    + (2 + 16 * dimension) * ROUNDING * norm;
            assertThat(run.error(1, k)).isCloseTo(counted, within(near(counted)));
        }
    }

    @Test
    void a_distance_is_off_by_what_both_are() {
        LiteralDescent descent = lab.literalDescent(WORLD, 2);
        WeightsRun run = descent.ofAllQueries();
        for (int step = 0; step <= 2; step++) {
            assertThat(descent.distances().get(step).error()).isEqualTo(run.error(step) + run.error(step));
        }
        MatrixDescent matrix = lab.matrixDescent(new MatrixWorld(WORLD, 5, 1));
        double squares = 0;
        double norm = norm(matrix, 1, 3);
        for (int k = 0; k < 3; k++) {
            double column = matrix.ofWholeMatrix(1, k).weight(0).error() - 40 * Math.sqrt(3) * ROUNDING * norm;
            squares += column * column;
        }
        double both = 2 * (Math.sqrt(squares) + 40 * Math.sqrt(3) * ROUNDING * norm);
        assertThat(matrix.distance(1).error()).isCloseTo(both, within(near(both)));
    }

    /** η K of the gradient and six times the integral, and 16 d roundings of Q before and after. */
    @Test
    void every_rounding_of_a_defect_is_counted() {
        List<Estimate> defects = lab.literalDescent(WORLD, 2).defects();
        WeightsRun run = lab.literalDescent(WORLD, 2).ofAllQueries();
        double first = run.weights(1).matrix().getFrobeniusNorm();
        double second = run.weights(2).matrix().getFrobeniusNorm();
        isDefect(defects.get(0).error(), first);
        isDefect(defects.get(1).error(), first + second);
    }

    private void isDefect(double error, double norms) {
        double counted = 4.5 * (ofGradient(90, norms) + 6 * OF_GROWTH) + 16 * dimension * ROUNDING * norms;
        assertThat(error).isCloseTo(counted, within(near(counted)));
    }

    /** A rule that remembers must be told where a training begins. */
    @Test
    void a_rule_is_started_with_the_dimension() {
        int[] started = new int[2];
        Lie listening = new Lie("listening", "nothing is bent")
                .bend(
                        Seams.OPTIMIZER,
                        honest -> rule -> new Optimizer() {
                            @Override
                            public void start(int d) {
                                started[0]++;
                                started[1] = d;
                                rule.start(d);
                            }

                            @Override
                            public void step(RealMatrix q, RealMatrix gradient) {
                                assertThat(started[0]).isEqualTo(1);
                                rule.step(q, gradient);
                            }
                        });
        laboratory(listening).literalDescent(WORLD, 1).ofAllQueries();
        assertThat(started).containsExactly(1, dimension);
    }

    private static double norm(MatrixDescent descent, int step, int queries) {
        double squares = 0;
        for (int k = 0; k < queries; k++) {
            for (double weight : descent.ofWholeMatrix(step, k).weights()) {
                squares += weight * weight;
            }
        }
        return Math.sqrt(squares);
    }

    /**
     * After one step a column may be off by what the integral and the weights have lost; in the second that grows by 1.01 η p_k times the
     * instability where it starts.
     */
    private static void grows(
            MatrixDescent descent, int k, double p, double loss, double ofGrowth, double instability) {
        int queries = descent.queries();
        double roundings = 8 * (queries == 3 ? 5 : 21) * Math.sqrt(queries) * ROUNDING;
        double one = norm(descent, 1, queries);
        double two = norm(descent, 2, queries);
        double first = 9 * p * loss * ofGrowth + (2 * ROUNDING + roundings) * one;
        double error = first + roundings * one;
        assertThat(descent.ofWholeMatrix(1, k).weight(0).error()).isCloseTo(error, within(1e-7 * error));
        double later = descent.ofWholeMatrix(1, k).predictionError().value();
        double second = (1 + 1.01 * 1.5 * p * instability) * first
                + 9 * p * later * ofGrowth
                + (2 * ROUNDING + roundings) * (one + two)
                + roundings * two;
        assertThat(descent.ofWholeMatrix(2, k).weight(0).error()).isCloseTo(second, within(1e-7 * second));
    }

    /** On very long prompts: the softmax of ln p and the weights. */
    private static double[] attention(FeatureProbabilities p, double[] weights, int k) {
        double[] attention = new double[weights.length];
        double sum = 0;
        for (int g = 0; g < weights.length; g++) {
            attention[g] = p.get(g == 0 ? k : g <= k ? g - 1 : g) * Math.exp(weights[g]);
            sum += attention[g];
        }
        for (int g = 0; g < weights.length; g++) {
            attention[g] /= sum;
        }
        return attention;
    }

    /**
     * Twenty features on very long prompts, p_1 = 0.2 and 0.8/19 for the others. With a_m attention, T = 1 − a_k, α_k/p_k is a_k (T² + Σ a_m²):
     * for the dominant query near 0.13, more than any other attention; for a rare one near 0.04, less than the 0.2 of the dominant feature.
     * Both sums are below L_k.
     */
    @Test
    void errors_grow_by_what_attention_allows() {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(20, 0.2);
        MatrixDescent descent = lab.matrixDescent(new MatrixWorld(new GeneralWorld(p, 0, 1e9, 1.5, 7, "long"), 21, 2));
        for (int k : new int[] {0, 7}) {
            double[] start = attention(p, new double[20], k);
            double[] after = attention(p, descent.ofWholeMatrix(1, k).weights(), k);
            double allowed = growth(after) + (k == 0 ? growth(after) : after[1]);
            assertThat(k == 0 ? growth(after) : after[1]).isGreaterThan(k == 0 ? after[1] : growth(after));
            assertThat(allowed).isLessThan(half(after));
            grows(descent, k, p.get(k), half(start), 18_000 * ROUNDING + 2e-15, allowed);
        }
    }

    private static double growth(double[] attention) {
        return attention[0] * 2 * half(attention);
    }

    private static double half(double[] attention) {
        double squares = (1 - attention[0]) * (1 - attention[0]);
        for (int g = 1; g < attention.length; g++) {
            squares += attention[g] * attention[g];
        }
        return squares / 2;
    }

    /** With half of the probability the loss of the query, near 0.29, is less than the quarter of another's attention and its growth. */
    @Test
    void errors_grow_by_no_more_than_the_loss() {
        MatrixDescent descent = lab.matrixDescent(new MatrixWorld(WORLD, 5, 2));
        MultinomialEnumeration after = new MultinomialEnumeration(
                new double[] {0.5, 0.25, 0.25}, descent.ofWholeMatrix(1, 0).weights(), 3);
        assertThat(after.predictionError()).isLessThan(after.growth(0) / 0.5 + after.attention(1));
        grows(descent, 0, 0.5, lossAtStart(0), OF_GROWTH, after.predictionError());
    }
}
