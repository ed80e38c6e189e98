package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.FeatureProbabilities;

/** The feature that is called dominant is the rarest one. */
final class ReversedProbabilities extends Experiment {
    @Override
    public String name() {
        return "reversed-probabilities";
    }

    @Override
    public double dominantProbability(double features, double intended) {
        return 1 / (features * features);
    }

    @Override
    public FeatureProbabilities probabilities(FeatureProbabilities intended) {
        double[] p = intended.toArray();
        double dominant = p[0];
        p[0] = p[p.length - 1];
        p[p.length - 1] = dominant;
        return FeatureProbabilities.of(p);
    }
}
