package org.iclconvergence.claims;

import java.util.List;

/**
 * A row of claims.yaml.
 *
 * @param id such as IMB-3, stable for ever
 * @param revision raised whenever statement or hypotheses change
 * @param section the part of the paper it belongs to
 * @param title a few words
 * @param origin paper, derived or question
 * @param statement the whole statement
 * @param hypotheses what must be true for the statement to say anything
 * @param kind identity, deterministic or stochastic
 * @param uses ids of the claims it rests on
 * @param refutedBy names of the controls that must refute it
 * @param gate whether its failure fails the build
 */
public record Claim(
        String id,
        int revision,
        String section,
        String title,
        Origin origin,
        String statement,
        List<String> hypotheses,
        Kind kind,
        List<String> uses,
        List<String> refutedBy,
        boolean gate) {

    /** Where a statement comes from. */
    public enum Origin {
        /** A statement of the paper. */
        PAPER,
        /** An identity, constant or law derived in this project. */
        DERIVED,
        /** An answer to a question that the paper's reviewers asked. */
        QUESTION
    }

    /** How a claim is decided. */
    public enum Kind {
        /** Holds for every input, up to rounding. */
        IDENTITY,
        /** Computed with a known numerical error. */
        DETERMINISTIC,
        /** Measured on random samples, with declared errors. */
        STOCHASTIC
    }
}
