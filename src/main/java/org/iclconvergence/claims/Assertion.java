package org.iclconvergence.claims;

import org.iclconvergence.reading.NonFinite;

/**
 * One thing that a check asserts, in all worlds together.
 *
 * @param name in words; no other assertion of the check has it
 * @param site the line of the check that states it, such as BalancedCheck:33
 * @param comparisons how often it was compared, at least once
 * @param verdict of all comparisons together
 * @param margin the smallest, as {@link Finding#margin} has it
 */
public record Assertion(
        String name,
        String site,
        long comparisons,
        Verdict verdict,
        @NonFinite double margin) {
    /**
     * A result.
     *
     * @throws IllegalArgumentException if nothing was compared
     */
    public Assertion {
        if (comparisons < 1) {
            throw new IllegalArgumentException("comparisons must be 1 or more, not " + comparisons);
        }
    }
}
