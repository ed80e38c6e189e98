package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.Estimate;

/** What a comparison says is true of the numbers, in exact arithmetic. */
class EvidenceProperties {
    @Provide
    Arbitrary<Estimate> estimates() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.doubles().between(-10, 10).ofScale(3),
                                Arbitraries.doubles().between(-1e300, 1e300),
                                Arbitraries.of(0.0, Double.MIN_VALUE, 1.0, 1 + 0x1p-52)),
                        Arbitraries.oneOf(
                                Arbitraries.of(0.0, Double.MIN_VALUE, 0x1p-53),
                                Arbitraries.doubles().between(0, 5).ofScale(3)))
                .as(Estimate::new)
                // they are drawn often enough, and two of them are too many combinations
                .withoutEdgeCases();
    }

    private static Finding only(Evidence evidence) {
        assertThat(evidence.comparisons()).hasSize(1);
        assertThat(evidence.worst()).contains(evidence.comparisons().get(0));
        return evidence.comparisons().get(0);
    }

    private static Finding atMost(Estimate estimate, Estimate bound) {
        Evidence evidence = new Evidence();
        evidence.atMost("x", estimate, bound);
        return only(evidence);
    }

    private static BigDecimal error(Estimate one, Estimate other) {
        return new BigDecimal(one.error()).add(new BigDecimal(other.error()));
    }

    /** Bounds are rounded against the claim: what holds, holds exactly, and so does what is refuted. */
    @Property
    void a_bound_holds_or_is_refuted_with_all_of_its_error(
            @ForAll("estimates") Estimate estimate, @ForAll("estimates") Estimate bound) {
        BigDecimal slack = new BigDecimal(bound.value()).subtract(new BigDecimal(estimate.value()));
        BigDecimal error = error(estimate, bound);
        BigDecimal rounding =
                slack.abs().add(error).multiply(BigDecimal.valueOf(1e-15)).add(new BigDecimal(1e-322));
        switch (atMost(estimate, bound).verdict()) {
            case HOLDS -> assertThat(slack).isGreaterThanOrEqualTo(error);
            case REFUTED -> assertThat(slack).isLessThan(error.negate());
            default -> assertThat(slack.abs()).isLessThanOrEqualTo(error.add(rounding));
        }
    }

    @Property
    void at_least_is_at_most_of_the_negative(
            @ForAll("estimates") Estimate estimate, @ForAll("estimates") Estimate bound) {
        Evidence evidence = new Evidence();
        evidence.atLeast("x", estimate, bound);
        Finding mirrored = atMost(estimate.negated(), bound.negated());
        assertThat(only(evidence).verdict()).isEqualTo(mirrored.verdict());
        assertThat(only(evidence).margin()).isEqualTo(mirrored.margin());
    }

    @Property
    void an_identity_holds_as_far_as_its_errors_explain_and_both_ways(
            @ForAll("estimates") Estimate one, @ForAll("estimates") Estimate other) {
        Evidence there = new Evidence();
        Evidence back = new Evidence();
        there.equal("x", one, other);
        back.equal("x", other, one);
        assertThat(there.verdict()).isEqualTo(back.verdict());
        BigDecimal difference = new BigDecimal(one.value())
                .subtract(new BigDecimal(other.value()))
                .abs();
        BigDecimal rounding = difference.add(error(one, other)).multiply(BigDecimal.valueOf(1e-15));
        if (difference.compareTo(error(one, other).subtract(rounding)) < 0) {
            assertThat(there.verdict()).isEqualTo(Verdict.HOLDS);
        }
        if (difference.compareTo(error(one, other).add(rounding)) > 0) {
            assertThat(there.verdict()).isEqualTo(Verdict.REFUTED);
        }
        Evidence reaches = new Evidence();
        reaches.reaches("x", one, other);
        assertThat(reaches.verdict()).isEqualTo(one.value() >= other.value() ? Verdict.HOLDS : there.verdict());
    }

    @Property
    void nearness_is_a_bound_on_the_distance(
            @ForAll("estimates") Estimate estimate,
            @ForAll @Scale(3) @DoubleRange(min = -10, max = 10) double target,
            @ForAll @Scale(3) @DoubleRange(min = 0, max = 20) double distance) {
        Evidence evidence = new Evidence();
        evidence.within("x", estimate, target, distance);
        BigDecimal off = new BigDecimal(estimate.value())
                .subtract(new BigDecimal(target))
                .abs();
        BigDecimal error = new BigDecimal(estimate.error());
        if (evidence.verdict() == Verdict.HOLDS) {
            assertThat(off.add(error)).isLessThanOrEqualTo(new BigDecimal(distance));
        }
        if (evidence.verdict() == Verdict.REFUTED) {
            assertThat(off.subtract(error)).isGreaterThan(new BigDecimal(distance));
        }
        assertThat(atMost(estimate, Estimate.NEVER).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(atMost(new Estimate(Double.NaN, 0), Estimate.exact(distance)).verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    /** Refuted beats undecided beats holds, in any order; the worst has the least margin. */
    @Property
    void a_verdict_is_that_of_its_findings_in_any_order(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = -2, max = 2) Integer> values,
            @ForAll boolean reversed) {
        List<Integer> order = new ArrayList<>(values);
        if (reversed) {
            Collections.reverse(order);
        }
        Evidence evidence = new Evidence();
        for (int i = 0; i < order.size(); i++) {
            // −2 … 2, each half a unit off, against 0
            evidence.atMost("x" + i, new Estimate(order.get(i), 0.5), 0);
        }
        boolean refuted = order.contains(1) || order.contains(2);
        boolean undecided = order.contains(0);
        assertThat(evidence.verdict())
                .isEqualTo(refuted ? Verdict.REFUTED : undecided ? Verdict.UNDECIDED : Verdict.HOLDS);
        assertThat(evidence.findings()).isEqualTo(order.size());
        double least = evidence.comparisons().stream()
                .mapToDouble(Finding::margin)
                .min()
                .orElseThrow();
        assertThat(evidence.worst().orElseThrow().margin()).isEqualTo(least);
        assertThat(evidence.falseAlarm()).isZero();
    }

    /** One assertion in many worlds: all are counted, and of each world the worst is kept. */
    @Property
    void an_assertion_counts_all_and_keeps_the_worst_of_each_world(
            @ForAll @Size(min = 1, max = 4)
                    List<@Size(min = 1, max = 4) List<@IntRange(min = -2, max = 2) Integer>> worlds) {
        Evidence evidence = new Evidence();
        long comparisons = 0;
        for (int k = 0; k < worlds.size(); k++) {
            evidence.at("K = " + k);
            for (int value : worlds.get(k)) {
                evidence.atMost("x", Estimate.exact(value), 0);
                comparisons++;
            }
        }
        assertThat(evidence.findings()).isEqualTo(comparisons);
        assertThat(evidence.comparisons()).hasSize(worlds.size());
        for (int k = 0; k < worlds.size(); k++) {
            Finding kept = evidence.comparisons().get(k);
            assertThat(kept.what()).isEqualTo("K = " + k + ": x");
            assertThat(kept.margin()).isEqualTo(-Collections.max(worlds.get(k)));
        }
        Assertion all = evidence.assertions().get(0);
        assertThat(all.comparisons()).isEqualTo(comparisons);
        assertThat(all.margin())
                .isEqualTo(-worlds.stream().mapToInt(Collections::max).max().orElseThrow());
        assertThat(evidence.refutedHere().isEmpty()).isEqualTo(Collections.max(worlds.get(worlds.size() - 1)) <= 0);
    }

    @Property
    void a_probability_is_accepted_by_its_exact_limits(
            @ForAll @IntRange(min = 1, max = 500) int trials,
            @ForAll @IntRange(min = 0, max = 500) int seen,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double claimed) {
        int successes = Math.min(trials, seen);
        BinomialAcceptance plan = new BinomialAcceptance(claimed, 1, 1e-3, 0.9, trials, 0);
        Evidence evidence = new Evidence();
        evidence.probability("x", successes, trials, plan);
        double lower = BinomialAcceptance.lowerLimit(successes, trials, 1e-3);
        double upper = BinomialAcceptance.upperLimit(successes, trials, 1e-3);
        assertThat(evidence.verdict())
                .isEqualTo(lower >= claimed ? Verdict.HOLDS : upper < claimed ? Verdict.REFUTED : Verdict.UNDECIDED);
        assertThat(evidence.falseAlarm()).isEqualTo(1e-3);
        assertThat(only(evidence).margin() >= 0).isEqualTo(lower >= claimed);
    }

    private static Verdict verdict(int successes, int open, int trials, double misled, double claimed) {
        Evidence evidence = new Evidence();
        evidence.probability(
                "x", successes, open, trials, misled, new BinomialAcceptance(claimed, 1, 1e-3, 0.9, trials, 0));
        return evidence.verdict();
    }

    /** Trials say yes with probability π + misled and no with 1 − π + misled: how often the verdict is wrong is a binomial sum. */
    @Property(tries = 100)
    void trials_that_mislead_do_not_make_the_verdict_err_more(
            @ForAll @IntRange(min = 1, max = 200) int trials,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double claimed,
            @ForAll @DoubleRange(min = 0, max = 0.1) double misled) {
        BinomialDistribution yes = new BinomialDistribution(null, trials, claimed + misled);
        BinomialDistribution no = new BinomialDistribution(null, trials, 1 - claimed + misled);
        double accepted = 0;
        double refuted = 0;
        for (int i = 0; i <= trials; i++) {
            accepted += verdict(i, 0, trials, misled, claimed) == Verdict.HOLDS ? yes.probability(i) : 0;
            refuted += verdict(0, trials - i, trials, misled, claimed) == Verdict.REFUTED ? no.probability(i) : 0;
        }
        assertThat(accepted).isLessThanOrEqualTo(1e-3 * (1 + 1e-6));
        assertThat(refuted).isLessThanOrEqualTo(1e-3 * (1 + 1e-6));
    }

    /** Whatever the open trials hide must not overturn a verdict. */
    @Property
    void open_trials_count_neither_way(
            @ForAll @IntRange(min = 1, max = 300) int trials,
            @ForAll @IntRange(min = 0, max = 300) int seen,
            @ForAll @IntRange(min = 0, max = 300) int unseen,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double claimed) {
        int successes = Math.min(trials, seen);
        int open = Math.min(trials - successes, unseen);
        Verdict verdict = verdict(successes, open, trials, 0, claimed);
        if (verdict != Verdict.UNDECIDED) {
            assertThat(verdict(successes, 0, trials, 0, claimed)).isEqualTo(verdict);
            assertThat(verdict(successes + open, 0, trials, 0, claimed)).isEqualTo(verdict);
        }
    }

    /** (1 − m)^n = 5 %: with probability 95 % a mass of m or more would have shown itself in n draws. */
    @Property
    void the_mass_that_may_violate_shrinks_with_the_draws(
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long draws) {
        double mass = DrawnWorlds.massThatMayViolate(draws);
        assertThat(mass).isBetween(0.0, 1.0);
        assertThat(draws * Math.log1p(-mass)).isCloseTo(Math.log(0.05), within(1e-9));
        assertThat(DrawnWorlds.massThatMayViolate(draws + 1)).isLessThan(mass);
    }
}
