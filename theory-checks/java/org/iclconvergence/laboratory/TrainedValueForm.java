package org.iclconvergence.laboratory;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The last row of the value matrix is trained beside Q: the entry that reads labels, and those that read tokens unless they are held at 0.
 *
 * @param features K
 * @param wholeRow whether tokens may be read; the row then starts at random, else at the paper's
 * @param deviation of the entries at a random start
 */
record TrainedValueForm(int features, boolean wholeRow, double deviation) implements Form {
    @Override
    public int heads() {
        return 1;
    }

    @Override
    public double[] start(UniformRandomProvider random) {
        int size = features * features;
        double[] parameters = new double[size + 1 + (wholeRow ? features : 0)];
        parameters[size] = 1;
        if (wholeRow) {
            double[] row = QueryKeyForm.gaussian(random, features + 1, deviation);
            System.arraycopy(row, 0, parameters, size, row.length);
        }
        return parameters;
    }

    @Override
    public void read(double[] parameters, Heads layer) {
        int size = features * features;
        System.arraycopy(parameters, 0, layer.logits[0], 0, size);
        layer.labelValue = parameters[size];
        if (wholeRow) {
            System.arraycopy(parameters, size + 1, layer.tokenValues, 0, features);
        } else {
            Arrays.fill(layer.tokenValues, 0);
        }
    }

    @Override
    public void pullBack(double[] parameters, Heads slopes, double[] gradient) {
        int size = features * features;
        System.arraycopy(slopes.logits[0], 0, gradient, 0, size);
        gradient[size] = slopes.labelValue;
        if (wholeRow) {
            System.arraycopy(slopes.tokenValues, 0, gradient, size + 1, features);
        }
    }
}
