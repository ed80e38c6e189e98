package org.iclconvergence.claims;

import java.util.Optional;

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
     * What worlds in which the claim fails may still weigh.
     *
     * @param verdict of the run
     * @return the bound of {@link DrawnWorlds#massThatMayViolate}; nothing if none was drawn or the claim does not hold
     */
    public Optional<Double> mayViolate(Verdict verdict) {
        return drawn > 0 && verdict == Verdict.HOLDS
                ? Optional.of(DrawnWorlds.massThatMayViolate(drawn))
                : Optional.empty();
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
