package org.iclconvergence.theory;

/**
 * A rare feature beside one dominant one: the sharp laws with their remainders, for N → ∞ prompts and gradient flow (THEORY.md 6, the
 * remainders, proved). Times are in units of 1/(p_k η), p_k = (1−p_1)/(K−1); K ≥ 1e4, 0.2 ≤ p_1 ≤ 0.95.
 */
public final class RareFeature {
    private RareFeature() {}

    /**
     * Before this L_k exceeds ε, for every ε ≤ 0.1.
     *
     * @param features K
     * @return a lower bound on p_k η T_k, exact
     */
    public static double earliestTime(double features) {
        return features - 6;
    }

    /**
     * From then on L_k ≤ ε.
     *
     * @param features K
     * @param error ε in (0, 0.1]
     * @return an upper bound on p_k η T_k, up to a few roundings
     */
    public static double latestTime(double features, double error) {
        return features + 2.2 * Math.sqrt(features) + 1 / error;
    }

    /**
     * Before this the dominant feature leads.
     *
     * @param features K
     * @return a lower bound on p_k η T_switch, up to a few roundings
     */
    public static double earliestSwitch(double features) {
        return features / 3 - 0.5 * Math.sqrt(features);
    }

    /**
     * From then on the target leads.
     *
     * @param features K
     * @return an upper bound on p_k η T_switch, up to a few roundings
     */
    public static double latestSwitch(double features) {
        return features / 3 + 2.4 * Math.sqrt(features);
    }

    /**
     * How far the time is from K²/(1−p_1), at most.
     *
     * @param features K
     * @param error ε in (0, 0.1]
     * @return a bound on |η T_k (1−p_1)/K² − 1|, up to a few roundings
     */
    public static double distanceOfTheTime(double features, double error) {
        return 2.2 / Math.sqrt(features) + 1 / (error * features);
    }

    /**
     * How far the switch is from a third of the time, at most. This constant and those below are measured; the proved ones are larger.
     *
     * @param features K
     * @param error ε in (0, 0.1]; on finite prompts what those without the feature leave of it
     * @return a bound on |T_switch/T_k − ⅓|, up to a few roundings
     */
    public static double distanceOfTheSwitch(double features, double error) {
        return 1.5 / Math.sqrt(features) + 1 / (error * features);
    }

    /**
     * How far the target's attention at the switch is from its limit, at most.
     *
     * @param features K
     * @return a bound on |Attn_k K − 3/2|, also on prompts of cK tokens
     */
    public static double distanceOfTargetAttention(double features) {
        return 1 / Math.sqrt(features);
    }

    /**
     * How far the dominant feature's attention at the switch is from its limit, at most.
     *
     * @param features K
     * @return a bound on |Attn_1 √K − √(3/2)|
     */
    public static double distanceOfDominantAttention(double features) {
        return 0.5 / Math.sqrt(features);
    }

    /**
     * How far the dominant weight at the switch is from its law, at most.
     *
     * @param features K
     * @return a bound on |B_{k,1} + ½ ln K − {@link OnsetLaw#offset}|
     */
    public static double distanceOfDominantWeight(double features) {
        return 2 / Math.sqrt(features);
    }
}
