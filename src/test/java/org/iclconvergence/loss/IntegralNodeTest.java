package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.junit.jupiter.api.Test;

/** One node: at s = 1 the ratios are the x themselves. */
class IntegralNodeTest {
    private static final double EVERY_EXPONENTIAL_IS_0 = Double.POSITIVE_INFINITY;

    private static IntegralNode at(QueryGroups groups, double promptLength, double... x) {
        IntegralNode node = new IntegralNode(groups, promptLength);
        node.move(LogGrid.STANDARD, 0, x, new int[x.length]);
        return node;
    }

    /** There the table of small exponentials is over. */
    @Test
    void at_one_half_the_exponential_is_as_exact_as_elsewhere() {
        IntegralNode node = at(QueryProblem.balanced(4, 0).groups(), 8, 0.5, 0);
        double root = 1 / Math.sqrt(Math.E);
        assertThat(node.e[0]).isCloseTo(root, within(2 * Math.ulp(root)));
        assertThat(node.e[1]).isEqualTo(1);
    }

    /** N Σ p x / φ + 3 max x = 8 (¼ + ¾ · 2)/φ + 3 · 2: the prompt's tokens, and three more that the factors y put into it. */
    @Test
    void the_reach_is_that_of_the_prompt_and_three_more_tokens() {
        double phi = 0.25 * StrictMath.exp(-1) + 0.75 * StrictMath.exp(-2);
        assertThat(at(QueryProblem.balanced(4, 0).groups(), 8, 1, 2).reach).isCloseTo(14 / phi + 6, within(1e-13));
    }

    /** Where the first feature is gone all tokens are of the others: 8 · 2⁻⁷⁰ + 3 · 2⁻⁷⁰. */
    @Test
    void the_reach_of_the_features_ahead_is_that_of_prompts_without_the_others() {
        double x = 0x1p-70;
        assertThat(at(QueryProblem.balanced(4, 0).groups(), 8, EVERY_EXPONENTIAL_IS_0, x).reach)
                .isCloseTo(11 * x, within(1e-15 * x));
    }

    /** φ⁰ is 1 where φ is 0, too. */
    @Test
    void a_power_of_no_tokens_is_1() {
        IntegralNode node = at(QueryProblem.balanced(4, 0).groups(), 3, EVERY_EXPONENTIAL_IS_0, EVERY_EXPONENTIAL_IS_0);
        assertThat(node.triples).isEqualTo(6);
        assertThat(node.pairs).isZero();
        assertThat(node.singles).isZero();
    }

    /** The first feature is gone, φ = 1 − p_1 = e^−½: the power of one token is taken where the table is over. */
    @Test
    void the_power_is_as_exact_where_its_logarithm_is_one_half() {
        double p = 0.3934693402873666;
        assertThat(StrictMath.log1p(-p)).isEqualTo(-0.5);
        QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.of(p, 1 - p), 0);
        IntegralNode node = at(groups, 4, EVERY_EXPONENTIAL_IS_0, 0);
        assertThat(node.triples).isCloseTo(24 * (1 - p), within(1e-14));
    }
}
