package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;

/** Attention scores that sum to 1 but may be negative: every second one gives a tenth to its neighbour. */
final class NegativeScores extends Experiment {
    @Override
    public String name() {
        return "negative-scores";
    }

    @Override
    public double[] softmax(double[] logits) {
        return exchange(super.softmax(logits));
    }

    @Override
    public double[] featureScores(int[] counts, double[] logits) {
        return exchange(super.featureScores(counts, logits));
    }

    private static double[] exchange(double[] scores) {
        for (int i = 1; i < scores.length; i += 2) {
            scores[i] -= 0.1;
            scores[i - 1] += 0.1;
        }
        return scores;
    }
}
