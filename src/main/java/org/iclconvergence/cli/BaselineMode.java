package org.iclconvergence.cli;

/** What is done with the baseline. */
enum BaselineMode {
    /** Compare with it. */
    CHECK,
    /** Write it anew. */
    UPDATE
}
