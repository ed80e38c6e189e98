package org.iclconvergence.lies;

import java.util.List;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;

/** The loss of given prompts without a softmax: a token's score is its logit divided by N. */
final class LogitLoss implements Loss {
    private final List<Prompt> prompts;
    private final int[][] counts;
    private final double[][] labelSums;

    LogitLoss(List<Prompt> prompts) {
        this.prompts = prompts;
        this.counts = prompts.stream().map(Prompt::counts).toArray(int[][]::new);
        this.labelSums = new double[prompts.size()][features()];
        for (int m = 0; m < counts.length; m++) {
            Prompt prompt = prompts.get(m);
            for (int i = 0; i < prompt.length(); i++) {
                labelSums[m][prompt.token(i)] += prompt.label(i) / prompt.length();
            }
        }
    }

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
        double[][] gradient = new double[features][features];
        for (int m = 0; m < counts.length; m++) {
            Prompt prompt = prompts.get(m);
            int k = prompt.query();
            double residual = -prompt.queryLabel();
            for (int n = 0; n < features; n++) {
                residual += weights.get(n, k) * labelSums[m][n];
            }
            for (int n = 0; n < features; n++) {
                gradient[n][k] += residual * labelSums[m][n] / counts.length;
            }
            squares[k] += residual * residual;
            asked[k]++;
            target[k] += weights.target(k) * counts[m][k] / prompt.length();
            dominant[k] += weights.get(0, k) * counts[m][0] / prompt.length();
        }
        double total = 0;
        for (int k = 0; k < features; k++) {
            values.predictionErrors()[k] = squares[k] / (2 * asked[k]);
            values.targetAttention()[k] = target[k] / asked[k];
            values.dominantAttention()[k] = dominant[k] / asked[k];
            total += squares[k] / (2 * counts.length);
        }
        values.gradient().setSubMatrix(gradient, 0, 0);
        values.setLoss(total);
    }
}
