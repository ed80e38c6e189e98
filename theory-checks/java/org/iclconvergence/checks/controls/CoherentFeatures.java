package org.iclconvergence.checks.controls;

import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.RandomStreams;

/** Features that are not orthogonal: v_2 leans towards v_1 by 0.1. */
final class CoherentFeatures extends Experiment {
    @Override
    public String name() {
        return "coherent-features";
    }

    @Override
    public Features orientation(Features intended, RandomStreams streams) {
        RealMatrix v = intended.matrix();
        v.setColumnVector(
                1,
                v.getColumnVector(1)
                        .mapMultiply(Math.sqrt(0.99))
                        .add(v.getColumnVector(0).mapMultiply(0.1)));
        return Features.coherent(v);
    }
}
