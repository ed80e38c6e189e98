package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.worlds.SmallPrompts;
import org.junit.jupiter.api.Test;

/**
 * What each growth says of its own rounding, by hand. Three features in four tokens have 15 contexts, with tasks 45 prompts. A term of a
 * mean takes 254 roundings: 10 and 2 for each feature for each token, 30 for each feature, and 100. Each counts for 2 p_k, which is ½.
 */
class ContextErrorsTest {
    private static final SmallPrompts WORLD = new SmallPrompts(
            FeatureProbabilities.of(0.5, 0.25, 0.25),
            4,
            1,
            Features.haarRandom(4, 3, new RandomStreams(7).features()),
            new double[][] {{3, 0, 0}, {0.5, -1, 0.75}, {0, 4, 0}},
            new double[0],
            "small");

    /** The squares are 9, 1.8125 and 16; in four dimensions 50 · 6 roundings of 1 and the norm. */
    private static final double OF_LOGITS = 300 * (1 + Math.sqrt(26.8125));

    private static Contexts contexts(SmallPrompts world, Lie lie) {
        return new Laboratory(new Wiring(lie), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false)
                .contexts(world);
    }

    private static void isRoundings(double error, double count) {
        assertThat(error).isCloseTo(count * 0x1p-53, within(1e-9 * count * 0x1p-53));
    }

    @Test
    void every_rounding_of_a_growth_is_counted() {
        Contexts contexts = contexts(WORLD, Lie.NONE);
        isRoundings(contexts.formula(new Theory(new Wiring(Lie.NONE)), 0).error(), 0.5 * (15 + 254));
        isRoundings(contexts.countLoss(0).error(), 0.5 * (2 * 45 + 254));
        isRoundings(contexts.tokenLoss(0).error(), 0.5 * (2 * 45 + 254 + OF_LOGITS));
        // h⁴/30 of 6000, and two losses off by 8 and two by 1, both ways, over 12 h
        double losses = 0.5 * (2 * 45 + 254 + OF_LOGITS) * 0x1p-53;
        assertThat(contexts.differences(0).error()).isCloseTo(2e-10 + 18 * losses / 12e-3, within(1e-18));
    }

    /** Automatic differentiation has a term for each task and context, in the limit for each task. */
    @Test
    void so_is_every_rounding_of_a_derivative() {
        Contexts contexts = contexts(WORLD, Lie.NONE);
        isRoundings(contexts.automatic().growth(1).error(), 0.5 * (3 * 15 + 254));
        isRoundings(contexts.limit().growth(1).error(), 0.5 * (3 + 254));
    }

    /** The loss of infinitely long prompts states a share of the target's growth, and of another's that of its parts. */
    @Test
    void the_target_s_growth_has_the_error_of_the_moment() {
        Contexts contexts = contexts(WORLD, Lie.NONE);
        QueryGroups groups = QueryGroups.ofEveryFeature(WORLD.probabilities(), 1);
        double[] column = {-1, 0.5, 0.75};
        Moment moment = Losses.at(new InfinitePromptQuery(groups), column);
        assertThat(contexts.populationLoss(1, Double.POSITIVE_INFINITY)).isEqualTo(moment.targetGrowth());
        assertThat(contexts.populationLoss(2, Double.POSITIVE_INFINITY)).isEqualTo(moment.growth(2));
    }

    /** e^800 is no double, e^400 over e^400 is. */
    @Test
    void large_weights_do_not_overflow() {
        SmallPrompts large = new SmallPrompts(
                WORLD.probabilities(),
                4,
                1,
                WORLD.features(),
                new double[][] {{0, 0, 0}, {400, 400, 400}, {0, 0, 0}},
                new double[0],
                "large");
        SmallPrompts none = new SmallPrompts(
                WORLD.probabilities(), 4, 1, WORLD.features(), new double[3][3], new double[0], "none");
        assertThat(contexts(large, Lie.NONE).automatic().growth(1))
                .isEqualTo(contexts(none, Lie.NONE).automatic().growth(1));
    }

    @Test
    void prompts_are_listed_and_gradients_taken_once() {
        List<List<Prompt>> listed = new ArrayList<>();
        Lie listening = new Lie("listening", "nothing is bent")
                .bend(Seams.TOKEN_GRADIENT, honest -> (features, prompts) -> {
                    listed.add(prompts);
                    return honest.of(features, prompts);
                })
                .bend(Seams.EMPIRICAL_LOSS, honest -> prompts -> {
                    listed.add(prompts);
                    return honest.apply(prompts);
                });
        Contexts contexts = contexts(WORLD, listening);
        for (int n = 0; n < 3; n++) {
            contexts.tokenLoss(n);
            contexts.countLoss(n);
        }
        assertThat(listed).hasSize(2);
        assertThat(listed.get(0)).isSameAs(listed.get(1)).hasSize(45);
    }

    /** Two features in N tokens have N + 1 contexts and twice as many prompts. */
    @Test
    void six_thousand_prompts_are_few_and_six_hundred_very_few() {
        assertThat(pair(2999).areFew()).isTrue();
        assertThat(pair(3000).areFew()).isFalse();
        assertThat(pair(299).areVeryFew()).isTrue();
        assertThat(pair(300).areVeryFew()).isFalse();
    }

    private static Contexts pair(int length) {
        return contexts(
                new SmallPrompts(
                        FeatureProbabilities.balanced(2),
                        length,
                        0,
                        Features.standardBasis(2, 2),
                        new double[2][2],
                        new double[0],
                        "pair"),
                Lie.NONE);
    }
}
