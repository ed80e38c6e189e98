package org.iclconvergence.stats;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * A test plan for a claim "the event has probability at least p0": the smallest number of independent trials with which
 * the lower confidence limit can be relied on to clear p0.
 *
 * <p>Accepting means that the exact (Clopper–Pearson) lower limit at confidence 1 − falseAlarm lies at or above p0. If the
 * true probability is at most p0, that happens with probability at most falseAlarm; if it is at least the effect p1, with
 * probability at least the power. Both hold exactly, not asymptotically.
 *
 * @param claimed p0, in (0, 1)
 * @param effect p1, in (p0, 1]: a true probability that the plan promises to accept
 * @param falseAlarm largest probability of accepting when the truth is p0 or less
 * @param power smallest probability of accepting when the truth is p1 or more
 * @param trials the sample size that follows
 * @param failuresAllowed the largest number of failures that is still accepted
 */
public record BinomialAcceptance(
        double claimed, double effect, double falseAlarm, double power, int trials, int failuresAllowed) {

    private static final int MOST_FAILURES = 1000;

    /**
     * Validates what every plan has, also one on another number of trials.
     *
     * @throws IllegalArgumentException if a probability is not in [0, 1], or there is no trial
     */
    public BinomialAcceptance {
        for (double probability : new double[] {claimed, effect, falseAlarm, power}) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("claimed, effect, falseAlarm and power must be probabilities, not "
                        + claimed + ", " + effect + ", " + falseAlarm + " and " + power);
            }
        }
        if (trials < 1) {
            throw new IllegalArgumentException("trials must number at least 1, not " + trials);
        }
    }

    /**
     * Finds the plan with the fewest trials.
     *
     * @param claimed p0
     * @param effect p1
     * @param falseAlarm in (0, 1)
     * @param power in (0, 1)
     * @return the plan
     * @throws IllegalArgumentException if the values are out of range or need more than {@value #MOST_FAILURES} failures
     */
    public static BinomialAcceptance plan(double claimed, double effect, double falseAlarm, double power) {
        if (!(claimed > 0 && claimed < effect && effect <= 1)) {
            throw new IllegalArgumentException("need 0 < claimed < effect <= 1, not " + claimed + " and " + effect);
        }
        if (!(falseAlarm > 0 && falseAlarm < 1 && power > 0 && power < 1)) {
            throw new IllegalArgumentException(
                    "falseAlarm and power must lie in (0, 1), not " + falseAlarm + " and " + power);
        }
        int trials = 1;
        for (int failures = 0; failures <= MOST_FAILURES; failures++) {
            while (atMost(failures, trials, 1 - claimed) > falseAlarm) {
                trials++;
            }
            if (atMost(failures, trials, 1 - effect) >= power) {
                return new BinomialAcceptance(claimed, effect, falseAlarm, power, trials, failures);
            }
        }
        throw new IllegalArgumentException("effect " + effect + " is too close to the claim " + claimed);
    }

    /**
     * The same test on another number of trials, with whatever power that has.
     *
     * @param other number of trials, ≥ 1
     * @return as many failures allowed as the lower limit allows; −1, which accepts nothing, if not even a run without failure clears
     *     the claim
     */
    public BinomialAcceptance withTrials(int other) {
        int failures = -1;
        while (atMost(failures + 1, other, 1 - claimed) <= falseAlarm) {
            failures++;
        }
        double accepts = atMost(failures, other, 1 - effect);
        return new BinomialAcceptance(claimed, effect, falseAlarm, accepts, other, failures);
    }

    /**
     * The same claim about trials that may say what is not so: whether the event happened is told wrongly with probability at most m. Then
     * the lower limit has to clear p0 + m, and an event of probability p1 is seen with probability p1 − m at least.
     *
     * @param misled m, in [0, 1 − p0)
     * @return as many trials, with the failures that are still allowed and the power that is left
     */
    public BinomialAcceptance misledBy(double misled) {
        return misled == 0
                ? this
                : new BinomialAcceptance(claimed + misled, effect - misled, falseAlarm, power, trials, failuresAllowed)
                        .withTrials(trials);
    }

    /**
     * The fewest trials with which the claim can be accepted.
     *
     * @param failures how many of them failed
     * @return n such that n − 1 trials of which so many failed do not clear the claim
     */
    public int fewestTrials(int failures) {
        int few = failures;
        int enough = Math.max(1, 2 * failures);
        while (atMost(failures, enough, 1 - claimed) > falseAlarm) {
            few = enough;
            enough *= 2;
        }
        while (enough - few > 1) {
            int middle = few + (enough - few) / 2;
            if (atMost(failures, middle, 1 - claimed) > falseAlarm) {
                few = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    /**
     * How many further trials, all of them failures, refute the claim: the exact upper limit at the same error then lies below it.
     *
     * @param failures so far
     * @param trials so far, ≥ 1
     * @param misled largest probability with which a trial says what is not so
     * @return 0 if it is refuted already
     */
    public int failuresThatRefute(int failures, int trials, double misled) {
        int more = 0;
        while (upperLimit(trials - failures, trials + more, falseAlarm) + misled >= claimed) {
            more++;
        }
        return more;
    }

    private static double atMost(int failures, int trials, double failureProbability) {
        return new BinomialDistribution(null, trials, failureProbability).cumulativeProbability(failures);
    }

    /**
     * The exact one-sided lower confidence limit of a probability.
     *
     * @param successes in [0, trials]
     * @param trials ≥ 1
     * @param error 1 − confidence
     * @return the largest p0 at which seeing this many successes or more has probability ≤ error; 0 without successes
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static double lowerLimit(int successes, int trials, double error) {
        if (!(0 <= successes && successes <= trials && trials > 0 && error > 0 && error < 1)) {
            throw new IllegalArgumentException(
                    successes + " successes of " + trials + " trials at error " + error + " make no limit");
        }
        return successes == 0
                ? 0
                : new BetaDistribution(null, successes, trials - successes + 1.0, 1e-12)
                        .inverseCumulativeProbability(error);
    }

    /**
     * The exact one-sided upper confidence limit of a probability.
     *
     * @param successes in [0, trials]
     * @param trials ≥ 1
     * @param error 1 − confidence
     * @return the smallest p0 at which seeing this many successes or fewer has probability ≤ error; 1 if all succeeded
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static double upperLimit(int successes, int trials, double error) {
        return 1 - lowerLimit(trials - successes, trials, error);
    }
}
