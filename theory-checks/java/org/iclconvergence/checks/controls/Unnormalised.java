package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;

/** Attention without normalisation: exponentials shifted by the maximum, never divided by their sum. */
final class Unnormalised extends Experiment {
    @Override
    public String name() {
        return "unnormalised";
    }

    @Override
    public double[] softmax(double[] logits) {
        return divideByLargest(super.softmax(logits));
    }

    @Override
    public double[] featureScores(int[] counts, double[] logits) {
        return divideByLargest(super.featureScores(counts, logits));
    }

    private static double[] divideByLargest(double[] scores) {
        double max = 0;
        for (double score : scores) {
            max = Math.max(max, score);
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= max;
        }
        return scores;
    }
}
