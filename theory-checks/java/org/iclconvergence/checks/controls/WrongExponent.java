package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;

/** The law of rare features with p_k in place of p_k². */
final class WrongExponent extends Experiment {
    @Override
    public String name() {
        return "wrong-exponent";
    }

    @Override
    public double rareExponent() {
        return 1;
    }
}
