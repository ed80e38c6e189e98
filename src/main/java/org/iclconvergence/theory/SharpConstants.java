package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;

/**
 * The constants that the theorems' O(·) hide, for N → ∞ prompts and gradient flow, in units of 1/η (THEORY.md, sharp
 * constants). They show that the paper's logarithms are slack and that the K² is necessary.
 */
public final class SharpConstants {
    /** The one-third law: the leading influence switches after this fraction of the time to convergence, for every p_1. */
    public static final double SWITCH_FRACTION = 1.0 / 3;

    /** Attn_k K at the switch, as K → ∞. */
    public static final double TARGET_ATTENTION_AT_SWITCH = 1.5;

    /** Attn_1 √K at the switch, as K → ∞: √(3/2). */
    public static final double DOMINANT_ATTENTION_AT_SWITCH = Math.sqrt(1.5);

    private SharpConstants() {}

    /**
     * Balanced features, ε &lt; ½ fixed, K → ∞.
     *
     * @param features K
     * @return η T* → K²
     */
    public static double balancedTimeForManyFeatures(double features) {
        return features * features;
    }

    /**
     * Balanced features, K fixed, ε → 0.
     *
     * @param features K
     * @param error ε
     * @return η T* → (K − 1)/(4 ε): the coefficient of 1/(1−a)² in the closed form, with (1−a)² = 2 ε (K−1)/K
     */
    public static double balancedTimeForSmallErrors(double features, double error) {
        return (features - 1) / (4 * error);
    }

    /**
     * How near the time of balanced features is to K², for K ≥ 10 and ε ≤ 0.1: by the closed form, with F(1−√(2ε)) ≤ 1/ε.
     *
     * @param features K
     * @param error ε
     * @return a bound on |η T* / K² − 1|
     */
    public static double balancedDistanceForManyFeatures(double features, double error) {
        return (3 * FastMath.log(features) + 1 / error + 9) / features;
    }

    /**
     * How near the time of balanced features is to (K − 1)/(4ε), for K ≥ 10 and ε ≤ 0.1: the next terms of the closed form.
     *
     * @param features K
     * @param error ε
     * @return a bound on |4 ε η T* / (K − 1) − 1|
     */
    public static double balancedDistanceForSmallErrors(double features, double error) {
        return 7 * Math.sqrt(error) + 4 * error * (features + 3 * FastMath.log(features) + 2 * FastMath.log(1 / error));
    }

    /**
     * An under-represented feature, ε &lt; ½ fixed, K → ∞ (a larger ε is reached in time O(K)).
     *
     * @param features K
     * @param dominant p_1
     * @return η T_k → K²/(1 − p_1)
     */
    public static double underRepresentedTime(double features, double dominant) {
        return features * features / (1 - dominant);
    }
}
