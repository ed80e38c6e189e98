package org.iclconvergence.sweep;

import java.io.IOException;
import java.util.function.LongConsumer;

/**
 * Computes the points of a grid that a store has not yet. Where, is up to the implementation: the rows do not depend on it, nor on
 * how many points are computed at a time.
 */
public interface Sweep {
    /**
     * Computes what is missing.
     *
     * @param progress told from time to time how many points there are
     * @throws IOException if a row cannot be stored
     * @throws ClusterFailure if the machines that compute fail
     */
    void run(LongConsumer progress) throws IOException, ClusterFailure;
}
