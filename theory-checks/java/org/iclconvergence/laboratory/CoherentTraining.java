package org.iclconvergence.laboratory;

import java.util.Arrays;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.model.AttentionScores;

/**
 * Gradient descent on Q for features with Gram matrix G = (1−μ) I + μ 11ᵀ and infinitely long prompts. Then L_k = ½ (a − e_k)ᵀ G (a −
 * e_k) with a = softmax(ln p + column k of Z), and a step on Q moves Z by −η G (∂L/∂Z) G: columns no longer decouple.
 */
public record CoherentTraining(FeatureProbabilities probabilities, double coherence) {
    /**
     * Trains from zero.
     *
     * @return for every query feature the first step with L_k ≤ error, or the budget if there was none
     */
    public long[] hittingTimes(double error, double learningRate, long budget) {
        int count = probabilities.count();
        RealMatrix gram = MatrixUtils.createRealIdentityMatrix(count)
                .scalarMultiply(1 - coherence)
                .add(ones(count).scalarMultiply(coherence));
        RealMatrix z = MatrixUtils.createRealMatrix(count, count);
        long[] times = new long[count];
        Arrays.fill(times, budget);
        int pending = count;
        for (long step = 0; step < budget && pending > 0; step++) {
            RealMatrix gradient = MatrixUtils.createRealMatrix(count, count);
            for (int k = 0; k < count; k++) {
                double[] logits = z.getColumn(k);
                for (int n = 0; n < count; n++) {
                    logits[n] += FastMath.log(probabilities.get(n));
                }
                double[] a = AttentionScores.softmax(logits);
                double[] gap = a.clone();
                gap[k] -= 1;
                RealVector image = gram.operate(MatrixUtils.createRealVector(gap));
                double loss = 0.5 * image.dotProduct(MatrixUtils.createRealVector(gap));
                if (loss <= error && times[k] == budget) {
                    times[k] = step;
                    pending--;
                }
                double mean = image.dotProduct(MatrixUtils.createRealVector(a));
                for (int n = 0; n < count; n++) {
                    gradient.setEntry(n, k, probabilities.get(k) * a[n] * (image.getEntry(n) - mean));
                }
            }
            z = z.subtract(gram.multiply(gradient).multiply(gram).scalarMultiply(learningRate));
        }
        return times;
    }

    private static RealMatrix ones(int count) {
        double[][] ones = new double[count][count];
        for (double[] row : ones) {
            Arrays.fill(row, 1);
        }
        return MatrixUtils.createRealMatrix(ones);
    }
}
