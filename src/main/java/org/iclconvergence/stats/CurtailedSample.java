package org.iclconvergence.stats;

import java.util.Objects;

/**
 * A sample of n trials that is drawn no further than its outcome depends on it. What is left out could not change what the exact limits of
 * n trials say of a {@link BinomialAcceptance}: the outcome is that of the whole sample, always, and not only with some probability.
 */
public final class CurtailedSample {
    private enum Outcome {
        REFUTED,
        UNDECIDED,
        ACCEPTED
    }

    private static final int MOST_TRIALS = 100_000_000;

    private final Outcome[] ofSuccesses;

    /**
     * A sample of which nothing is known.
     *
     * @param plan with the claimed probability and the error of its limits
     * @param trials n of the whole sample, from 1 to 10^8, whatever the plan asks for
     * @throws IllegalArgumentException if n is out of its range
     */
    public CurtailedSample(BinomialAcceptance plan, int trials) {
        if (trials < 1 || trials > MOST_TRIALS) {
            throw new IllegalArgumentException("trials must number 1 to " + MOST_TRIALS + ", not " + trials);
        }
        Objects.requireNonNull(plan, "plan");
        this.ofSuccesses = new Outcome[trials + 1];
        for (int successes = 0; successes <= trials; successes++) {
            ofSuccesses[successes] = outcome(plan, successes, trials);
        }
    }

    private static Outcome outcome(BinomialAcceptance plan, int successes, int trials) {
        if (BinomialAcceptance.lowerLimit(successes, trials, plan.falseAlarm()) >= plan.claimed()) {
            return Outcome.ACCEPTED;
        }
        return BinomialAcceptance.upperLimit(successes, trials, plan.falseAlarm()) < plan.claimed()
                ? Outcome.REFUTED
                : Outcome.UNDECIDED;
    }

    /**
     * How many further trials it takes at least until the outcome of all is settled: so many have to be made in any case.
     *
     * @param successes so far
     * @param failures so far, with the successes at most n
     * @return 0 if all other trials may come out as they like
     */
    public int further(int successes, int failures) {
        int more = 0;
        while (!isSettled(successes + more, failures) && !isSettled(successes, failures + more)) {
            more++;
        }
        return more;
    }

    /** The limits rise with the successes: where no further one and nothing but further ones say the same, so does all between. */
    private boolean isSettled(int successes, int failures) {
        return ofSuccesses[successes] == ofSuccesses[ofSuccesses.length - 1 - failures];
    }
}
