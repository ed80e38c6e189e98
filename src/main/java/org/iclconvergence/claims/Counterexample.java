package org.iclconvergence.claims;

import java.util.Objects;
import org.iclconvergence.reading.NonFinite;

/**
 * A world in which an assertion was refuted, the smallest that was found.
 *
 * @param world its settings
 * @param assertion that it refutes
 * @param estimate the measured value there
 * @param threshold what it should not have passed
 * @param shrunk how many times a drawn world was made smaller; 0 if no smaller one refutes, or if it is one of the pinned worlds
 */
public record Counterexample(
        String world,
        String assertion,
        @NonFinite double estimate,
        @NonFinite double threshold,
        int shrunk) {
    /** Nothing may be null. */
    public Counterexample {
        Objects.requireNonNull(world, "world");
        Objects.requireNonNull(assertion, "assertion");
    }
}
