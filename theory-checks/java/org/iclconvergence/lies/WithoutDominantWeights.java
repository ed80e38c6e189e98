package org.iclconvergence.lies;

import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;

/**
 * A loss that holds B_{k,1} at 0 for every k ≥ 2: neither value nor gradient knows these weights. What a rule on Q makes of entries
 * without a gradient is then of no consequence.
 *
 * @param honest the loss with them
 */
record WithoutDominantWeights(Loss honest) implements Loss {
    @Override
    public int features() {
        return honest.features();
    }

    @Override
    public void evaluate(BilinearWeights weights, LossValues values) {
        BilinearWeights held = weights.copy();
        for (int k = 1; k < features(); k++) {
            held.set(0, k, 0);
        }
        honest.evaluate(held, values);
        for (int k = 1; k < features(); k++) {
            values.gradient().setEntry(0, k, 0);
        }
    }
}
