package org.iclconvergence.laboratory;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.model.AttentionScores;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.Optimizer;

/**
 * Gradient descent on Q for features with Gram matrix G and infinitely long prompts. Then L_k = ½ (a − e_k)ᵀ G (a − e_k) with a =
 * softmax(ln p + column k of Z), and a step on Q moves Z by −η G (∂L/∂Z) G: columns no longer decouple.
 */
final class CoherentTraining {
    private final Wiring wiring;
    private final double[] p;
    private final double[][] gram;
    private final int count;
    private final double[][] z;
    private final double[][] gradient;
    private final double[][] product;

    CoherentTraining(FeatureProbabilities probabilities, RealMatrix gram, Wiring wiring) {
        this.wiring = wiring;
        this.p = probabilities.toArray();
        this.gram = gram.getData();
        count = p.length;
        z = new double[count][count];
        gradient = new double[count][count];
        product = new double[count][count];
    }

    /** Trains from zero; for every query feature the first step with L_k ≤ error, or the budget if there was none. */
    long[] hittingTimes(double error, double learningRate, long budget) {
        Optimizer rule = wiring.at(Seams.OPTIMIZER).apply(new GradientDescent(learningRate));
        rule.start(count);
        RealMatrix weights = new Array2DRowRealMatrix(z, false);
        RealMatrix slopes = new Array2DRowRealMatrix(gradient, false);
        long[] times = new long[count];
        Arrays.fill(times, budget);
        double[] logits = new double[count];
        double[] image = new double[count];
        int pending = count;
        for (long step = 0; step < budget && pending > 0; step++) {
            for (int k = 0; k < count; k++) {
                if (loss(k, logits, image) <= error && times[k] == budget) {
                    times[k] = step;
                    pending--;
                }
            }
            multiply(gram, gradient, product);
            multiply(product, gram, gradient);
            rule.step(weights, slopes);
        }
        return times;
    }

    /** L_k; writes column k of the gradient. */
    private double loss(int k, double[] logits, double[] image) {
        for (int n = 0; n < count; n++) {
            logits[n] = FastMath.log(p[n]) + z[n][k];
        }
        double[] a = AttentionScores.softmax(logits);
        double mean = 0;
        for (int n = 0; n < count; n++) {
            image[n] = -gram[n][k];
            for (int m = 0; m < count; m++) {
                image[n] += gram[n][m] * a[m];
            }
            mean += a[n] * image[n];
        }
        for (int n = 0; n < count; n++) {
            gradient[n][k] = p[k] * a[n] * (image[n] - mean);
        }
        return 0.5 * (mean - image[k]);
    }

    private static void multiply(double[][] left, double[][] right, double[][] product) {
        for (int i = 0; i < left.length; i++) {
            Arrays.fill(product[i], 0);
            for (int j = 0; j < right.length; j++) {
                for (int k = 0; k < product[i].length; k++) {
                    product[i][k] += left[i][j] * right[j][k];
                }
            }
        }
    }
}
