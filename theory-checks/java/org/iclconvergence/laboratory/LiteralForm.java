package org.iclconvergence.laboratory;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.stats.Estimate;

/**
 * The prediction errors of an attention layer from the literal transformer: on one prompt with N p_m tokens of every feature, over the
 * tasks ±√K v_j. A head reads the label v y + u(x) in place of y, and the query, if it is not masked, is one token more.
 *
 * @param layer its logits and values
 * @param p such that N p_m is whole
 * @param promptLength N
 * @param attendsToItself whether the query is among the keys and values
 */
record LiteralForm(Heads layer, FeatureProbabilities p, int promptLength, boolean attendsToItself) {
    /** L_k. */
    Estimate predictionError(int k, Seams.Prediction transformer) {
        int count = p.count();
        double size = Math.sqrt(count);
        Estimate squares = Estimate.exact(0);
        for (int j = 0; j < count; j++) {
            for (double label : new double[] {size, -size}) {
                // √K itself is rounded
                Estimate residual = prediction(k, j, label, transformer).minus(Estimate.rounded(j == k ? label : 0, 1));
                squares = squares.plus(residual.times(residual));
            }
        }
        return squares.dividedBy(4 * count);
    }

    /**
     * Scores are off by N + 10 roundings at most and by two of the widest difference of logits, which on the standard basis are what they are;
     * labels by three, their sum with the scores by N + 3 more.
     */
    private Estimate prediction(int k, int task, double label, Seams.Prediction transformer) {
        int[] tokens = new int[promptLength + (attendsToItself ? 1 : 0)];
        double[] labels = new double[tokens.length];
        int i = 0;
        for (int m = 0; m < p.count(); m++) {
            int end = i + (int) Math.rint(promptLength * p.get(m));
            Arrays.fill(tokens, i, end, m);
            Arrays.fill(labels, i, end, layer.tokenValues[m] + (m == task ? layer.labelValue * label : 0));
            i = end;
        }
        if (attendsToItself) {
            tokens[i] = k;
            labels[i] = layer.tokenValues[k];
        }
        Prompt prompt = Prompt.withLabels(p.count(), tokens, labels, k, 0);
        double prediction = 0;
        for (double[] logits : layer.logits) {
            prediction += transformer.of(matrix(logits), Features.standardBasis(p.count(), p.count()), prompt);
        }
        double largest = Arrays.stream(labels).map(Math::abs).max().orElseThrow();
        double roundings = 2 * tokens.length + 16 + layer.logits.length + 2 * layer.widestDifference();
        return new Estimate(prediction / layer.logits.length, roundings * 0x1p-53 * largest);
    }

    private RealMatrix matrix(double[] logits) {
        int count = p.count();
        RealMatrix q = new Array2DRowRealMatrix(count, count);
        for (int k = 0; k < count; k++) {
            q.setColumn(k, Arrays.copyOfRange(logits, k * count, (k + 1) * count));
        }
        return q;
    }
}
