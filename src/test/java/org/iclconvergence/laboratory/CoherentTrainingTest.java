package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.training.Optimizer;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descent on Q for features that are not orthogonal. */
class CoherentTrainingTest {
    private static final FeatureProbabilities P = FeatureProbabilities.proportionalTo(new double[] {5, 3, 2});

    private static long[] times(RealMatrix gram, double error, double rate, long budget) {
        return new CoherentTraining(P, gram, new Wiring(Lie.NONE)).hittingTimes(error, rate, budget);
    }

    @Test
    void orthonormal_features_are_learned_column_by_column() {
        long[] times = times(MatrixUtils.createRealIdentityMatrix(3), 0.05, 2, 500);
        for (int k = 0; k < 3; k++) {
            QueryEvent near = QueryEvent.predictionErrorAtMost(0.05);
            double time = new QueryGradientDescent(new InfinitePromptQuery(QueryGroups.ofEveryFeature(P, k)), 2)
                    .run(near, 500, step -> false)
                    .time(near)
                    .orElseThrow();
            assertThat(times[k]).isEqualTo(Math.round(time / 2)).isPositive();
        }
        assertThat(times(MatrixUtils.createRealIdentityMatrix(3), 0.05, 2, times[2]))
                .as("a feature that is learned too late takes all of the budget")
                .containsExactly(times[0], times[1], times[2]);
        assertThat(times(MatrixUtils.createRealIdentityMatrix(3), 0.05, 2, times[2] - 1))
                .containsExactly(times[0], times[1], times[2] - 1);
        assertThat(times(MatrixUtils.createRealIdentityMatrix(3), 10, 2, 9)).containsOnly(0);
    }

    /** L_k at the start is ½ (¼ + ¼) of two equal features: reached where it is asked for, and no step is taken. */
    @Test
    void training_starts_its_rule_and_ends_with_the_last_feature() {
        List<String> calls = new ArrayList<>();
        Lie watched = new Lie("watched", "a rule that tells")
                .bend(
                        Seams.OPTIMIZER,
                        honest -> rule -> new Optimizer() {
                            @Override
                            public void start(int dimension) {
                                calls.add("start " + dimension);
                                rule.start(dimension);
                            }

                            @Override
                            public void step(RealMatrix weights, RealMatrix gradient) {
                                calls.add("step");
                                rule.step(weights, gradient);
                            }
                        });
        RealMatrix gram = MatrixUtils.createRealIdentityMatrix(2);
        FeatureProbabilities balanced = FeatureProbabilities.balanced(2);
        assertThat(new CoherentTraining(balanced, gram, new Wiring(watched)).hittingTimes(0.25, 1, 9))
                .containsExactly(0, 0);
        assertThat(calls).startsWith("start 2").hasSizeLessThanOrEqualTo(2);
        calls.clear();
        long[] times = new CoherentTraining(balanced, gram, new Wiring(watched)).hittingTimes(0.05, 2, 500);
        assertThat(times[0]).isEqualTo(times[1]).isBetween(2L, 400L);
        // the step that follows the last look
        assertThat(calls).startsWith("start 2", "step").hasSize((int) times[0] + 2);
    }

    /** ½ |V a − v_k|² with a = softmax(ln p + VᵀQ v_k), as it is written, and its gradient in Q by differences. */
    private record Literal(RealMatrix v) {
        double loss(RealMatrix q, int k) {
            double[] logits = v.transpose().multiply(q).operate(v.getColumn(k));
            double sum = 0;
            double[] mean = new double[v.getRowDimension()];
            for (int n = 0; n < logits.length; n++) {
                double weight = P.get(n) * Math.exp(logits[n]);
                sum += weight;
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += weight * v.getEntry(i, n);
                }
            }
            double squares = 0;
            for (int i = 0; i < mean.length; i++) {
                double gap = mean[i] / sum - v.getEntry(i, k);
                squares += gap * gap;
            }
            return 0.5 * squares;
        }

        double loss(RealMatrix q) {
            return P.get(0) * loss(q, 0) + P.get(1) * loss(q, 1) + P.get(2) * loss(q, 2);
        }

        RealMatrix gradient(RealMatrix q) {
            RealMatrix gradient = q.createMatrix(q.getRowDimension(), q.getColumnDimension());
            double h = 1e-5;
            for (int i = 0; i < q.getRowDimension(); i++) {
                for (int j = 0; j < q.getColumnDimension(); j++) {
                    RealMatrix ahead = q.copy();
                    RealMatrix behind = q.copy();
                    ahead.addToEntry(i, j, h);
                    behind.addToEntry(i, j, -h);
                    gradient.setEntry(i, j, (loss(ahead) - loss(behind)) / (2 * h));
                }
            }
            return gradient;
        }

        long time(int k, double error, double rate, long budget) {
            RealMatrix q = MatrixUtils.createRealMatrix(3, 3);
            for (long step = 0; step < budget; step++) {
                if (loss(q, k) <= error) {
                    return step;
                }
                q = q.subtract(gradient(q).scalarMultiply(rate));
            }
            return budget;
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3, -0.2, 0.1", "0.5, 0.5, 0.5", "0, 0.6, 0"})
    void coherent_ones_as_the_loss_of_q_says(double c12, double c13, double c23) {
        RealMatrix gram = MatrixUtils.createRealMatrix(new double[][] {{1, c12, c13}, {c12, 1, c23}, {c13, c23, 1}});
        Literal literal = new Literal(new CholeskyDecomposition(gram).getLT());
        long[] times = times(gram, 0.07, 3, 120);
        for (int k = 0; k < 3; k++) {
            assertThat(times[k]).isEqualTo(literal.time(k, 0.07, 3, 120)).isBetween(1L, 119L);
        }
    }

    /** Z = VᵀQV moves by Vᵀ(∂L/∂Q)V: entry for entry, also where attention would not see the difference. */
    @Test
    void the_rule_is_given_the_slopes_of_the_loss_of_q() {
        RealMatrix gram = MatrixUtils.createRealMatrix(new double[][] {{1, 0.3, -0.2}, {0.3, 1, 0.1}, {-0.2, 0.1, 1}});
        RealMatrix v = new CholeskyDecomposition(gram).getLT();
        List<RealMatrix> given = new ArrayList<>();
        Lie still = new Lie("still", "no step")
                .bend(
                        Seams.OPTIMIZER,
                        honest -> rule -> new Optimizer() {
                            @Override
                            public void start(int dimension) {
                                given.clear();
                            }

                            @Override
                            public void step(RealMatrix weights, RealMatrix gradient) {
                                given.add(gradient.copy());
                            }
                        });
        new CoherentTraining(P, gram, new Wiring(still)).hittingTimes(1e-3, 1, 2);
        RealMatrix slopes = v.transpose()
                .multiply(new Literal(v).gradient(MatrixUtils.createRealMatrix(3, 3)))
                .multiply(v);
        assertThat(given).hasSize(2);
        for (RealMatrix gradient : given) {
            assertThat(gradient.subtract(slopes).getNorm()).isLessThan(1e-9);
        }
    }
}
