package org.iclconvergence.laboratory;

import java.util.Arrays;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.stats.Estimate;

/**
 * The exact loss of an attention layer on prompts with N p_m tokens of every feature, N → ∞ if the query is masked, and its slopes. Over tasks
 * the mean square of ŷ − y is |v a − e_k|² + (u · b)², a the attention on labelled tokens of each feature, b that on all.
 */
final class FormLoss {
    private final FeatureProbabilities probabilities;
    private final double[] p;
    private final double queryWeight;
    private final double[] attention;
    private final double[] slopesOfAttention;
    private final double[] errors;
    private final double[] target;

    /**
     * The loss of all queries.
     *
     * @param probabilities p
     * @param queryWeight 1/N if the query attends to itself, 0 if it does not
     */
    FormLoss(FeatureProbabilities probabilities, double queryWeight) {
        this.probabilities = probabilities;
        this.p = probabilities.toArray();
        this.queryWeight = queryWeight;
        attention = new double[p.length];
        slopesOfAttention = new double[p.length];
        errors = new double[p.length];
        target = new double[p.length];
    }

    int features() {
        return p.length;
    }

    FeatureProbabilities probabilities() {
        return probabilities;
    }

    double queryWeight() {
        return queryWeight;
    }

    /** L_k of every query; the next evaluation overwrites it. */
    double[] predictionErrors() {
        return errors;
    }

    /**
     * L_k at the layer that was evaluated. An attention is off by K + 12 roundings, and by two of the widest difference of logits, which are
     * roundings of exponents; so a residual |v a − e_k|, of which the parts sum to |v| + 1, by three more, and u · b, of parts below |u|, by
     * K + 4 more.
     */
    Estimate predictionError(int k, Heads layer) {
        double residuals = Math.abs(layer.labelValue) + 1;
        double bias = layer.largestTokenValue();
        double ofAttention = p.length + 12 + 2 * layer.widestDifference();
        double roundings = (ofAttention + 3) * residuals * residuals
                + (ofAttention + p.length + 4) * bias * bias
                + (p.length + 4) * errors[k];
        return new Estimate(errors[k], roundings * 0x1p-53);
    }

    /** The mean over heads of Attn_k of every query; the next evaluation overwrites it. */
    double[] targetAttention() {
        return target;
    }

    void evaluate(Heads layer, Heads slopes) {
        slopes.labelValue = 0;
        Arrays.fill(slopes.tokenValues, 0);
        for (int k = 0; k < p.length; k++) {
            evaluate(k, layer, slopes);
        }
    }

    private void evaluate(int k, Heads layer, Heads slopes) {
        int heads = layer.logits.length;
        Arrays.fill(attention, 0);
        double onItself = 0;
        for (int h = 0; h < heads; h++) {
            // the slopes' place holds each head's attention until its slopes are known
            onItself += attend(k, layer.logits[h], slopes.logits[h]) / heads;
            for (int m = 0; m < p.length; m++) {
                attention[m] += slopes.logits[h][k * p.length + m] / heads;
            }
        }
        double v = layer.labelValue;
        double bias = layer.tokenValues[k] * onItself;
        double squares = 0;
        for (int m = 0; m < p.length; m++) {
            bias += layer.tokenValues[m] * attention[m];
        }
        for (int m = 0; m < p.length; m++) {
            double residual = v * attention[m] - (m == k ? 1 : 0);
            squares += residual * residual;
            slopesOfAttention[m] = v * residual + bias * layer.tokenValues[m];
            slopes.labelValue += p[k] * residual * attention[m];
            slopes.tokenValues[m] += p[k] * bias * (attention[m] + (m == k ? onItself : 0));
        }
        errors[k] = 0.5 * (squares + bias * bias);
        target[k] = attention[k];
        for (int h = 0; h < heads; h++) {
            throughSoftmax(k, bias * layer.tokenValues[k], slopes.logits[h], p[k] / heads);
        }
    }

    /** Writes the attention on the labelled tokens; returns that on the query. */
    private double attend(int k, double[] logits, double[] scores) {
        int from = k * p.length;
        double largest = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < p.length; m++) {
            largest = Math.max(largest, logits[from + m]);
        }
        double itself = queryWeight * FastMath.exp(logits[from + k] - largest);
        double sum = itself;
        for (int m = 0; m < p.length; m++) {
            scores[from + m] = p[m] * FastMath.exp(logits[from + m] - largest);
            sum += scores[from + m];
        }
        for (int m = 0; m < p.length; m++) {
            scores[from + m] /= sum;
        }
        return itself / sum;
    }

    /** ∂L/∂(logit n) = factor Σ over tokens of feature n of σ_i (g_i − Σ_j σ_j g_j), with g the slopes of scores. */
    private void throughSoftmax(int k, double slopeOfItself, double[] scores, double factor) {
        int from = k * p.length;
        double itself = scores[from + k] * queryWeight / p[k];
        double mean = itself * slopeOfItself;
        for (int m = 0; m < p.length; m++) {
            mean += scores[from + m] * slopesOfAttention[m];
        }
        for (int m = 0; m < p.length; m++) {
            scores[from + m] *= factor * (slopesOfAttention[m] - mean);
        }
        scores[from + k] += factor * itself * (slopeOfItself - mean);
    }
}
