package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.BlockRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.util.FastMath;
import org.junit.jupiter.api.Test;

class OptimizerTest {
    private static final double[][] START = {{1, -2}, {0, 3}};
    private static final double[][] GRADIENT = {{0.5, 0}, {-4, 1e-3}};

    private static double[][] afterTwoSteps(Optimizer rule, RealMatrix q, RealMatrix gradient) {
        rule.start(2);
        rule.step(q, gradient);
        rule.step(q, gradient);
        assertThat(gradient.getData()).isDeepEqualTo(GRADIENT);
        return q.getData();
    }

    @Test
    void gradient_descent_subtracts_the_gradient() {
        RealMatrix q = new Array2DRowRealMatrix(START);
        double[][] expected = {{0.75, -2}, {2, 2.9995}};
        double[][] actual = afterTwoSteps(new GradientDescent(0.25), q, new Array2DRowRealMatrix(GRADIENT));
        for (int i = 0; i < 2; i++) {
            assertThat(actual[i]).containsExactly(expected[i], within(1e-15));
        }
    }

    /** With a constant gradient both unbiased means are the gradient's own: every step is η g / (|g| + ε). */
    @Test
    void adam_moves_every_entry_by_the_learning_rate() {
        double[][] actual = afterTwoSteps(
                new Adam(0.1, 0.9, 0.999, 1e-8), new Array2DRowRealMatrix(START), new Array2DRowRealMatrix(GRADIENT));
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double g = GRADIENT[i][j];
                double expected = START[i][j] - 2 * 0.1 * g / (FastMath.abs(g) + 1e-8);
                assertThat(actual[i][j]).isCloseTo(expected, within(1e-12));
            }
        }
    }

    /** A matrix that keeps its entries in some other way is changed as well. */
    @Test
    void every_kind_of_matrix_is_changed_alike() {
        for (Optimizer rule : List.of(new Adam(0.1), new GradientDescent(0.1))) {
            double[][] expected =
                    afterTwoSteps(rule, new Array2DRowRealMatrix(START), new Array2DRowRealMatrix(GRADIENT));
            assertThat(afterTwoSteps(rule, new BlockRealMatrix(START), new BlockRealMatrix(GRADIENT)))
                    .isDeepEqualTo(expected);
        }
    }

    /** Without a memory Adam goes η along the sign of every new slope, whatever came before: with ε = |g| half as far. */
    @Test
    void adam_without_memory_follows_the_last_sign() {
        RealMatrix q = new Array2DRowRealMatrix(START);
        Adam rule = new Adam(0.5, 0, 0, 2);
        rule.start(2);
        rule.step(q, new Array2DRowRealMatrix(new double[][] {{2, -2}, {6, 0}}));
        assertThat(q.getData()).isDeepEqualTo(new double[][] {{0.75, -1.75}, {-0.375, 3}});
        rule.step(q, new Array2DRowRealMatrix(new double[][] {{-2, -2}, {-6, 2}}));
        assertThat(q.getData()).isDeepEqualTo(new double[][] {{1, -1.5}, {0, 2.75}});
    }

    /**
     * Two slopes by hand: β₁ = ½, β₂ = ¾, g = 1 and then −3, ε negligible. Means −5/4 over 3/4, squares 39/16 over 7/16.
     */
    @Test
    void adam_weighs_the_slopes_of_two_steps() {
        RealMatrix q = new Array2DRowRealMatrix(new double[][] {{0}});
        Adam rule = new Adam(1, 0.5, 0.75, 1e-30);
        rule.start(1);
        rule.step(q, new Array2DRowRealMatrix(new double[][] {{1}}));
        assertThat(q.getEntry(0, 0)).isCloseTo(-1, within(1e-15));
        rule.step(q, new Array2DRowRealMatrix(new double[][] {{-3}}));
        assertThat(q.getEntry(0, 0)).isCloseTo(-1 + 5 / 3.0 / FastMath.sqrt(39 / 7.0), within(1e-15));
    }

    @Test
    void the_ends_of_what_is_accepted() {
        for (double rate : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatThrownBy(() -> new GradientDescent(rate))
                    .hasMessage("learningRate must be positive and finite, not " + rate);
        }
        for (double decay : new double[] {-1e-9, 1, Double.NaN}) {
            assertThatThrownBy(() -> new Adam(1, decay, 0.5, 1)).hasMessage("beta1 must lie in [0, 1), not " + decay);
            assertThatThrownBy(() -> new Adam(1, 0.5, decay, 1)).hasMessage("beta2 must lie in [0, 1), not " + decay);
        }
        for (double epsilon : new double[] {0, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatThrownBy(() -> new Adam(1, 0.5, 0.5, epsilon))
                    .hasMessage("epsilon must be positive and finite, not " + epsilon);
        }
    }
}
