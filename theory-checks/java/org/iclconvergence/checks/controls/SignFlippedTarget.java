package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;

/** The growth of the target weight with the wrong sign. */
final class SignFlippedTarget extends Experiment {
    @Override
    public String name() {
        return "sign-flipped-target";
    }

    @Override
    public double growth(double[] scores, int n, int k) {
        return n == k ? -super.growth(scores, n, k) : super.growth(scores, n, k);
    }
}
