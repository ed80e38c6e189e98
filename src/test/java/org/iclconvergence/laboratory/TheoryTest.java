package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.MatrixUtils;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.Instance;
import org.junit.jupiter.api.Test;

/** What the laws say, and what lies make of them. */
class TheoryTest {
    private final Theory honest = new Theory(new Wiring(Lie.NONE));

    /** Eight roundings. */
    @Test
    void a_law_is_what_it_is_given_unless_a_lie_bends_it() {
        Estimate value = new Estimate(3, 0.5);
        assertThat(honest.law(value)).isEqualTo(value);
        assertThat(honest.ceiling(value)).isEqualTo(value);
        assertThat(honest.floor(value)).isEqualTo(value);
        for (Estimate stated : new Estimate[] {honest.law(3), honest.ceiling(3), honest.floor(3)}) {
            assertThat(stated.value()).isEqualTo(3);
            assertThat(stated.error()).isBetween(24 * 0x1p-53, 24.01 * 0x1p-53);
        }
        Theory bent = new Theory(new Wiring(new Lie("bent", "each by another factor")
                .bend(Seams.LAW, law -> of -> of.times(2))
                .bend(Seams.CEILING, ceiling -> of -> of.times(3))
                .bend(Seams.FLOOR, floor -> of -> of.times(4))));
        assertThat(bent.law(3).value()).isEqualTo(6);
        assertThat(bent.ceiling(3).value()).isEqualTo(9);
        assertThat(bent.floor(3).value()).isEqualTo(12);
        assertThat(bent.law(value).value()).isEqualTo(6);
        assertThat(bent.ceiling(value).value()).isEqualTo(9);
        assertThat(bent.floor(value).value()).isEqualTo(12);
    }

    /** Scores 1/6, 1/3, 1/3, 1/6 of the labels 1, −2, −2, 3. */
    @Test
    void a_prediction_is_the_mean_of_the_labels_by_softmax() {
        Prompt prompt = Prompt.of(new int[] {0, 1, 1, 2}, 1, new double[] {1, -2, 3});
        Instance world = new Instance(
                Features.standardBasis(3, 3),
                MatrixUtils.createRealIdentityMatrix(3).scalarMultiply(Math.log(2)),
                prompt,
                prompt,
                new double[] {1, -2, 3},
                "diagonal");
        assertThat(honest.prediction(world).value()).isCloseTo(-4 / 6.0, within(1e-15));
        assertThat(honest.prediction(world).error()).isEqualTo(Transformer.predictionError(world));
    }

    /** ½ ((1 − ½)² + ¼² + ¼²), of three scores. */
    @Test
    void a_prediction_error_is_half_the_squares_of_what_is_lacking() {
        Estimate error = honest.predictionError(new double[] {0.25, 0.5, 0.25}, 1);
        assertThat(error.value()).isEqualTo(3 / 16.0);
        assertThat(error.error()).isBetween(14 * 3 / 16.0 * 0x1p-53, 14.01 * 3 / 16.0 * 0x1p-53);
    }

    /** ½ 4 (1/16 + ¼ + 1/16). */
    @Test
    void noise_adds_its_variance_times_the_squares_of_the_scores() {
        Estimate added = honest.addedByNoise(new double[] {0.25, 0.5, 0.25}, 2);
        assertThat(added.value()).isEqualTo(0.75);
        assertThat(added.error()).isBetween(25 * 0.75 * 0x1p-53, 25.01 * 0.75 * 0x1p-53);
    }

    /** 3 e^(−N δ²/25), of which the exponent is 4 here. */
    @Test
    void the_bound_on_counts_knows_how_its_exponent_is_rounded() {
        Estimate bound = honest.concentrationBound(400, 0.5);
        assertThat(bound.value()).isCloseTo(3 * Math.exp(-4), within(1e-15));
        assertThat(bound.error()).isBetween(40 * bound.value() * 0x1p-53, 40.01 * bound.value() * 0x1p-53);
    }

    /** ln(√1.5 (1 − p_1)/p_1): ½ ln 1.5 at ½. */
    @Test
    void the_offset_is_that_of_the_onset_law() {
        Estimate offset = honest.offset(0.5);
        assertThat(Math.abs(offset.value())).isCloseTo(0.5 * Math.log(1.5), within(1e-15));
        assertThat(offset.error()).isCloseTo(8 * 0x1p-53 * (1 + 0.5 * Math.log(1.5)), within(1e-30));
    }

    /** p_k has no part in the formula: the target gains a ((1 − a)² + Σ a_m²), here ½ (¼ + ⅛). */
    @Test
    void the_formula_of_a_growth_is_that_of_one_prompt() {
        assertThat(honest.growth(new double[] {0.25, 0.5, 0.25}, 1, 1)).isCloseTo(3 / 16.0, within(1e-16));
        // ¼ (⅛ − ¼ − ½ ½)
        assertThat(honest.growth(new double[] {0.25, 0.5, 0.25}, 0, 1)).isCloseTo(-3 / 32.0, within(1e-16));
    }
}
