package org.iclconvergence.laboratory;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Query-key matrices are trained, one for each head; values read labels only.
 *
 * @param features K
 * @param heads how many
 * @param factor of the scores: 1, or 1/√d
 * @param deviation of the entries at the start
 */
record QueryKeyForm(int features, int heads, double factor, double deviation) implements Form {
    @Override
    public double[] start(UniformRandomProvider random) {
        return gaussian(random, heads * features * features, deviation);
    }

    static double[] gaussian(UniformRandomProvider random, int count, double deviation) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] entries = new double[count];
        for (int i = 0; i < count && deviation > 0; i++) {
            entries[i] = deviation * normal.sample();
        }
        return entries;
    }

    @Override
    public void read(double[] parameters, Heads layer) {
        layer.readLabelsOnly();
        int size = features * features;
        for (int h = 0; h < heads; h++) {
            for (int i = 0; i < size; i++) {
                layer.logits[h][i] = factor * parameters[h * size + i];
            }
        }
    }

    @Override
    public void pullBack(double[] parameters, Heads slopes, double[] gradient) {
        int size = features * features;
        for (int h = 0; h < heads; h++) {
            for (int i = 0; i < size; i++) {
                gradient[h * size + i] = factor * slopes.logits[h][i];
            }
        }
    }
}
