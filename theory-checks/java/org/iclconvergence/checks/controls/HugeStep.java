package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;

/** A learning rate outside the theorem: so large that the bound is shorter than one step. */
final class HugeStep extends Experiment {
    @Override
    public String name() {
        return "huge-step";
    }

    @Override
    public double learningRate(double intended) {
        return 1e7 * intended;
    }
}
