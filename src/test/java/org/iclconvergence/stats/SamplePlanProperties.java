package org.iclconvergence.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.iclconvergence.oracle.Draws;

/** Confidence limits, sample sizes and the suite's budget. */
class SamplePlanProperties {
    /** The limits are found to 1e-12, which moves a tail of a thousand trials by 1e-9 at most. */
    private static final double SOLVED = 1e-9;

    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(1e-7, 0.5);
    }

    private static double atLeast(int successes, int trials, double probability) {
        return 1 - new BinomialDistribution(null, trials, probability).cumulativeProbability(successes - 1);
    }

    @Property
    void the_lower_limit_is_where_the_sample_is_as_rare_as_the_error(
            @ForAll @IntRange(min = 1, max = 1000) int trials,
            @ForAll @IntRange(min = 0, max = 1000) int seen,
            @ForAll("errors") double error) {
        int successes = Math.min(seen, trials);
        double lower = BinomialAcceptance.lowerLimit(successes, trials, error);
        if (successes > 0) {
            assertThat(atLeast(successes, trials, lower)).isCloseTo(error, within(SOLVED));
        }
        double upper = BinomialAcceptance.upperLimit(successes, trials, error);
        if (successes < trials) {
            assertThat(1 - atLeast(successes + 1, trials, upper)).isCloseTo(error, within(SOLVED));
        }
        assertThat((double) successes / trials).isBetween(lower, upper);
    }

    @Property
    void more_successes_and_less_confidence_raise_the_lower_limit(
            @ForAll @IntRange(min = 2, max = 1000) int trials,
            @ForAll @IntRange(min = 0, max = 999) int seen,
            @ForAll("errors") double error) {
        int successes = Math.min(seen, trials - 1);
        double lower = BinomialAcceptance.lowerLimit(successes, trials, error);
        assertThat(BinomialAcceptance.lowerLimit(successes + 1, trials, error)).isGreaterThan(lower);
        assertThat(BinomialAcceptance.lowerLimit(successes, trials, 1.5 * error))
                .isGreaterThanOrEqualTo(lower);
        assertThat(BinomialAcceptance.upperLimit(successes, trials, 1.5 * error))
                .isLessThanOrEqualTo(BinomialAcceptance.upperLimit(successes, trials, error));
    }

    @Property(tries = 60)
    void a_plan_accepts_what_it_promises_and_one_failure_more_is_refused(
            @ForAll @DoubleRange(min = 0.5, max = 0.95) double claimed,
            @ForAll @DoubleRange(min = 0.3, max = 1) double share,
            @ForAll("errors") double falseAlarm,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double power) {
        double effect = claimed + share * (1 - claimed);
        BinomialAcceptance plan = BinomialAcceptance.plan(claimed, effect, falseAlarm, power);
        int n = plan.trials();
        int accepted = n - plan.failuresAllowed();
        assertThat(atLeast(accepted, n, claimed)).isLessThanOrEqualTo(falseAlarm + SOLVED);
        assertThat(atLeast(accepted, n, effect)).isGreaterThanOrEqualTo(power - SOLVED);
        assertThat(BinomialAcceptance.lowerLimit(accepted, n, falseAlarm)).isGreaterThanOrEqualTo(claimed - SOLVED);
        if (accepted > 1) {
            assertThat(BinomialAcceptance.lowerLimit(accepted - 1, n, falseAlarm))
                    .isLessThan(claimed);
            // one trial less would accept too easily
            assertThat(atLeast(accepted - 1, n - 1, claimed)).isGreaterThan(falseAlarm - SOLVED);
        }
    }

    @Property(tries = 100)
    void on_fewer_trials_a_plan_accepts_what_the_exact_limit_accepts(
            @ForAll @DoubleRange(min = 0.5, max = 0.97) double claimed,
            @ForAll("errors") double falseAlarm,
            @ForAll @IntRange(min = 1, max = 400) int trials) {
        BinomialAcceptance plan = new BinomialAcceptance(claimed, 1, falseAlarm, 0.9, 1000, 0);
        BinomialAcceptance fewer = plan.withTrials(trials);
        int allowed = fewer.failuresAllowed();
        assertThat(allowed).isBetween(-1, trials - 1);
        if (allowed >= 0) {
            assertThat(BinomialAcceptance.lowerLimit(trials - allowed, trials, falseAlarm))
                    .isGreaterThanOrEqualTo(claimed - SOLVED);
            assertThat(fewer.power()).isEqualTo(1);
        } else {
            assertThat(fewer.power()).isZero();
        }
        assertThat(BinomialAcceptance.lowerLimit(trials - allowed - 1, trials, falseAlarm))
                .isLessThan(claimed + SOLVED);
    }

    @Property(tries = 100)
    void the_fewest_trials_are_enough_and_one_less_is_not(
            @ForAll @DoubleRange(min = 0.5, max = 0.97) double claimed,
            @ForAll("errors") double falseAlarm,
            @ForAll @IntRange(min = 0, max = 20) int failures) {
        BinomialAcceptance plan = new BinomialAcceptance(claimed, 1, falseAlarm, 0.9, 1000, 0);
        int fewest = plan.fewestTrials(failures);
        assertThat(plan.withTrials(fewest).failuresAllowed()).isGreaterThanOrEqualTo(failures);
        if (fewest > 1) {
            assertThat(plan.withTrials(fewest - 1).failuresAllowed()).isLessThan(failures);
        }
    }

    @Property
    void a_median_of_means_is_as_wide_and_as_sure_as_was_asked(
            @ForAll @DoubleRange(min = 0.01, max = 100) double deviation,
            @ForAll @DoubleRange(min = 0.1, max = 3) double width,
            @ForAll("errors") double falseAlarm) {
        MedianOfMeans plan = MedianOfMeans.plan(deviation, width * deviation, falseAlarm);
        assertThat(plan.halfWidth()).isLessThanOrEqualTo(width * deviation * (1 + 1e-15));
        assertThat(plan.falseAlarm()).isLessThanOrEqualTo(falseAlarm * (1 + 1e-14));
        // no group and no draw too many
        assertThat(Math.exp(-(plan.groups() - 1) / 8.0)).isGreaterThan(falseAlarm * (1 - 1e-14));
        if (plan.groupSize() > 1) {
            assertThat(2 * deviation / Math.sqrt(plan.groupSize() - 1)).isGreaterThan(width * deviation * (1 - 1e-14));
        }
    }

    /** Fewer than half of the groups may hold anything. */
    @Property
    void spoilt_draws_in_a_minority_of_groups_do_not_leave_the_others(
            @ForAll @IntRange(min = 1, max = 15) int groups,
            @ForAll @IntRange(min = 1, max = 6) int size,
            @ForAll @IntRange(min = 0, max = 7) int spoilt,
            @ForAll @Scale(3) @DoubleRange(min = -1e9, max = 1e9) double wild) {
        int wildGroups = Math.min(spoilt, (groups - 1) / 2);
        AtomicInteger drawn = new AtomicInteger();
        Estimate estimate = new MedianOfMeans(groups, size, 0.5, 0.1)
                .estimate(() -> drawn.getAndIncrement() / size < wildGroups ? wild : 2.5);
        assertThat(estimate).isEqualTo(new Estimate(2.5, 0.5));
        assertThat(drawn).hasValue(groups * size);
    }

    @Property
    void a_budget_is_the_sum_and_no_claim_makes_it_smaller(
            @ForAll @Size(max = 9) List<@DoubleRange(min = 0, max = 3e-4) @Scale(7) Double> declared) {
        TreeMap<String, Double> claims = new TreeMap<>();
        double before = 0;
        double exact = 0;
        for (double share : declared) {
            claims.put("A-" + claims.size(), share);
            exact += share;
            ErrorBudget budget = new ErrorBudget(claims);
            assertThat(budget.spent()).isCloseTo(exact, within(1e-15)).isGreaterThanOrEqualTo(before);
            assertThat(budget.isKept()).isEqualTo(budget.spent() <= 1e-3);
            before = budget.spent();
        }
    }

    /** The middle reaches both ends, and an interval inside another one has the smaller error. */
    @Property
    void an_estimate_between_two_ends_holds_both(
            @ForAll double one, @ForAll double other, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        double lower = Math.min(one, other);
        double upper = Math.max(one, other);
        Estimate estimate = Estimate.between(lower, upper);
        assertThat(estimate.lower()).isLessThanOrEqualTo(lower);
        assertThat(estimate.upper()).isGreaterThanOrEqualTo(upper);
        double inside = lower + share * (0.5 * upper - 0.5 * lower);
        assertThat(Estimate.between(inside, upper).error()).isLessThanOrEqualTo(estimate.error() * (1 + 1e-14));
    }

    /** What is not known stays so: no operation makes a number with an error of nothing or infinity. */
    @Property
    void nothing_is_learnt_from_what_never_happened(@ForAll double value) {
        Estimate known = Estimate.rounded(value, 3);
        for (Estimate result : Arrays.asList(
                Estimate.NEVER.plus(known),
                known.minus(Estimate.NEVER),
                known.times(Estimate.NEVER),
                known.dividedBy(Estimate.NEVER),
                Estimate.NEVER.dividedBy(known),
                Estimate.NEVER.log(),
                Estimate.NEVER.sqrt(),
                Estimate.NEVER.max(known),
                known.dividedBy(new Estimate(0, Math.abs(value))),
                new Estimate(value, Math.abs(value)).log())) {
            assertThat(result.isKnown()).isFalse();
        }
    }
}
