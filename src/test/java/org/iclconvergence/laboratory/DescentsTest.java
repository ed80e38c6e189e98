package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.oracle.MultinomialEnumeration;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.GeneralWorld;
import org.iclconvergence.worlds.MatrixWorld;
import org.junit.jupiter.api.Test;

/** Descents of the whole problem: in Z, in Q, by classes and from the literal transformer, each held against the others. */
class DescentsTest {
    private static final FeatureProbabilities P = FeatureProbabilities.proportionalTo(new double[] {2, 1, 1});
    private static final GeneralWorld WORLD = new GeneralWorld(P, 0, 3, 1.5, 7, "three features");

    private static Laboratory laboratory(Lie lie) {
        return new Laboratory(new Wiring(lie), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false);
    }

    /**
     * What a step may lose at most: six times η p_k L_k, below ¾ and 0.6, of what the integral of 26 · 300 roundings states; and what
     * steps may add up to that lets errors grow by η p_k L_k each.
     */
    private static final double STEP = 6 * 0.75 * 0.6 * (26 * 300 * 0x1p-53 + 2e-15);

    private static double after(int steps) {
        return STEP * (Math.pow(1.45, steps) - 1) / 0.45;
    }

    private final Laboratory lab = laboratory(Lie.NONE);

    /** Query k first, at zero weights, by 40 digits. */
    private static double growthAtStart(int n, int k) {
        double[] p = {P.get(k), P.get(k == 0 ? 1 : 0), P.get(k == 2 ? 1 : 2)};
        int place = n == k ? 0 : k == 0 ? n : n == 0 ? 1 : 2;
        return new MultinomialEnumeration(p, new double[3], 3).growth(place);
    }

    @Test
    void the_first_step_of_each_is_the_rate_times_the_growth_at_zero() {
        List<WeightsRun> runs = List.of(
                lab.invariants(WORLD).onBilinearWeights(1),
                lab.invariants(WORLD).onQueryKeyMatrix(1),
                lab.literalDescent(WORLD, 1).ofAllQueries());
        for (WeightsRun run : runs) {
            assertThat(run.last()).isEqualTo(1);
            assertThat(run.features()).isEqualTo(3);
            for (int k = 0; k < 3; k++) {
                for (int n = 0; n < 3; n++) {
                    Estimate weight = run.weight(1, n, k);
                    double exact = 1.5 * growthAtStart(n, k);
                    assertThat(exact).isBetween(weight.lower(), weight.upper());
                    assertThat(weight.value()).isCloseTo(exact, within(1e-14));
                    assertThat(weight.error()).isBetween(1e-17, 1e-11);
                }
                assertThat(run.weight(0, 0, k).value()).isCloseTo(0, within(0.0));
                Estimate gain = run.gain(1, k);
                assertThat(1.5 * growthAtStart(k, k)).isBetween(gain.lower() - 1e-14, gain.upper() + 1e-14);
            }
        }
        WeightsRun one = lab.literalDescent(WORLD, 1).ofOneQuery(1);
        assertThat(one.weight(1, 1, 1).value()).isCloseTo(1.5 * growthAtStart(1, 1), within(1e-14));
        assertThat(one.weight(1, 0, 0).value()).as("the others stay").isCloseTo(0, within(1e-15));
    }

    @Test
    void z_and_q_go_the_same_way_and_no_column_s_sum_moves() {
        WeightsRun z = lab.invariants(WORLD).onBilinearWeights(12);
        WeightsRun q = lab.invariants(WORLD).onQueryKeyMatrix(12);
        for (int step = 0; step <= 12; step++) {
            for (int k = 0; k < 3; k++) {
                assertThat(Math.abs(z.sum(step, k).value()))
                        .isLessThanOrEqualTo(z.sum(step, k).error());
                assertThat(z.sum(step, k).error()).isLessThanOrEqualTo(Math.sqrt(3) * 12 * STEP);
                for (int n = 0; n < 3; n++) {
                    Estimate difference = z.weight(step, n, k).minus(q.weight(step, n, k));
                    assertThat(Math.abs(difference.value())).isLessThanOrEqualTo(difference.error());
                    assertThat(difference.error()).isLessThanOrEqualTo(2 * after(12));
                }
            }
        }
        assertThat(z.error(12)).isGreaterThan(z.error(3)).isGreaterThan(z.error(12, 1));
        assertThat(z.column(12, 1))
                .containsExactly(
                        z.weights(12).get(1, 1),
                        z.weights(12).get(0, 1),
                        z.weights(12).get(2, 1));
        assertThat(lab.invariants(WORLD).at(z, 0, 0).targetGrowth().value())
                .isCloseTo(growthAtStart(0, 0), within(1e-13));
    }

    @Test
    void the_built_in_trainer_stays_with_the_literal_transformer() {
        LiteralDescent literal = lab.literalDescent(WORLD, 6);
        List<Estimate> distances = literal.distances();
        assertThat(distances).hasSize(7).allSatisfy(each -> {
            assertThat(each.value()).isLessThanOrEqualTo(each.error());
            // three columns of both, whose gradient is that of tokens, at most as inexact as the integral
            assertThat(each.error()).isLessThan(2 * Math.sqrt(3) * 2 * after(6));
        });
        assertThat(distances.get(0).value()).isZero();
        assertThat(literal.defects()).hasSize(6).allSatisfy(each -> {
            assertThat(each.value()).isLessThanOrEqualTo(each.error());
            // η K of 6 times what the integral states, and of the gradient of tokens as above
            assertThat(each.error()).isLessThan(2 * 3 * STEP / (0.75 * 0.6) * 1.5);
        });
        Lie half = new Lie("half", "half of the gradient")
                .bend(
                        Seams.TOKEN_GRADIENT,
                        honest -> (features, prompts) ->
                                q -> honest.of(features, prompts).apply(q).scalarMultiply(0.5));
        LiteralDescent bent = laboratory(half).literalDescent(WORLD, 2);
        assertThat(bent.distances().get(1).lower()).isPositive();
        assertThat(bent.defects().get(0).lower()).isPositive();
    }

    @Test
    void classes_save_work_and_change_nothing() {
        MatrixDescent descent = lab.matrixDescent(new MatrixWorld(WORLD, 5, 8));
        assertThat(descent.last()).isEqualTo(8);
        assertThat(descent.queries()).isEqualTo(3);
        for (int step = 0; step <= 8; step++) {
            assertThat(descent.distance(step).value())
                    .isLessThanOrEqualTo(descent.distance(step).error());
            assertThat(descent.distance(step).error()).isLessThanOrEqualTo(2 * Math.sqrt(3) * after(8));
            for (int k = 0; k < 3; k++) {
                Estimate whole = descent.ofWholeMatrix(step, k).predictionError();
                Estimate byClass = descent.ofClasses(step, k).predictionError();
                assertThat(Math.abs(whole.value() - byClass.value()))
                        .isLessThanOrEqualTo(whole.error() + byClass.error());
                assertThat(descent.ofClasses(step, k).time().value()).isEqualTo(1.5 * step);
                for (int n = 0; n < 3; n++) {
                    int place = n == k ? 0 : k < n ? n : n + 1;
                    assertThat(descent.ofClasses(step, k)
                                    .weight(descent.group(n, k))
                                    .value())
                            .isCloseTo(
                                    descent.ofWholeMatrix(step, k).weight(place).value(), within(1e-13));
                }
            }
        }
        // the query itself, the other rare feature, the dominant one
        assertThat(descent.group(1, 1)).isZero();
        assertThat(List.of(descent.group(2, 1), descent.group(0, 1)))
                .doesNotContain(0)
                .doesNotHaveDuplicates();
        assertThat(descent.group(1, 0)).isEqualTo(descent.group(2, 0)).isPositive();
    }
}
