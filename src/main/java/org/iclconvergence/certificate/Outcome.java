package org.iclconvergence.certificate;

import java.util.Objects;

/**
 * What became of a proposition.
 *
 * @param verdict proved or not
 * @param boxes that were looked at, or steps that were enclosed
 * @param deepest the largest number of halvings that led to a box
 * @param where the point or box that refutes or could not be decided; empty if certified
 */
public record Outcome(Verdict verdict, int boxes, int deepest, String where) {
    /** Nothing may be null. */
    public Outcome {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(where, "where");
    }

    /** Proved, the contrary proved, or neither. */
    public enum Verdict {
        /** It holds in the whole domain. */
        CERTIFIED,
        /** There is a point at which what was to be proved there does not hold: the proposition, or what suffices for it. */
        REFUTED,
        /** The smallest box was too wide to tell. */
        UNDECIDED
    }

    /** Of one number that must not be negative. */
    static Outcome ofSign(Interval margin, int boxes, String where) {
        if (margin.low() >= 0) {
            return new Outcome(Verdict.CERTIFIED, boxes, 0, "");
        }
        return new Outcome(margin.high() < 0 ? Verdict.REFUTED : Verdict.UNDECIDED, boxes, 0, where);
    }
}
