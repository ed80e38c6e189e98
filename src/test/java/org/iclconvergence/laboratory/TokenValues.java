package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A form of which all is known: each of two queries attends to its own feature alone, v = 1, and only u is trained. Then L_k = ½ u_k² and
 * u_k' = −p_k u_k, so that L_k is ½ u_k(0)² e^{−2 p_k t}. It keeps what is asked of it.
 */
final class TokenValues implements Form {
    private final double[] start;
    private final List<Double> differentiated = new ArrayList<>();
    private int reads;

    TokenValues(double... start) {
        this.start = start;
    }

    @Override
    public int heads() {
        return 1;
    }

    @Override
    public double[] start(UniformRandomProvider random) {
        return start.clone();
    }

    @Override
    public void read(double[] parameters, Heads layer) {
        reads++;
        layer.labelValue = 1;
        // e^−1000 is 0
        System.arraycopy(new double[] {1000, 0, 0, 1000}, 0, layer.logits[0], 0, 4);
        System.arraycopy(parameters, 0, layer.tokenValues, 0, 2);
    }

    @Override
    public void pullBack(double[] parameters, Heads slopes, double[] gradient) {
        differentiated.add(parameters[0]);
        System.arraycopy(slopes.tokenValues, 0, gradient, 0, 2);
    }

    /** u_1 wherever slopes were wanted, in order. */
    List<Double> differentiated() {
        return differentiated;
    }

    /** How often a layer was made. */
    int reads() {
        return reads;
    }
}
