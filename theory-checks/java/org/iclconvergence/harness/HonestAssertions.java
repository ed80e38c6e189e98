package org.iclconvergence.harness;

import java.util.Map;
import java.util.Set;

/**
 * What the run that decides about a claim asserted: what the lies are to refute.
 *
 * @param all names, whatever the world
 * @param inPinned names by the pinned world in which they were asserted
 */
record HonestAssertions(Set<String> all, Map<String, Set<String>> inPinned) {
    /** Of a claim whose own run is not known. */
    static final HonestAssertions UNKNOWN = new HonestAssertions(Set.of(), Map.of());
}
