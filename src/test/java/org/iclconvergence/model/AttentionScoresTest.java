package org.iclconvergence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

    @Test
    void attention_without_tokens_is_refused() {
        assertThatThrownBy(() -> AttentionScores.ofFeatures(new int[2], new double[2]))
                .hasMessageContaining("all zero");
        assertThatThrownBy(() -> AttentionScores.ofFeatures(new int[2], new double[3]))
                .hasMessageContaining("logits 3");
    }
}
