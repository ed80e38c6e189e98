package org.iclconvergence.laboratory;

import org.apache.commons.rng.UniformRandomProvider;

/** How trained parameters make an attention layer, in the basis of the features. At most quadratic in the parameters. */
interface Form {
    /** How many heads there are. */
    int heads();

    /** The parameters at which training starts. */
    double[] start(UniformRandomProvider random);

    /** Writes what the parameters mean. */
    void read(double[] parameters, Heads heads);

    /** The chain rule: writes the slopes of the parameters, of those of the layer. */
    void pullBack(double[] parameters, Heads slopes, double[] gradient);
}
