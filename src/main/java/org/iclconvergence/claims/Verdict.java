package org.iclconvergence.claims;

/** What the evidence says of a claim. Only {@link #HOLDS} passes a gate. */
public enum Verdict {
    /** There is evidence, and all of it clears its threshold with its whole error or confidence interval. */
    HOLDS,
    /** Some evidence lies beyond its threshold with its whole error or confidence interval. */
    REFUTED,
    /** Nothing is refuted, but some error or interval straddles its threshold. */
    UNDECIDED,
    /** The hypotheses were never met: nothing was tested. */
    VACUOUS
}
