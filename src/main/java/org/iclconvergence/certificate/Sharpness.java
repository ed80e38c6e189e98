package org.iclconvergence.certificate;

import java.util.Objects;
import java.util.Optional;

/**
 * How far the constant of a proposition may be sharpened, to a thousandth.
 *
 * @param holds the smallest factor with which it is certified
 * @param fails the next smaller one, with which it is not
 * @param outcome with that one
 */
public record Sharpness(double holds, double fails, Outcome outcome) {
    /** Nothing may be null. */
    public Sharpness {
        Objects.requireNonNull(outcome, "outcome");
    }

    private static final int STEPS = 1000;

    /**
     * Bisects: a factor at which a proposition holds is one from which on it holds.
     *
     * @param proposition to be sharpened
     * @return its sharpest factor in (0, 1]; nothing if it is not certified as it stands
     */
    public static Optional<Sharpness> of(Proposition proposition) {
        if (proposition.certify(Interval.ONE).verdict() != Outcome.Verdict.CERTIFIED) {
            return Optional.empty();
        }
        int holds = STEPS;
        int fails = 0;
        Outcome failure = new Outcome(Outcome.Verdict.REFUTED, 0, 0, "a constant of 0");
        while (holds - fails > 1) {
            int middle = (holds + fails) / 2;
            Outcome outcome = proposition.certify(Interval.of(middle).dividedBy(Interval.of(STEPS)));
            if (outcome.verdict() == Outcome.Verdict.CERTIFIED) {
                holds = middle;
            } else {
                fails = middle;
                failure = outcome;
            }
        }
        return Optional.of(new Sharpness((double) holds / STEPS, (double) fails / STEPS, failure));
    }
}
