package org.iclconvergence.theory;

import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.stats.Estimate;

/**
 * Adam (Kingma and Ba, 2015, Algorithm 1) without its recursion: the means are written as the sums over all gradients that they are,
 * with β1 = 0.9, β2 = 0.999, ε = 1e-8.
 */
public final class AdamRule {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private AdamRule() {}

    /**
     * The next move of one entry.
     *
     * @param gradients g_1 … g_t of this entry so far
     * @param learningRate η
     * @return −η m̂_t/(√v̂_t + ε)
     */
    public static Estimate move(List<Estimate> gradients, double learningRate) {
        Estimate mean = Estimate.exact(0);
        Estimate square = Estimate.exact(0);
        int time = gradients.size();
        for (int s = 0; s < time; s++) {
            Estimate gradient = gradients.get(s);
            mean = mean.plus(gradient.times(share(BETA_1, time, s)));
            square = square.plus(gradient.times(gradient).times(share(BETA_2, time, s)));
        }
        return mean.times(-learningRate).dividedBy(square.sqrt().plus(EPSILON));
    }

    /** (1 − β) β^{t−1−s} / (1 − β^t). */
    private static Estimate share(double beta, int time, int s) {
        double share = (1 - beta) * FastMath.pow(beta, time - 1 - s) / (1 - FastMath.pow(beta, time));
        // 1 − β^t may lose three digits
        return Estimate.rounded(share, 4000.0 * time);
    }
}
