package org.iclconvergence.theory;

/**
 * What prompts of N = cK tokens change about the laws of a rare feature beside one dominant one (THEORY.md, section 15, rare features):
 * the limits stay, their remainders grow. From a grid, K ≥ 1e4, 0.2 ≤ p_1 ≤ 0.95.
 *
 * @param features K
 * @param probability p_k
 * @param promptLength N
 */
public record RareOnLinearPrompts(double features, double probability, double promptLength) {
    /**
     * What prompts without the queried feature leave of an error.
     *
     * @param error ε
     * @return g = ε − ½ (1−p_k)^N K/(K−1), up to a few roundings of both
     */
    public double room(double error) {
        return error - LossFloor.lowerBound(features, probability, promptLength).value();
    }

    /**
     * How far the time is from K²/(1−p_1), at most.
     *
     * @param error ε, with a positive {@link #room}
     * @return 3/√K + 1/(gK), a bound on |η T_k (1−p_1)/K² − 1|
     */
    public double distanceOfTheTime(double error) {
        return 3 / Math.sqrt(features) + 1 / (room(error) * features);
    }

    /**
     * How far the switch is from a third of the time, at most.
     *
     * @param error ε, with a positive {@link #room}
     * @return that of infinitely long prompts with g in place of ε
     */
    public double distanceOfTheSwitch(double error) {
        return RareFeature.distanceOfTheSwitch(features, room(error));
    }

    /**
     * How far the dominant feature's attention at the switch is from its limit, at most.
     *
     * @return (0.6 + 2/c)/√K, a bound on |Attn_1 √K − √(3/2)|
     */
    public double distanceOfDominantAttention() {
        return (0.6 + 2 * features / promptLength) / Math.sqrt(features);
    }

    /**
     * How far the dominant weight at the switch is from its law, at most.
     *
     * @return (2 + 2/c)/√K, a bound on |B_{k,1} + ½ ln K − {@link OnsetLaw#offset}|
     */
    public double distanceOfDominantWeight() {
        return (2 + 2 * features / promptLength) / Math.sqrt(features);
    }
}
