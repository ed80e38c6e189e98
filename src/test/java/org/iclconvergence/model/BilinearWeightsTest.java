package org.iclconvergence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.commons.math3.linear.MatrixUtils;
import org.iclconvergence.data.ArrayLengths;
import org.iclconvergence.data.Features;
import org.junit.jupiter.api.Test;

class BilinearWeightsTest {
    private static final Features FEATURES = Features.standardBasis(3, 2);

    private static BilinearWeights ofThree() {
        return BilinearWeights.of(
                MatrixUtils.createRealMatrix(new double[][] {{11, 12, 13}, {21, 22, 23}, {31, 32, 33}}));
    }

    @Test
    void weights_of_a_lifted_matrix_are_themselves() {
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

    /** Row n is the key, column k the query. */
    @Test
    void a_column_begins_with_the_target() {
        double[] column = new double[3];
        ofThree().readColumn(1, column);
        assertThat(column).containsExactly(22, 12, 32);
        ofThree().readColumn(0, column);
        assertThat(column).containsExactly(11, 21, 31);
        assertThat(ofThree().target(2)).isEqualTo(33);
        assertThat(ofThree().get(0, 2)).isEqualTo(13);
    }

    @Test
    void the_first_weights_are_zero_and_the_last_counts_as_well() {
        BilinearWeights weights = new BilinearWeights(3);
        assertThat(weights.features()).isEqualTo(3);
        assertThat(weights.matrix()).isEqualTo(MatrixUtils.createRealMatrix(3, 3));
        assertThat(weights.areFinite()).isTrue();
        weights.set(2, 2, Double.NaN);
        assertThat(weights.areFinite()).isFalse();
    }

    @Test
    void what_is_no_square_is_refused() {
        for (int[] shape : new int[][] {{2, 3}, {3, 2}, {2, 2}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BilinearWeights.of(MatrixUtils.createRealMatrix(shape[0], shape[1]), FEATURES))
                    .withMessage("Q must be d x d with d = 3, not " + shape[0] + " x " + shape[1]);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BilinearWeights.of(MatrixUtils.createRealMatrix(2, 3)))
                .withMessage("bilinear weights must be square, not 2 x 3");
    }

    @Test
    void there_is_a_feature_and_no_more_than_an_array_holds() {
        assertThat(new BilinearWeights(1).features()).isEqualTo(1);
        for (int features : new int[] {0, ArrayLengths.MOST + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new BilinearWeights(features))
                    .withMessage("features must number 1 to 2147483639, not " + features);
        }
    }
}
