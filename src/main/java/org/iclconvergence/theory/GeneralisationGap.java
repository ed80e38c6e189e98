package org.iclconvergence.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.stats.Estimate;

/**
 * By how much the population loss exceeds the loss on the M prompts of a training (THEORY.md, section 17): after T steps of gradient
 * descent from zero with Gaussian tasks the mean gap is c/M + O(M^−3/2). The constant c is a sum over all count vectors, with the fourth
 * moments of the task in closed form; nothing is sampled. Few features and short prompts: it costs T C K² + T² K³ for C count vectors.
 *
 * @param probabilities p
 * @param promptLength N ≥ 1
 * @param learningRate η > 0
 * @param steps T ≥ 0
 */
public record GeneralisationGap(FeatureProbabilities probabilities, int promptLength, double learningRate, int steps) {
    /**
     * Roundings of a path of T steps and of the sum over it: some hundred thousand, each 1e-16 of terms of the size of the result,
     * carried on by factors I − ηH that do not grow (η ≤ 2 over the largest curvature).
     */
    private static final double RELATIVE_ERROR = 1e-9;

    /** Half a gigabyte of them. */
    private static final int MOST_NUMBERS = 1 << 26;

    /**
     * A training.
     *
     * @throws IllegalArgumentException if a number is out of its range, or all together ask for more than memory holds
     */
    public GeneralisationGap {
        Objects.requireNonNull(probabilities, "probabilities");
        if (!(promptLength >= 1 && learningRate > 0 && learningRate < Double.POSITIVE_INFINITY && steps >= 0)) {
            throw new IllegalArgumentException("need promptLength >= 1, a finite learningRate > 0 and steps >= 0, not "
                    + promptLength + ", " + learningRate + " and " + steps);
        }
        double numbers = numbers(probabilities.count(), promptLength) * (steps + 1.0);
        if (!(numbers <= MOST_NUMBERS)) {
            throw new IllegalArgumentException(
                    "probabilities of " + probabilities.count() + " features with promptLength " + promptLength
                            + " and " + steps + " steps need more than " + MOST_NUMBERS + " numbers: " + numbers);
        }
    }

    /** K² of them for each of the C(N + K − 1, K − 1) count vectors; infinite beyond all doubles. */
    private static double numbers(int features, int promptLength) {
        double vectors = 1;
        for (int m = 1; m < features; m++) {
            vectors *= (promptLength + (double) m) / m;
        }
        return vectors * features * features;
    }

    /**
     * The constant of the law.
     *
     * @return c = lim M E[L − L̂], the sum over the queries of η Σ_s tr(R_s C(s, T))
     */
    public Estimate constant() {
        double sum = 0;
        for (int k = 0; k < probabilities.count(); k++) {
            sum += new Query(k).constant();
        }
        return Estimate.relative(sum, RELATIVE_ERROR);
    }

    /** One context at one step: scores r = a − e_k, J = diag a − aaᵀ, and the mean gradient Jr of its loss ½ (r·w)². */
    private record Context(double[] r, double[][] jacobian, double[] slope) {
        static Context of(int[] counts, double[] weights, int k) {
            int count = counts.length;
            double[] a = new double[count];
            double total = 0;
            for (int m = 0; m < count; m++) {
                a[m] = counts[m] * FastMath.exp(weights[m]);
                total += a[m];
            }
            for (int m = 0; m < count; m++) {
                a[m] /= total;
            }
            double[][] jacobian = new double[count][count];
            for (int m = 0; m < count; m++) {
                for (int n = 0; n < count; n++) {
                    jacobian[m][n] = (m == n ? a[m] : 0) - a[m] * a[n];
                }
            }
            double[] r = a.clone();
            r[k] -= 1;
            return new Context(r, jacobian, times(jacobian, r));
        }

        double attention(int m, int k) {
            return r[m] + (m == k ? 1 : 0);
        }
    }

    /** The column of one query; columns do not interact. */
    private final class Query {
        private final int k;
        private final List<int[]> counts = new ArrayList<>();
        private final List<Double> shares = new ArrayList<>();
        private final double[][] gradients = new double[steps + 1][];
        private final RealMatrix[] hessians = new RealMatrix[steps + 1];
        private final Context[][] contexts = new Context[steps + 1][];

        Query(int k) {
            this.k = k;
            distribute(new int[probabilities.count()], 0, promptLength, probabilities.get(k));
            double[] weights = new double[probabilities.count()];
            for (int t = 0; t <= steps; t++) {
                evaluate(t, weights);
                for (int m = 0; m < weights.length; m++) {
                    weights[m] -= learningRate * gradients[t][m];
                }
            }
        }

        /** Lists the count vectors with p_k times their multinomial probabilities. */
        private void distribute(int[] soFar, int feature, int left, double share) {
            if (feature == soFar.length - 1) {
                soFar[feature] = left;
                counts.add(soFar.clone());
                shares.add(share * FastMath.pow(probabilities.get(feature), left));
                return;
            }
            for (int c = 0; c <= left; c++) {
                soFar[feature] = c;
                double ways = CombinatoricsUtils.binomialCoefficientDouble(left, c);
                distribute(soFar, feature + 1, left - c, share * ways * FastMath.pow(probabilities.get(feature), c));
            }
        }

        private void evaluate(int t, double[] weights) {
            int count = weights.length;
            contexts[t] = counts.stream()
                    .map(vector -> Context.of(vector, weights, k))
                    .toArray(Context[]::new);
            gradients[t] = new double[count];
            hessians[t] = MatrixUtils.createRealMatrix(count, count);
            for (int i = 0; i < contexts[t].length; i++) {
                Context at = contexts[t][i];
                double share = shares.get(i);
                for (int m = 0; m < count; m++) {
                    gradients[t][m] += share * at.slope[m];
                    for (int n = 0; n < count; n++) {
                        double curvature = dot(at.jacobian[m], at.jacobian[n])
                                + (m == n ? at.slope[m] : 0)
                                - at.slope[m] * at.attention(n, k)
                                - at.attention(m, k) * at.slope[n];
                        hessians[t].addToEntry(m, n, share * curvature);
                    }
                }
            }
        }

        double constant() {
            int count = probabilities.count();
            RealMatrix propagated = MatrixUtils.createRealIdentityMatrix(count);
            double sum = 0;
            for (int s = steps - 1; s >= 0; s--) {
                for (int m = 0; m < count; m++) {
                    for (int n = 0; n < count; n++) {
                        sum += propagated.getEntry(n, m) * covariance(s, m, n);
                    }
                }
                propagated =
                        propagated.subtract(propagated.multiply(hessians[s]).scalarMultiply(learningRate));
            }
            return learningRate * sum;
        }

        /** The covariance of entry m of a prompt's gradient at step s and entry n at the end: Wick's theorem for (r·w)(J_m·w) twice. */
        private double covariance(int s, int m, int n) {
            double sum = -gradients[s][m] * gradients[steps][n];
            for (int i = 0; i < counts.size(); i++) {
                Context from = contexts[s][i];
                Context to = contexts[steps][i];
                double[] left = from.jacobian[m];
                double[] right = to.jacobian[n];
                sum += shares.get(i)
                        * (from.slope[m] * to.slope[n]
                                + dot(from.r, to.r) * dot(left, right)
                                + dot(left, to.r) * dot(right, from.r));
            }
            return sum;
        }
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix).mapToDouble(row -> dot(row, vector)).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
