package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;

/** The growth of a cross weight without its coupling to the target: the term Attn_k T is left out. */
final class DroppedCrossTerm extends Experiment {
    @Override
    public String name() {
        return "dropped-cross-term";
    }

    @Override
    public double growth(double[] scores, int n, int k) {
        if (n == k) {
            return super.growth(scores, n, k);
        }
        double rest = 0;
        for (int m = 0; m < scores.length; m++) {
            rest += m == k ? 0 : scores[m];
        }
        return super.growth(scores, n, k) + scores[n] * scores[k] * rest;
    }
}
