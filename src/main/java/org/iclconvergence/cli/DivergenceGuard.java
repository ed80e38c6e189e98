package org.iclconvergence.cli;

import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;

/**
 * A loss that ends the training as soon as its value or a weight is no longer finite: a diverged run has no trajectory
 * worth writing.
 */
final class DivergenceGuard implements Loss {
    private final Loss loss;
    private final String remedy;
    private long evaluations;

    /**
     * Guards one training.
     *
     * @param loss what is minimised
     * @param remedy what the user can change, such as "--learning-rate"
     */
    DivergenceGuard(Loss loss, String remedy) {
        this.loss = loss;
        this.remedy = remedy;
    }

    @Override
    public int features() {
        return loss.features();
    }

    /**
     * {@inheritDoc}
     *
     * @throws RunFailure if a weight or the loss is not finite
     */
    @Override
    public void evaluate(BilinearWeights weights, LossValues values) {
        long epoch = evaluations++;
        double norm = weights.matrix().getNorm();
        if (!Double.isFinite(norm)) {
            throw diverged(epoch, "a bilinear weight is " + norm);
        }
        loss.evaluate(weights, values);
        if (!Double.isFinite(values.loss())) {
            throw diverged(epoch, "the loss is " + values.loss());
        }
    }

    private RunFailure diverged(long epoch, String what) {
        return new RunFailure("the training diverged: " + what + " after epoch " + epoch + "; a smaller " + remedy
                + " may help; nothing was written");
    }
}
