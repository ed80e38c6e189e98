package org.iclconvergence.laboratory;

import java.util.List;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.NoisyPrompt;

/** The loss of one prompt whose labels are noisy. */
public final class NoisyLoss {
    /** Of one loss: sums of at most seven products of labels below 3, and a few exponentials. */
    private static final double ROUNDINGS = 100;

    private NoisyLoss() {}

    /**
     * What noise adds to the loss. Noise ±σ on every label independently has variance σ²: averaging over all 2^N signs is the
     * exact expectation.
     *
     * @param world a prompt
     * @param deviation σ that is used
     * @return E L(noisy) − L(clean)
     */
    public static Estimate added(NoisyPrompt world, double deviation) {
        Prompt clean = world.clean();
        int promptLength = clean.length();
        int[] tokens = new int[promptLength];
        for (int i = 0; i < promptLength; i++) {
            tokens[i] = clean.token(i);
        }
        double largest = 0;
        double noisy = 0;
        for (int signs = 0; signs < 1 << promptLength; signs++) {
            double[] labels = new double[promptLength];
            for (int i = 0; i < promptLength; i++) {
                labels[i] = clean.label(i) + ((signs >> i & 1) == 0 ? deviation : -deviation);
            }
            double loss = loss(Prompt.withLabels(3, tokens, labels, clean.query(), clean.queryLabel()), world.column());
            largest = Math.max(largest, loss);
            noisy += loss / (1 << promptLength);
        }
        // losses of size at most 10, labels of size at most 3: relative to 1 + the largest loss
        double rounding = ROUNDINGS * 0x1p-53 * (1 + largest) * 10;
        return new Estimate(noisy - loss(clean, world.column()), rounding);
    }

    private static double loss(Prompt prompt, double[] column) {
        BilinearWeights weights = new BilinearWeights(3);
        for (int n = 0; n < 3; n++) {
            weights.set(n, 0, column[n]);
        }
        LossValues values = new LossValues(3);
        new CountLoss(List.of(prompt)).evaluate(weights, values);
        return values.loss();
    }
}
