package org.iclconvergence.worlds;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iclconvergence.data.Features;

/**
 * One dominant feature beside equally rare ones, trained by Adam on infinitely long prompts. Adam sees the coordinates of Q: the features
 * are the standard basis of R^K, or K columns of a random rotation of R^100.
 *
 * @param draw of the rotation, from 1; 0 for the standard basis
 * @param seeds of the run
 */
public record AdamWorld(int draw, Seeds seeds) {
    private static final int DRAWS = 2;
    private static final int DIMENSION = 100;

    /** DATA-3. */
    static Stream<AdamWorld> all(Seeds seeds) {
        return IntStream.rangeClosed(0, DRAWS).mapToObj(draw -> new AdamWorld(draw, seeds));
    }

    /**
     * The orientation.
     *
     * @return whether the features are basis vectors
     */
    public boolean isStandardBasis() {
        return draw == 0;
    }

    /**
     * The features.
     *
     * @param count K
     * @return V, orthonormal
     */
    public Features features(int count) {
        return isStandardBasis()
                ? Features.standardBasis(count, count)
                : Features.haarRandom(
                        DIMENSION, count, seeds.streams("DATA-3", draw).features());
    }

    @Override
    public String toString() {
        return isStandardBasis() ? "standard basis" : "d = " + DIMENSION + ", rotation " + draw;
    }
}
