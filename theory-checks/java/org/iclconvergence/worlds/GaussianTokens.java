package org.iclconvergence.worlds;

import org.iclconvergence.data.RandomStreams;

/**
 * Tokens that are not from a dictionary: Gaussian vectors.
 *
 * @param dimension d
 * @param seeds of the run
 */
public record GaussianTokens(int dimension, Seeds seeds) {
    /**
     * The generators of the prompts of one length.
     *
     * @param promptLength N
     * @return fresh ones
     */
    public RandomStreams streams(int promptLength) {
        return seeds.streams("CONT-1", promptLength);
    }

    @Override
    public String toString() {
        return "d = " + dimension;
    }
}
