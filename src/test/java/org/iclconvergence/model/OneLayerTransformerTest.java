package org.iclconvergence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.junit.jupiter.api.Test;

class OneLayerTransformerTest {
    private static final Features FEATURES = Features.standardBasis(3, 2);
    private static final Prompt PROMPT = Prompt.of(new int[] {0, 1, 1}, 1, new double[] {6, -3});

    @Test
    void the_embedding_stacks_tokens_over_labels_and_hides_the_query_label() {
        RealMatrix embedding = OneLayerTransformer.embedding(PROMPT, FEATURES);
        assertThat(embedding.getData())
                .isDeepEqualTo(new double[][] {{1, 0, 0, 0}, {0, 1, 1, 1}, {0, 0, 0, 0}, {6, -3, -3, 0}});
    }

    @Test
    void zero_weights_average_the_labels() {
        OneLayerTransformer transformer = OneLayerTransformer.blockForm(MatrixUtils.createRealMatrix(3, 3));
        assertThat(transformer.predict(OneLayerTransformer.embedding(PROMPT, FEATURES)))
                .isCloseTo(0, within(1e-15));
    }

    /** e^{ln 3} for the queried feature: attention 1 : 3 : 3, so ŷ = (6 − 9 − 9)/7. */
    @Test
    void weights_shift_attention_as_computed_by_hand() {
        RealMatrix q = MatrixUtils.createRealMatrix(3, 3);
        q.setEntry(1, 1, Math.log(3));
        OneLayerTransformer transformer = OneLayerTransformer.blockForm(q);
        RealMatrix embedding = OneLayerTransformer.embedding(PROMPT, FEATURES);
        assertThat(transformer.predict(embedding)).isCloseTo(-12.0 / 7, within(1e-15));
        assertThat(transformer.scores(embedding).toArray())
                .containsExactly(new double[] {1.0 / 7, 3.0 / 7, 3.0 / 7, 0}, within(1e-15));
        RealMatrix output = transformer.apply(embedding);
        assertThat(output.getRow(3)).hasSize(4).endsWith(transformer.predict(embedding));
        assertThat(output.getSubMatrix(0, 2, 0, 3)).isEqualTo(MatrixUtils.createRealMatrix(3, 4));
    }

    /** r = 1, and W^V that moves every row: nothing of the block form is taken for granted. */
    @Test
    void weights_of_any_form_give_what_is_computed_by_hand() {
        RealMatrix keys = MatrixUtils.createRealMatrix(new double[][] {{0, 1, 0, 0}});
        RealMatrix queries = MatrixUtils.createRealMatrix(new double[][] {{0, Math.log(3), 0, 0}});
        RealMatrix values =
                MatrixUtils.createRealMatrix(new double[][] {{0, 7, 0, 0}, {14, 0, 0, 0}, {0, 0, 0, 1}, {7, 0, 0, 2}});
        OneLayerTransformer transformer = new OneLayerTransformer(keys, queries, values);
        RealMatrix embedding = OneLayerTransformer.embedding(PROMPT, FEATURES);
        // the first token has a third of the others' score where the column asks for feature 2, else the same
        double[] equal = {14.0 / 3, 14.0 / 3, 0, 7.0 / 3};
        double[] third = {6, 2, -12.0 / 7, 1 - 24.0 / 7};
        RealMatrix output = transformer.apply(embedding);
        assertThat(output.getColumn(0)).containsExactly(equal, within(1e-14));
        for (int column = 1; column <= 3; column++) {
            assertThat(output.getColumn(column)).containsExactly(third, within(1e-14));
        }
        assertThat(transformer.predict(embedding)).isCloseTo(third[3], within(1e-14));
    }

    /** Q, one column and one row at a time, and W^V that is not square. */
    @Test
    void shapes_that_do_not_fit_are_refused() {
        int[][] shapes = {{4, 3, 4, 4, 4, 4}, {4, 4, 4, 3, 4, 4}, {2, 4, 4, 4, 4, 4}, {4, 4, 4, 4, 4, 3}};
        for (int[] shape : shapes) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new OneLayerTransformer(
                            MatrixUtils.createRealMatrix(shape[0], shape[1]),
                            MatrixUtils.createRealMatrix(shape[2], shape[3]),
                            MatrixUtils.createRealMatrix(shape[4], shape[5])))
                    .withMessage("W^K and W^Q must be r x (d+1), W^V (d+1) x (d+1)");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneLayerTransformer.embedding(PROMPT, Features.standardBasis(3, 3)))
                .withMessage("the prompt is over 2 features, V has 3");
    }
}
