package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Where numbers, sizes and tolerances end: the last that is accepted, the first that is not, and what is said of it. */
class FeatureLimitsTest {
    private static final int MOST = ArrayLengths.MOST;

    private static void refused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    private static RealMatrix columns(double[]... rows) {
        return MatrixUtils.createRealMatrix(rows);
    }

    /** As many as are allowed are refused for what is asked of them next, so that no array of 17 GB is made. */
    @Test
    void probabilities_are_listed_up_to_what_an_array_holds() {
        String tooMany = "features must number at most 2147483639 to be listed, not 2147483640";
        refused(tooMany, () -> FeatureProbabilities.balanced(MOST + 1));
        refused(tooMany, () -> FeatureProbabilities.zipf(MOST + 1, 1));
        refused(tooMany, () -> FeatureProbabilities.imbalanced(MOST + 1, 0.5));
        refused("the exponent must be finite and not negative, not -1.0", () -> FeatureProbabilities.zipf(MOST, -1));
        refused(
                "the dominant probability must lie inside (0, 1), not 1.0",
                () -> FeatureProbabilities.imbalanced(MOST, 1));
        refused("features must number at least 1, not 0", () -> FeatureProbabilities.balanced(0));
        refused("features must number at least 1, not 0", FeatureProbabilities::proportionalTo);
        refused("a dominant feature needs at least 2 features, not 1", () -> FeatureProbabilities.imbalanced(1, 0.5));
        assertThat(FeatureProbabilities.imbalanced(2, 0.75).toArray()).containsExactly(0.75, 0.25);
    }

    /** 1 + 1e-11 lies between two doubles. */
    @Test
    void a_sum_may_miss_one_by_a_hundred_billionth() {
        double last = Math.floor(1e-11 / 0x1p-52) * 0x1p-52;
        assertThat(FeatureProbabilities.of(0.5, 0.5 + last).get(1)).isEqualTo(0.5 + last);
        assertThat(SymmetryClasses.of(new double[] {0.5, 0.5 + last}, new double[] {1, 1})
                        .count())
                .isEqualTo(2);
        double first = last + 0x1p-52;
        refused("probabilities must sum to 1, not " + (1 + first), () -> FeatureProbabilities.of(0.5, 0.5 + first));
        refused(
                "probabilities must sum to 1, not " + (1 + first),
                () -> SymmetryClasses.of(new double[] {0.5, 0.5 + first}, new double[] {1, 1}));
    }

    /** Off the diagonal the tolerance itself is a product of two columns. */
    @Test
    void columns_may_miss_orthonormality_by_a_ten_billionth() {
        assertThatNoException()
                .isThrownBy(() -> Features.orthonormal(columns(new double[] {1, 1e-10}, new double[] {0, 1})));
        refused(
                "features are not orthonormal: <v_1, v_2> = 1.00001e-10, off by more than 1e-10",
                () -> Features.orthonormal(columns(new double[] {1, 1.00001e-10}, new double[] {0, 1})));
        refused(
                "features are not orthonormal: <v_2, v_2> = 1.21000, off by more than 1e-10",
                () -> Features.orthonormal(columns(new double[] {1, 0}, new double[] {0, 1.1})));
        refused(
                "features are not orthonormal: <v_2, v_3> = -0.600000, off by more than 1e-10",
                () -> Features.orthonormal(
                        columns(new double[] {1, 0, 0}, new double[] {0, 1, -0.6}, new double[] {0, 0, 0.8})));
        assertThatNoException()
                .isThrownBy(() -> Features.coherent(columns(new double[] {1, 1}, new double[] {0, 1e-6})));
        refused(
                "feature v_2 has norm 0.5, not 1",
                () -> Features.coherent(columns(new double[] {1, 0}, new double[] {0, 0.5})));
        refused(
                "features hold an entry that is not finite: NaN",
                () -> Features.orthonormal(columns(new double[] {Double.NaN})));
        refused(
                "features hold an entry that is not finite: Infinity",
                () -> Features.coherent(columns(new double[] {1, 1 / 0.0})));
    }

    /** Random numbers are drawn only after the sizes were looked at. */
    @Test
    void features_are_no_more_numbers_than_an_array_holds() {
        refused(
                "random features in dimension (d = 46341) are more numbers than the 2147483639 of an array",
                () -> Features.haarRandom(46341, 1, null));
        refused(
                "features (K = 46341) in dimension (d = 46341) are more numbers than the 2147483639 of an array",
                () -> Features.haarRandom(46341, 46341, null));
        // one column of so many numbers would do, but the decomposition makes a square of it
        refused(
                "random features in dimension (d = 2147483639) are more numbers than the 2147483639 of an array",
                () -> Features.haarRandom(MOST, 1, null));
    }

    @Test
    void features_fit_into_their_dimension() {
        refused("features must number at least 1, not 0", () -> Features.standardBasis(3, 0));
        String outnumber = "features (K = 4) cannot outnumber the dimension (d = 3)";
        refused(outnumber, () -> Features.standardBasis(3, 4));
        refused(outnumber, () -> Features.haarRandom(3, 4, new RandomStreams(1).features()));
        refused(outnumber, () -> Features.orthonormal(MatrixUtils.createRealMatrix(3, 4)));
        assertThat(Features.standardBasis(3, 3).matrix()).isEqualTo(MatrixUtils.createRealIdentityMatrix(3));
    }
}
