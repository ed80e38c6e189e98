package org.iclconvergence.laboratory;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What one run is wired to: the truth or a lie, and which seams the run has asked so far. */
public final class Wiring {
    private final Lie lie;
    private final Set<Seam<?>> asked = ConcurrentHashMap.newKeySet();

    /**
     * The wiring of one run.
     *
     * @param lie what is bent
     */
    public Wiring(Lie lie) {
        this.lie = lie;
    }

    <F> F at(Seam<F> seam) {
        asked.add(seam);
        return lie.at(seam);
    }

    /**
     * The lie.
     *
     * @return {@link Lie#NONE} for an honest run
     */
    public Lie lie() {
        return lie;
    }

    /**
     * The seams that the run asked, by whichever thread.
     *
     * @return a copy
     */
    public Set<Seam<?>> asked() {
        return Set.copyOf(asked);
    }

    void alsoAsked(Set<Seam<?>> seams) {
        asked.addAll(seams);
    }
}
