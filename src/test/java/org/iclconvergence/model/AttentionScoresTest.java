package org.iclconvergence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.util.FastMath;
import org.junit.jupiter.api.Test;

class AttentionScoresTest {
    @Test
    void softmax_of_equal_logits_is_uniform() {
        assertThat(AttentionScores.softmax(new double[] {700, 700})).containsExactly(0.5, 0.5);
        assertThat(AttentionScores.softmax(new double[] {-700})).containsExactly(1);
    }

    @Test
    void logits_of_opposite_ends_neither_overflow_nor_divide_by_zero() {
        assertThat(AttentionScores.softmax(new double[] {700, -700, 0})).containsExactly(1, 0, Math.exp(-700));
    }

    @Test
    void counts_weigh_features() {
        double[] scores = AttentionScores.ofFeatures(new int[] {1, 0, 3}, new double[] {0, 700, 0});
        assertThat(scores).containsExactly(new double[] {0.25, 0, 0.75}, within(1e-15));
    }

    /** Three features, logits ln 2, 0 and −ln 4 with 1, 4 and 8 tokens: 2 : 4 : 2. */
    @Test
    void counts_times_exponentials_are_shared_out() {
        double[] scores =
                AttentionScores.ofFeatures(new int[] {1, 4, 8}, new double[] {FastMath.log(2), 0, -FastMath.log(4)});
        assertThat(scores).containsExactly(new double[] {0.25, 0.5, 0.25}, within(1e-16));
    }

    /** A gap of 700.5 has no room for 2^−44 more: half a unit in its last place, and 256 units in that of the exponential. */
    @Test
    void what_the_gap_loses_comes_back() {
        double logit = -0x1p-44;
        double lost = -0x1p-44;
        assertThat(AttentionScores.exponential(logit, 700.5))
                .isEqualTo(FastMath.exp(-700.5) * (1 + lost))
                .isLessThan(FastMath.exp(logit - 700.5));
        assertThat(AttentionScores.exponential(Double.NEGATIVE_INFINITY, 700.5)).isZero();
        assertThat(AttentionScores.exponential(700.5, 700.5)).isEqualTo(1);
    }

    @Test
    void attention_without_tokens_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttentionScores.ofFeatures(new int[2], new double[2]))
                .withMessage("counts are all zero: attention is undefined");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttentionScores.ofFeatures(new int[] {1, 1}, new double[3]))
                .withMessage("counts number 2, logits 3");
    }
}
