package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** What is read of a layer, and layers that are written again. */
class HeadsTest {
    /** Logits of different queries may be far apart: no score compares them. */
    @Test
    void the_widest_difference_is_one_of_a_query_in_a_head() {
        for (int head = 0; head < 2; head++) {
            for (int k = 0; k < 3; k++) {
                Heads layer = new Heads(2, 3);
                for (int h = 0; h < 2; h++) {
                    for (int i = 0; i < 9; i++) {
                        layer.logits[h][i] = 100 * (i / 3) - 50 * h - 70;
                    }
                }
                assertThat(layer.widestDifference()).isZero();
                layer.logits[head][3 * k + 1] += 3;
                layer.logits[head][3 * k + 2] -= 2;
                layer.logits[1 - head][3 * (2 - k)] += 1;
                assertThat(layer.widestDifference()).isEqualTo(5);
            }
        }
    }

    /** W^K and W^Q with the rows (1, 2), (3, 4) and (5, 7), (6, 8): logits are the products of their columns. */
    @Test
    void a_layer_of_separate_matrices_is_written_and_not_added() {
        SeparateForm form = new SeparateForm(2, 0.1);
        double[] parameters = {1, 2, 3, 4, 5, 6, 7, 8};
        Heads layer = new Heads(1, 2);
        form.read(form.start(RandomSource.SPLIT_MIX_64.create(1L)), layer);
        form.read(parameters, layer);
        assertThat(layer.logits[0]).containsExactly(5 + 18, 10 + 24, 7 + 24, 14 + 32);
        Heads slopes = new Heads(1, 2);
        System.arraycopy(new double[] {1, 0, 0, -1}, 0, slopes.logits[0], 0, 4);
        double[] gradient = {9, 9, 9, 9, 9, 9, 9, 9};
        form.pullBack(parameters, slopes, gradient);
        assertThat(gradient).containsExactly(5, -7, 6, -8, 1, 3, -2, -4);
    }
}
