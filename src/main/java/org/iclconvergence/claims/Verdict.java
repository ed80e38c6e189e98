package org.iclconvergence.claims;

import java.util.Locale;

/** What the evidence says of a claim. Only {@link #HOLDS} passes a gate. */
public enum Verdict {
    /** There is evidence, and all of it clears its threshold with its whole error or confidence interval. */
    HOLDS,
    /** Some evidence lies beyond its threshold with its whole error or confidence interval. */
    REFUTED,
    /** Nothing is refuted, but some error or interval straddles its threshold. */
    UNDECIDED,
    /** The hypotheses were never met: nothing was tested. */
    VACUOUS,
    /** The chosen trainer does not support the claim's objective: nothing was tried. */
    NOT_APPLICABLE;

    /**
     * The verdict as people read it.
     *
     * @return lower case with blanks, such as "not applicable"
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
