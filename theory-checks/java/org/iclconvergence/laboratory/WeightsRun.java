package org.iclconvergence.laboratory;

import java.util.List;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;

/**
 * All bilinear weights at every step of a training, with what rounding may have added up to: in each step the growth is off by
 * the loss's error, relative to its positive and negative parts, and the weight by the roundings of the step, relative to the
 * largest weight of its column so far. To first order: that earlier errors are carried on by later steps is not counted.
 */
public final class WeightsRun {
    private static final double ROUNDING = 0x1p-53;

    private final List<BilinearWeights> steps;
    private final double growthError;
    private final double roundingsOfAStep;
    private final double[][] path;

    WeightsRun(List<BilinearWeights> steps, double growthError, double roundingsOfAStep) {
        this.steps = steps;
        this.growthError = growthError;
        this.roundingsOfAStep = roundingsOfAStep;
        this.path = new double[steps.size()][features()];
        for (int step = 1; step < steps.size(); step++) {
            for (int k = 0; k < features(); k++) {
                path[step][k] = path[step - 1][k] + moved(step, k);
            }
        }
    }

    /** The way that the weights of a column went in one step. */
    private double moved(int step, int k) {
        double sum = 0;
        for (int n = 0; n < features(); n++) {
            sum += Math.abs(steps.get(step).get(n, k) - steps.get(step - 1).get(n, k));
        }
        return sum;
    }

    /**
     * The number of features.
     *
     * @return K
     */
    public int features() {
        return steps.get(0).features();
    }

    /**
     * The last step.
     *
     * @return training steps done
     */
    public int last() {
        return steps.size() - 1;
    }

    /**
     * A weight.
     *
     * @param step training steps done
     * @param n key feature
     * @param k query feature
     * @return Z[n][k]
     */
    public Estimate weight(int step, int n, int k) {
        double error = path[step][k] * (2 * growthError + step * roundingsOfAStep * ROUNDING);
        return new Estimate(steps.get(step).get(n, k), error);
    }

    /**
     * A weight at the end.
     *
     * @param n key feature
     * @param k query feature
     * @return Z[n][k]
     */
    public Estimate weight(int n, int k) {
        return weight(last(), n, k);
    }

    /**
     * A weight that other code has computed in the same training.
     *
     * @param other what it found
     * @param k query feature
     * @return off by as much as a weight of this column is
     */
    public Estimate alike(Estimate other, int k) {
        return new Estimate(other.value(), weight(0, k).error());
    }
}
