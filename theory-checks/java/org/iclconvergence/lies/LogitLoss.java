package org.iclconvergence.lies;

import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;

/** The loss of given prompts without a softmax: a token's score is its logit divided by N. */
record LogitLoss(List<Prompt> prompts) implements Loss {
    @Override
    public int features() {
        return prompts.get(0).features();
    }

    @Override
    public void evaluate(BilinearWeights weights, LossValues values) {
        int features = features();
        double[] squares = new double[features];
        double[] asked = new double[features];
        double[] target = new double[features];
        double[] dominant = new double[features];
        RealMatrix gradient = MatrixUtils.createRealMatrix(features, features);
        for (Prompt prompt : prompts) {
            int k = prompt.query();
            double[] labelSums = new double[features];
            for (int i = 0; i < prompt.length(); i++) {
                labelSums[prompt.token(i)] += prompt.label(i) / prompt.length();
            }
            double residual = -prompt.queryLabel();
            for (int n = 0; n < features; n++) {
                residual += weights.get(n, k) * labelSums[n];
            }
            for (int n = 0; n < features; n++) {
                gradient.addToEntry(n, k, residual * labelSums[n] / prompts.size());
            }
            int[] counts = prompt.counts();
            squares[k] += residual * residual;
            asked[k]++;
            target[k] += weights.target(k) * counts[k] / prompt.length();
            dominant[k] += weights.get(0, k) * counts[0] / prompt.length();
        }
        double total = 0;
        for (int k = 0; k < features; k++) {
            values.predictionErrors()[k] = squares[k] / (2 * asked[k]);
            values.targetAttention()[k] = target[k] / asked[k];
            values.dominantAttention()[k] = dominant[k] / asked[k];
            total += squares[k] / (2 * prompts.size());
        }
        values.gradient().setSubMatrix(gradient.getData(), 0, 0);
        values.setLoss(total);
    }
}
