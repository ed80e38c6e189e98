package org.iclconvergence.training;

/** What a training minimises. */
public enum Objective {
    /** The mean over given prompts: the paper's experiment. */
    GIVEN_PROMPTS,
    /** The expectation over prompts of a finite length N, exactly: what the theorems are about. */
    EXACT_POPULATION,
    /** The limit of that expectation for N → ∞. */
    INFINITE_PROMPTS
}
