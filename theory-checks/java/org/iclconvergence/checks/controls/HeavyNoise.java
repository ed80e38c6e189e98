package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;

/** Ten times the noise that is stated. */
final class HeavyNoise extends Experiment {
    @Override
    public String name() {
        return "heavy-noise";
    }

    @Override
    public double labelNoise(double intended) {
        return 10 * intended;
    }
}
