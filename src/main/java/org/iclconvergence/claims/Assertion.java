package org.iclconvergence.claims;

import java.util.Objects;
import java.util.Optional;
import org.iclconvergence.reading.NonFinite;

/**
 * One thing that a check asserts, in all worlds together.
 *
 * @param name in words; no other assertion of the check has it
 * @param site the line of the check that states it, such as BalancedCheck:33
 * @param comparisons how often it was compared, at least once
 * @param drawnWorlds in how many of the worlds that were drawn by chance it was compared: a premise may not be met in all
 * @param verdict of all comparisons together
 * @param refutedByNumbers whether numbers refuted it: what never happened, or is no number, refutes it as well, but does not show
 *     that its threshold can be missed
 * @param margin the smallest, as {@link Finding#margin} has it
 */
public record Assertion(
        String name,
        String site,
        long comparisons,
        long drawnWorlds,
        Verdict verdict,
        boolean refutedByNumbers,
        @NonFinite double margin) {
    /**
     * A result.
     *
     * @throws IllegalArgumentException if nothing was compared, or the counts or verdicts contradict each other
     */
    public Assertion {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(verdict, "verdict");
        if (comparisons < 1) {
            throw new IllegalArgumentException("comparisons must be 1 or more, not " + comparisons);
        }
        if (drawnWorlds < 0 || drawnWorlds > comparisons) {
            throw new IllegalArgumentException(
                    "drawnWorlds must lie between 0 and " + comparisons + " comparisons, not " + drawnWorlds);
        }
        if (refutedByNumbers && verdict != Verdict.REFUTED) {
            throw new IllegalArgumentException("refutedByNumbers contradicts the verdict " + verdict);
        }
    }

    /**
     * What worlds in which it fails may still weigh, among those in which it is compared at all.
     *
     * @return the bound of {@link DrawnWorlds#massThatMayViolate}; nothing if it was compared in no drawn world, or does not hold
     */
    public Optional<Double> mayViolate() {
        return drawnWorlds > 0 && verdict == Verdict.HOLDS
                ? Optional.of(DrawnWorlds.massThatMayViolate(drawnWorlds))
                : Optional.empty();
    }
}
