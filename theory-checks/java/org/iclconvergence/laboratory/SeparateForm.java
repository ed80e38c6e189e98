package org.iclconvergence.laboratory;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Keys and queries have matrices of their own, d = K: the parameters are the rows of W^K V, then the columns W^Q v_k, and the logits the
 * products of columns.
 *
 * @param features K
 * @param deviation of the entries at the start
 */
record SeparateForm(int features, double deviation) implements Form {
    @Override
    public int heads() {
        return 1;
    }

    @Override
    public double[] start(UniformRandomProvider random) {
        return QueryKeyForm.gaussian(random, 2 * features * features, deviation);
    }

    @Override
    public void read(double[] parameters, Heads layer) {
        layer.readLabelsOnly();
        int size = features * features;
        double[] logits = layer.logits[0];
        Arrays.fill(logits, 0);
        for (int k = 0; k < features; k++) {
            for (int i = 0; i < features; i++) {
                addRow(parameters[size + k * features + i], parameters, i * features, logits, k * features);
            }
        }
    }

    @Override
    public void pullBack(double[] parameters, Heads slopes, double[] gradient) {
        int size = features * features;
        double[] slope = slopes.logits[0];
        Arrays.fill(gradient, 0);
        for (int k = 0; k < features; k++) {
            for (int i = 0; i < features; i++) {
                int entry = size + k * features + i;
                addRow(parameters[entry], slope, k * features, gradient, i * features);
                double sum = 0;
                for (int n = 0; n < features; n++) {
                    sum += slope[k * features + n] * parameters[i * features + n];
                }
                gradient[entry] = sum;
            }
        }
    }

    private void addRow(double factor, double[] from, int fromStart, double[] to, int toStart) {
        for (int n = 0; n < features; n++) {
            to[toStart + n] += factor * from[fromStart + n];
        }
    }
}
