package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.training.PaperExperiment;

/** Features in a random orientation where the claim is about the standard basis. */
final class RandomBasis extends Experiment {
    @Override
    public String name() {
        return "random-basis";
    }

    @Override
    public PaperExperiment setting(PaperExperiment intended) {
        return intended.withBasis(PaperExperiment.Basis.RANDOM);
    }
}
