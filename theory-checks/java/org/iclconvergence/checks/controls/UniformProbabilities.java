package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.training.PaperExperiment;

/** No dominant feature: all features are equally frequent. */
final class UniformProbabilities extends Experiment {
    @Override
    public String name() {
        return "uniform-probabilities";
    }

    @Override
    public PaperExperiment setting(PaperExperiment intended) {
        return intended.withProbabilities(
                FeatureProbabilities.balanced(intended.probabilities().count()));
    }

    @Override
    public double dominantProbability(double features, double intended) {
        return 1 / features;
    }

    @Override
    public FeatureProbabilities probabilities(FeatureProbabilities intended) {
        return FeatureProbabilities.balanced(intended.count());
    }
}
