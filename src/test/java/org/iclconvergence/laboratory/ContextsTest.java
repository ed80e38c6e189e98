package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.oracle.MultinomialEnumeration;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.Instance;
import org.iclconvergence.worlds.SmallPrompts;
import org.junit.jupiter.api.Test;

/** Every way in which the laboratory computes a growth, against 40 digits. */
class ContextsTest {
    /** Query 1 of three; the oracle has it first. */
    private static final double[] P = {0.5, 0.25, 0.25};

    private static final double[] COLUMN = {0.5, -1, 0.75};
    private static final int[] ORDER = {1, 0, 2};

    private static final SmallPrompts WORLD = new SmallPrompts(
            FeatureProbabilities.proportionalTo(P),
            4,
            1,
            Features.haarRandom(4, 3, new RandomStreams(7).features()),
            new double[][] {{9, 9, 9}, COLUMN, {-9, 0, 9}},
            new double[0],
            "small");

    private static final MultinomialEnumeration EXACT =
            new MultinomialEnumeration(new double[] {0.25, 0.5, 0.25}, new double[] {-1, 0.5, 0.75}, 4);

    private final Laboratory lab =
            new Laboratory(new Wiring(Lie.NONE), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false);
    private final Contexts contexts = lab.contexts(WORLD);

    /** As exact as it says, and it says no more than a few thousand roundings of p_k. */
    private static void isGrowth(Estimate growth, int n, double most) {
        double exact = EXACT.growth(ORDER[n]);
        assertThat(Math.abs(growth.value() - exact)).isLessThanOrEqualTo(growth.error() + 1e-17);
        assertThat(growth.value()).isCloseTo(exact, within(most));
        assertThat(growth.error()).isBetween(1e-17, most);
    }

    @Test
    void a_growth_is_the_same_however_it_is_computed() {
        for (int n = 0; n < 3; n++) {
            isGrowth(contexts.formula(new Theory(new Wiring(Lie.NONE)), n), n, 2e-14);
            isGrowth(contexts.automatic().growth(n), n, 2e-14);
            isGrowth(contexts.countLoss(n), n, 3e-14);
            isGrowth(contexts.populationLoss(n, 4), n, 1e-12);
            isGrowth(contexts.tokenLoss(n), n, 1e-12);
            isGrowth(contexts.differences(n), n, 1e-9);
        }
    }

    /** On infinitely long prompts frequencies are probabilities. */
    @Test
    void so_it_is_in_the_limit() {
        for (int n = 0; n < 3; n++) {
            Estimate differentiated = contexts.limit().growth(n);
            Estimate known = contexts.populationLoss(n, Double.POSITIVE_INFINITY);
            assertThat(differentiated.minus(known).abs().lower()).isLessThanOrEqualTo(0);
            assertThat(differentiated.value()).isCloseTo(known.value(), within(1e-15));
        }
    }

    /** 15 count vectors of 3 features: 45 prompts; 13 features in 12 tokens are 2,704,156 vectors. */
    @Test
    void the_literal_transformer_is_asked_where_there_are_few_prompts() {
        assertThat(contexts.areFew()).isTrue();
        assertThat(contexts.areVeryFew()).isTrue();
        assertThat(of(4, 10).areFew()).isTrue();
        assertThat(of(4, 10).areVeryFew()).isFalse();
        assertThat(of(6, 12).areFew()).isFalse();
    }

    private Contexts of(int features, int length) {
        return lab.contexts(new SmallPrompts(
                FeatureProbabilities.balanced(features),
                length,
                0,
                Features.standardBasis(features, features),
                new double[features][features],
                new double[0],
                "balanced"));
    }

    private static final Prompt PROMPT = Prompt.of(new int[] {0, 1, 1, 2}, 1, new double[] {1, -2, 3});

    /** With Q = 0 all four tokens get a quarter. */
    @Test
    void the_transformer_is_that_of_the_laboratory_with_its_rounding() {
        Instance zero = new Instance(
                Features.standardBasis(3, 3),
                MatrixUtils.createRealMatrix(3, 3),
                PROMPT,
                PROMPT,
                new double[] {1, -2, 3},
                "zero");
        Transformer transformer = lab.transformer();
        assertThat(transformer.predict(zero, PROMPT).value()).isCloseTo(0, within(1e-15));
        assertThat(transformer.predictFromCounts(zero).value()).isCloseTo(0, within(1e-15));
        // 3 (2 · 4 + 16) roundings where the logits are 0
        assertThat(transformer.predict(zero, PROMPT).error()).isEqualTo(72 * 0x1p-53);
        Instance diagonal = new Instance(
                Features.standardBasis(3, 3),
                MatrixUtils.createRealIdentityMatrix(3).scalarMultiply(Math.log(2)),
                PROMPT,
                PROMPT,
                new double[] {1, -2, 3},
                "diagonal");
        // scores 1/6, 1/3, 1/3, 1/6
        assertThat(transformer.predict(diagonal, PROMPT).value()).isCloseTo(-4 / 6.0, within(1e-15));
        assertThat(transformer.predictFromCounts(diagonal).value()).isCloseTo(-4 / 6.0, within(1e-15));
        // and 2 · 2 (3 + 2) √3 ln 2 more for each
        double more = 3 * 20 * Math.sqrt(3) * Math.log(2);
        assertThat(transformer.predictFromCounts(diagonal).error()).isCloseTo((72 + more) * 0x1p-53, within(1e-27));
    }

    @Test
    void scores_add_up_and_errors_are_half_of_the_squares() {
        Transformer transformer = lab.transformer();
        double[] scores = transformer.softmax(new double[] {0, Math.log(2), 0});
        assertThat(scores).containsExactly(new double[] {0.25, 0.5, 0.25}, within(1e-15));
        assertThat(transformer.total(new double[] {0.25, 0.5, 0.25}).value()).isEqualTo(1);
        assertThat(transformer.total(new double[] {0.25, 0.5, 0.25}).error()).isBetween(10 * 0x1p-53, 10.01 * 0x1p-53);
        assertThat(Transformer.squaredError(new double[] {0.25, 0.5, 0.25}, new double[] {4, 2, 8}, 1))
                .isEqualTo(2);
        Estimate mean = transformer.meanSquaredError(
                new double[] {0.25, 0.5, 0.25}, List.of(new double[] {4, 2, 8}, new double[] {0, 0, 4}), 1);
        assertThat(mean.value()).isEqualTo(1.25);
        assertThat(mean.error()).isEqualTo(3 * (12 + 4 + 4) * 0x1p-53);
    }
}
