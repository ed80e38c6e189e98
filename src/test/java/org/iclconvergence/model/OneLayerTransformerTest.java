package org.iclconvergence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

    @Test
    void shapes_that_do_not_fit_are_refused() {
        RealMatrix four = MatrixUtils.createRealMatrix(4, 4);
        assertThatThrownBy(() -> new OneLayerTransformer(MatrixUtils.createRealMatrix(4, 3), four, four))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BilinearWeights.of(MatrixUtils.createRealMatrix(2, 3)))
                .hasMessageContaining("2 x 3");
    }

    @Test
    void bilinear_weights_of_a_lifted_matrix_are_themselves() {
        BilinearWeights weights = new BilinearWeights(2);
        weights.set(0, 1, 5);
        weights.set(1, 1, -2);
        assertThat(weights.target(1)).isEqualTo(-2);
        assertThat(BilinearWeights.of(weights.queryKeyMatrix(FEATURES), FEATURES)
                        .matrix())
                .isEqualTo(weights.matrix());
        BilinearWeights copy = weights.copy();
        weights.matrix().setEntry(0, 1, 6);
        assertThat(weights.get(0, 1)).isEqualTo(6);
        assertThat(copy.get(0, 1)).isEqualTo(5);
    }
}
