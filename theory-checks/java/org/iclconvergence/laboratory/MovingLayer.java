package org.iclconvergence.laboratory;

import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.stats.Estimate;

/**
 * The loss of an attention layer that moves, from the definition of attention: forward differentiation in numbers that know their errors. No
 * formula for a slope, and none for the mean over tasks.
 *
 * @param layer where it is
 * @param velocity of its logits and values
 * @param velocityError largest error of one of those
 * @param p the share of each feature among the labelled tokens
 * @param queryWeight 1/N if the query attends to itself, 0 if it does not
 */
record MovingLayer(Heads layer, Heads velocity, double velocityError, FeatureProbabilities p, double queryWeight) {
    /** A number and its derivative in time. */
    private record Moving(Estimate value, Estimate slope) {
        static Moving resting(Estimate value) {
            return new Moving(value, Estimate.exact(0));
        }

        static Moving resting(double value) {
            return resting(Estimate.exact(value));
        }

        Moving plus(Moving other) {
            return new Moving(value.plus(other.value), slope.plus(other.slope));
        }

        Moving times(Moving other) {
            return new Moving(value.times(other.value), value.times(other.slope).plus(slope.times(other.value)));
        }

        Moving times(double factor) {
            return times(resting(factor));
        }

        Moving dividedBy(Moving other) {
            Estimate quotient = value.dividedBy(other.value);
            return new Moving(quotient, slope.minus(quotient.times(other.slope)).dividedBy(other.value));
        }

        Moving dividedBy(double divisor) {
            return dividedBy(resting(divisor));
        }

        Moving exp() {
            Estimate exponential = value.exp();
            return new Moving(exponential, exponential.times(slope));
        }
    }

    /** dL/dt, of L = Σ p_k L_k. */
    Estimate slopeOfTheLoss() {
        Moving loss = Moving.resting(0);
        for (int k = 0; k < p.count(); k++) {
            loss = loss.plus(predictionError(k).times(p.get(k)));
        }
        return loss.slope();
    }

    /** L_k = ½ mean of (ŷ − y)² over the tasks ±√K v_j. */
    private Moving predictionError(int k) {
        int count = p.count();
        Estimate size = Estimate.exact(count).sqrt();
        Moving squares = Moving.resting(0);
        for (int task = 0; task < count; task++) {
            for (Estimate label : List.of(size, size.negated())) {
                Moving residual = prediction(k, task, label);
                residual = task == k ? residual.plus(Moving.resting(label.negated())) : residual;
                squares = squares.plus(residual.times(residual));
            }
        }
        return squares.dividedBy(4 * count);
    }

    private Moving prediction(int k, int task, Estimate label) {
        Moving prediction = Moving.resting(0);
        for (int head = 0; head < layer.logits.length; head++) {
            Moving sum = Moving.resting(0);
            Moving read = Moving.resting(0);
            for (int m = 0; m < p.count(); m++) {
                Moving weight = logit(head, m, k).exp().times(p.get(m));
                Moving value =
                        m == task ? tokenValue(m).plus(labelValue().times(Moving.resting(label))) : tokenValue(m);
                sum = sum.plus(weight);
                read = read.plus(weight.times(value));
            }
            Moving itself = logit(head, k, k).exp().times(queryWeight);
            sum = sum.plus(itself);
            read = read.plus(itself.times(tokenValue(k)));
            prediction = prediction.plus(read.dividedBy(sum));
        }
        return prediction.dividedBy(layer.logits.length);
    }

    private Moving moving(double value, double slope) {
        return new Moving(Estimate.exact(value), new Estimate(slope, velocityError));
    }

    private Moving logit(int head, int m, int k) {
        int at = k * p.count() + m;
        return moving(layer.logits[head][at], velocity.logits[head][at]);
    }

    private Moving tokenValue(int m) {
        return moving(layer.tokenValues[m], velocity.tokenValues[m]);
    }

    private Moving labelValue() {
        return moving(layer.labelValue, velocity.labelValue);
    }
}
