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
     * The generators of the prompts of one length and batch.
     *
     * @param promptLength N
     * @param batch from 0
     * @return fresh ones
     */
    public RandomStreams streams(int promptLength, int batch) {
        return seeds.streams("CONT-1, N = " + promptLength, batch);
    }

    @Override
    public String toString() {
        return "d = " + dimension;
    }
}
