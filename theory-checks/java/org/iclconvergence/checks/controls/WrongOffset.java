package org.iclconvergence.checks.controls;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.checks.Experiment;

/** The onset law with Attn_1 √K → 3/2 in place of √(3/2) at the switch. */
final class WrongOffset extends Experiment {
    @Override
    public String name() {
        return "wrong-offset";
    }

    @Override
    public double switchOffset(double dominant) {
        return super.switchOffset(dominant) + 0.5 * FastMath.log(1.5);
    }
}
