package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;

/**
 * One dominant feature ([HCL24] Theorem for p_1 = Θ(1), p_k = Θ(1/K)): T_1 = O(log(ε^{−1/2})/(ε η)) for the dominant query,
 * T_k = O(K² log K / η + K log(K ε^{−1/2})/(ε η)) for the others. The constants are this project's: the smallest simple ones
 * that hold on the checks' grids.
 */
public final class ImbalancedTheorem {
    /** Exponent of the paper's bound on the time and the rate of phase I. */
    public static final double PHASE_ONE_EXPONENT = 1.98;

    /** The paper's end of phase I: B_{k,1} = −0.49 ln K. */
    public static final double WINDOW_TOP = -0.49;

    private ImbalancedTheorem() {}

    /**
     * The dominant feature's convergence time with constant 2/p_1².
     *
     * @param dominant p_1 in (0, 1)
     * @param error ε in (0, 1)
     * @param learningRate η > 0
     * @return 2 ln(ε^{−1/2})/(p_1² ε η), in training steps; independent of K
     */
    public static double dominantTime(double dominant, double error, double learningRate) {
        return 2 * FastMath.log(1 / Math.sqrt(error)) / (dominant * dominant * error * learningRate);
    }

    /**
     * An under-represented feature's convergence time with constant 1/(1 − p_1)², which holds however near p_1 is to 1: the dominant weight has to fall first.
     *
     * @param features K ≥ 2
     * @param dominant p_1 in (0, 1)
     * @param error ε in (0, 1)
     * @param learningRate η > 0
     * @return [K² ln K + K ln(K ε^{−1/2})/ε]/((1 − p_1)² η), in training steps
     */
    public static double underRepresentedTime(double features, double dominant, double error, double learningRate) {
        return BalancedTheorem.convergenceTime(features, error, learningRate) / ((1 - dominant) * (1 - dominant));
    }

    /**
     * How fast the dominant weight falls in phase I, until {@link #WINDOW_TOP} ln K.
     *
     * @param features K ≥ 1000, with (1−p_1)³ K^0.98 ≥ 1
     * @param dominant p_1
     * @return c K^−1.98, c = p_1²/(8(1−p_1)), a lower bound on |β_{k,1}|
     */
    public static double phaseOneRate(double features, double dominant) {
        return dominant * dominant / (8 * (1 - dominant)) * FastMath.pow(features, -PHASE_ONE_EXPONENT);
    }

    /**
     * How long that takes.
     *
     * @param features K
     * @return K^1.98 ln K, in units of 1/η
     */
    public static double phaseOneTime(double features) {
        return FastMath.pow(features, PHASE_ONE_EXPONENT) * FastMath.log(features);
    }

    /**
     * How much later a rare feature converges than the dominant one, K ≥ 100: by T_1 of {@link #dominantTime} and T_k ≥ K²/2.
     *
     * @param features K
     * @param dominant p_1
     * @param error ε in (0, 1)
     * @return p_1² ε K²/(4 ln(ε^{−1/2})), a lower bound on T_k/T_1
     */
    public static double ratioOfTimes(double features, double dominant, double error) {
        return features * features / (2 * dominantTime(dominant, error, 1));
    }
}
