package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PromptTest {
    private static final double[] LABELS = {1.5, -2, 0.25};

    @Test
    void labels_follow_the_tokens() {
        Prompt prompt = Prompt.of(new int[] {2, 0, 2}, 1, LABELS);
        assertThat(prompt.length()).isEqualTo(3);
        assertThat(prompt.label(0)).isEqualTo(0.25);
        assertThat(prompt.label(1)).isEqualTo(1.5);
        assertThat(prompt.queryLabel()).isEqualTo(-2);
        assertThat(prompt.counts()).containsExactly(1, 0, 2);
        assertThat(prompt.withQueryLabel(9).queryLabel()).isEqualTo(9);
        assertThat(prompt).isEqualTo(Prompt.of(new int[] {2, 0, 2}, 1, LABELS)).isNotEqualTo(prompt.withQueryLabel(9));
    }

    @Test
    void indices_out_of_range_are_refused_by_name() {
        assertThatThrownBy(() -> Prompt.of(new int[] {3}, 0, LABELS)).hasMessageContaining("token index 3");
        assertThatThrownBy(() -> Prompt.of(new int[] {0}, -1, LABELS)).hasMessageContaining("query index -1");
        assertThatThrownBy(() -> Prompt.of(new int[] {}, 0, LABELS)).hasMessageContaining("at least one token");
        assertThatThrownBy(() -> Prompt.of(new int[] {0}, 0, new double[] {Double.NaN}))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> Prompt.withLabels(1, new int[] {0}, new double[2], 0, 1))
                .hasMessageContaining("labels number 2");
    }
}
