package org.iclconvergence.worlds;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/**
 * The worlds of a claim.
 *
 * @param pinned the same in every run of a seed: examples, and all there is where nothing is drawn
 * @param drawn the generator of its hypotheses, if the claim speaks of more worlds than can be listed
 * @param <W> their type
 */
public record Population<W>(List<W> pinned, Optional<Arbitrary<W>> drawn) {}
