package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
        String range = " is out of range: there are 3 features, 0 to 2";
        refused("token index 3" + range, () -> Prompt.of(new int[] {2, 3}, 0, LABELS));
        refused("token index -1" + range, () -> Prompt.of(new int[] {-1}, 0, LABELS));
        refused("query index -1" + range, () -> Prompt.of(new int[] {0}, -1, LABELS));
        refused("query index 3" + range, () -> Prompt.of(new int[] {0}, 3, LABELS));
        refused("query index 3" + range, () -> Prompt.withLabels(3, new int[] {0}, new double[1], 3, 0));
    }

    @Test
    void what_is_no_prompt_is_refused() {
        refused("a prompt needs at least one token", () -> Prompt.of(new int[] {}, 0, LABELS));
        refused("labels must be finite, not NaN", () -> Prompt.of(new int[] {0}, 0, new double[] {Double.NaN}));
        refused(
                "labels must be finite, not Infinity",
                () -> Prompt.withLabels(1, new int[1], new double[1], 0, 1 / 0.0));
        refused(
                "labels must be finite, not -Infinity",
                () -> Prompt.withLabels(1, new int[2], new double[] {0, -1 / 0.0}, 0, 1));
        Prompt prompt = Prompt.of(new int[] {0}, 1, LABELS);
        refused("labels must be finite, not NaN", () -> prompt.withQueryLabel(Double.NaN));
        refused("labels number 2, tokens 1", () -> Prompt.withLabels(1, new int[1], new double[2], 0, 1));
        refused(
                "features must number at most 2147483639, not 2147483640",
                () -> Prompt.withLabels(ArrayLengths.MOST + 1, new int[1], new double[1], 0, 1));
        assertThat(Prompt.withLabels(ArrayLengths.MOST, new int[1], new double[1], 0, 1)
                        .features())
                .isEqualTo(ArrayLengths.MOST);
    }

    /** Each part in turn is another. */
    @Test
    void prompts_are_equal_in_all_their_parts_or_not_at_all() {
        int[] tokens = {2, 0};
        double[] labels = {1, 2};
        Prompt prompt = Prompt.withLabels(3, tokens, labels, 1, 5);
        tokens[0] = 1;
        labels[0] = 7;
        assertThat(prompt)
                .isEqualTo(Prompt.withLabels(3, new int[] {2, 0}, new double[] {1, 2}, 1, 5))
                .isNotEqualTo(Prompt.withLabels(4, new int[] {2, 0}, new double[] {1, 2}, 1, 5))
                .isNotEqualTo(Prompt.withLabels(3, new int[] {1, 0}, new double[] {1, 2}, 1, 5))
                .isNotEqualTo(Prompt.withLabels(3, new int[] {2, 0}, new double[] {7, 2}, 1, 5))
                .isNotEqualTo(Prompt.withLabels(3, new int[] {2, 0}, new double[] {1, 2}, 2, 5))
                .isNotEqualTo(Prompt.withLabels(3, new int[] {2, 0}, new double[] {1, 2}, 1, 6))
                .isNotEqualTo("a prompt");
        assertThat(prompt.features()).isEqualTo(3);
        assertThat(prompt.query()).isEqualTo(1);
        assertThat(prompt.token(0)).isEqualTo(2);
    }

    /** A set of prompts may be large: those that differ in tokens or query should seldom share a hash. */
    @Test
    void a_hash_tells_tokens_and_queries_apart() {
        Set<Integer> hashes = new HashSet<>();
        for (int first = 0; first < 3; first++) {
            for (int second = 0; second < 3; second++) {
                for (int query = 0; query < 3; query++) {
                    hashes.add(
                            Prompt.of(new int[] {first, second}, query, LABELS).hashCode());
                }
            }
        }
        assertThat(hashes).hasSize(27);
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
