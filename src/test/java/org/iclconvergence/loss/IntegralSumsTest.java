package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.iclconvergence.data.QueryProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A sum is complete where what may still come is 2^−56 of it, and not where it is a unit in the last place more. One target and three others,
 * p = ¼ and x = 1, so that p (1 + x) e^−x is ½ where e^−x is set to 1; the powers of φ with their factors are set to 3, 2 and 4.
 */
class IntegralSumsTest {
    private final IntegralSums sums = new IntegralSums(2);
    private final IntegralNode node =
            new IntegralNode(QueryProblem.balanced(4, 0).groups(), 8);

    @BeforeEach
    void nothing_but_one_sum_is_in_doubt() {
        node.singles = 3;
        node.pairs = 2;
        node.triples = 4;
        node.largestE = 1;
        Arrays.fill(node.x, 1);
        Arrays.fill(node.e, 1);
        Arrays.fill(sums.attention, Double.MAX_VALUE);
        Arrays.fill(sums.growthSize, Double.MAX_VALUE);
        sums.loss = Double.MAX_VALUE;
    }

    @Test
    void of_attention_so_much_is_ahead_as_one_token_may_add() {
        for (int g = 0; g < 2; g++) {
            sums.attention[g] = 0x1p56 * 3 * 0.5;
            assertThat(sums.complete(node)).isTrue();
            sums.attention[g] = Math.nextDown(sums.attention[g]);
            assertThat(sums.complete(node)).isFalse();
            sums.attention[g] = Double.MAX_VALUE;
        }
    }

    /** The other two factors of three tokens are below 1 together, those of two below 3. */
    @Test
    void of_growth_so_much_is_ahead_as_three_tokens_and_thrice_two_may_add() {
        for (int g = 0; g < 2; g++) {
            sums.growthSize[g] = 0x1p56 * (4 + 3 * 2) * 0.5;
            assertThat(sums.complete(node)).isTrue();
            sums.growthSize[g] = Math.nextDown(sums.growthSize[g]);
            assertThat(sums.complete(node)).isFalse();
            sums.growthSize[g] = Double.MAX_VALUE;
        }
    }

    /** The target adds nothing to it. */
    @Test
    void of_the_loss_so_much_is_ahead_as_two_tokens_and_twice_one_of_the_others_may_add() {
        sums.loss = 0x1p56 * (2 + 2 * 3) * 3 * 0.5;
        assertThat(sums.complete(node)).isTrue();
        sums.loss = Math.nextDown(sums.loss);
        assertThat(sums.complete(node)).isFalse();
    }

    @Test
    void features_that_are_gone_add_nothing() {
        Arrays.fill(sums.growthSize, 0);
        Arrays.fill(sums.attention, 0);
        sums.loss = 0;
        assertThat(sums.complete(node)).isFalse();
        Arrays.fill(node.e, 0);
        assertThat(sums.complete(node)).isTrue();
    }
}
