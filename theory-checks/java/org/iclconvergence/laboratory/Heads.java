package org.iclconvergence.laboratory;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import org.apache.commons.math3.linear.ArrayRealVector;

/**
 * All that the loss of infinitely long prompts sees of an attention layer; or, entry for entry, the slopes of that loss. The prediction is
 * the mean over heads of Σ_i σ_i (v y_i + u(x_i)).
 */
public final class Heads {
    /** Of each head: K logits of query 1, then those of query 2, … */
    final double[][] logits;

    /** u of every feature. */
    final double[] tokenValues;

    /** v. */
    double labelValue;

    Heads(int heads, int features) {
        logits = new double[heads][features * features];
        tokenValues = new double[features];
    }

    /** The paper's value matrix: labels as they are, tokens not at all. */
    void readLabelsOnly() {
        labelValue = 1;
        Arrays.fill(tokenValues, 0);
    }

    /** |u|, of all features. */
    double largestTokenValue() {
        return new ArrayRealVector(tokenValues, false).getLInfNorm();
    }

    /** Of two logits of one query and head. */
    double widestDifference() {
        int features = tokenValues.length;
        double widest = 0;
        for (double[] head : logits) {
            for (int k = 0; k < features; k++) {
                DoubleSummaryStatistics column =
                        Arrays.stream(head, k * features, (k + 1) * features).summaryStatistics();
                widest = Math.max(widest, column.getMax() - column.getMin());
            }
        }
        return widest;
    }

    /** ½ (ahead − behind), entry for entry. */
    static Heads halfDifference(Heads ahead, Heads behind) {
        Heads difference = new Heads(ahead.logits.length, ahead.tokenValues.length);
        for (int h = 0; h < ahead.logits.length; h++) {
            for (int i = 0; i < ahead.logits[h].length; i++) {
                difference.logits[h][i] = 0.5 * (ahead.logits[h][i] - behind.logits[h][i]);
            }
        }
        for (int m = 0; m < ahead.tokenValues.length; m++) {
            difference.tokenValues[m] = 0.5 * (ahead.tokenValues[m] - behind.tokenValues[m]);
        }
        difference.labelValue = 0.5 * (ahead.labelValue - behind.labelValue);
        return difference;
    }

    /**
     * Multiplies everything.
     *
     * @param factor of logits and values
     */
    public void scale(double factor) {
        for (double[] head : logits) {
            for (int i = 0; i < head.length; i++) {
                head[i] *= factor;
            }
        }
        for (int m = 0; m < tokenValues.length; m++) {
            tokenValues[m] *= factor;
        }
        labelValue *= factor;
    }

    /** Sets to 0 what every query but the first has for the first feature. */
    public void clearDominant() {
        for (double[] head : logits) {
            for (int k = 1; k < tokenValues.length; k++) {
                head[k * tokenValues.length] = 0;
            }
        }
    }
}
