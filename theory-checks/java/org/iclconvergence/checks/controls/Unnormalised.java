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
        double[] scores = super.softmax(logits);
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
