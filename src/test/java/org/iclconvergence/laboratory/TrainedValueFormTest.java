package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Four logits, then v, then u: what the parameters of a trained value row are in a layer, and the other way round. */
class TrainedValueFormTest {
    private static Heads filled() {
        Heads layer = new Heads(1, 2);
        System.arraycopy(new double[] {1, 2, 3, 4}, 0, layer.logits[0], 0, 4);
        layer.labelValue = 5;
        layer.tokenValues[0] = 6;
        layer.tokenValues[1] = 7;
        return layer;
    }

    @Test
    void a_whole_row_reads_labels_and_tokens() {
        Heads layer = new Heads(1, 2);
        TrainedValueForm form = new TrainedValueForm(2, true, 1);
        form.read(new double[] {1, 2, 3, 4, 5, 6, 7}, layer);
        assertThat(layer.logits[0]).containsExactly(1, 2, 3, 4);
        assertThat(layer.labelValue).isEqualTo(5);
        assertThat(layer.tokenValues).containsExactly(6, 7);
        double[] gradient = new double[7];
        form.pullBack(new double[7], filled(), gradient);
        assertThat(gradient).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void one_entry_reads_labels_and_no_tokens() {
        Heads layer = filled();
        TrainedValueForm form = new TrainedValueForm(2, false, 1);
        form.read(new double[] {9, 8, 7, 6, 5}, layer);
        assertThat(layer.logits[0]).containsExactly(9, 8, 7, 6);
        assertThat(layer.labelValue).isEqualTo(5);
        assertThat(layer.tokenValues).containsExactly(0, 0);
        double[] gradient = new double[5];
        form.pullBack(new double[5], filled(), gradient);
        assertThat(gradient).containsExactly(1, 2, 3, 4, 5);
    }
}
