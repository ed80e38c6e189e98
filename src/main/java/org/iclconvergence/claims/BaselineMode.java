package org.iclconvergence.claims;

/** What a run does with the baseline. */
public enum BaselineMode {
    /** Compare with it. */
    CHECK,
    /** Write it anew. */
    UPDATE
}
