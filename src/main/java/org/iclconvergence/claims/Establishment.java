package org.iclconvergence.claims;

import java.util.Locale;
import java.util.Objects;

/**
 * What establishes a claim: a row is never greener than its evidence.
 *
 * @param means by which it is established
 * @param where the proof stands, or what grid, plan or measurement it is
 */
public record Establishment(Means means, String where) {
    /**
     * What establishes a claim.
     *
     * @throws IllegalArgumentException if it is not said where
     */
    public Establishment {
        Objects.requireNonNull(means, "means");
        Objects.requireNonNull(where, "where");
        if (where.isBlank()) {
            throw new IllegalArgumentException("where is blank");
        }
    }

    /** From the strongest to the weakest. */
    public enum Means {
        /** There is a proof; the check guards the code that has the claim in it. */
        PROVED("the proof is in THEORY.md; the check guards the code"),
        /** An interval enclosure over a continuum of worlds. */
        CERTIFIED("an enclosure over a continuum of worlds"),
        /** Computed with a known error, in the worlds that were looked at and no others. */
        EXACT("computed with a known error in the worlds that were looked at, pinned and drawn"),
        /** Seen in independent trials, with declared errors. */
        STATISTICAL("seen in independent trials, with declared errors"),
        /** A number or interval that was measured; nothing general is claimed. */
        MEASURED("a measurement; nothing general is claimed");

        private final String explanation;

        Means(String explanation) {
            this.explanation = explanation;
        }

        /**
         * What it means, for readers.
         *
         * @return a phrase
         */
        public String explanation() {
            return explanation;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
