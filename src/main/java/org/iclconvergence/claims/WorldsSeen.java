package org.iclconvergence.claims;

/**
 * In how many worlds a check was run.
 *
 * @param pinned those that are always the same examples
 * @param edges those at the ends of the ranges
 * @param drawn those that were drawn by chance
 */
public record WorldsSeen(long pinned, long edges, long drawn) {
    /**
     * Counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public WorldsSeen {
        if (pinned < 0 || edges < 0 || drawn < 0) {
            throw new IllegalArgumentException(
                    "counts must be 0 or more, not " + pinned + ", " + edges + " and " + drawn);
        }
    }

    /**
     * All of them.
     *
     * @return the sum
     */
    public long total() {
        return pinned + edges + drawn;
    }
}
