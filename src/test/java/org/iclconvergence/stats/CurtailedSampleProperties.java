package org.iclconvergence.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.Verdict;

class CurtailedSampleProperties {
    private static final int TRIALS = 60;

    /** What a trial says is drawn with a probability that is drawn itself, so that every outcome comes up. */
    @Provide
    Arbitrary<List<Boolean>> outcomes() {
        return Arbitraries.integers()
                .between(0, 60)
                .flatMap(odds -> Arbitraries.integers()
                        .between(1, TRIALS)
                        .map(each -> each <= odds)
                        .list()
                        .ofSize(TRIALS));
    }

    @Provide
    Arbitrary<BinomialAcceptance> plans() {
        return Arbitraries.of(0.5, 0.6, 0.75, 0.9, 0.95)
                .map(claimed -> new BinomialAcceptance(claimed, 0.998, 1e-6, 0.99, TRIALS, 0));
    }

    @Property
    void what_is_left_out_never_changes_the_verdict(
            @ForAll("plans") BinomialAcceptance plan, @ForAll("outcomes") List<Boolean> outcomes) {
        CurtailedSample sample = new CurtailedSample(plan, TRIALS);
        int made = 0;
        int successes = 0;
        for (int more = sample.further(0, 0); more > 0; more = sample.further(successes, made - successes)) {
            successes += successes(outcomes.subList(made, made + more));
            made += more;
        }
        int open = TRIALS - made;
        assertThat(verdict(plan, successes, open)).isEqualTo(verdict(plan, successes(outcomes), 0));
    }

    @Property
    void every_trial_that_is_asked_for_is_needed(
            @ForAll("plans") BinomialAcceptance plan, @ForAll("outcomes") List<Boolean> outcomes) {
        CurtailedSample sample = new CurtailedSample(plan, TRIALS);
        int successes = 0;
        for (int made = 0; sample.further(successes, made - successes) > 0; made++) {
            int left = TRIALS - made;
            assertThat(verdict(plan, successes, 0)).isNotEqualTo(verdict(plan, successes + left, 0));
            successes += outcomes.get(made) ? 1 : 0;
        }
    }

    @Example
    void a_lie_under_which_nothing_succeeds_is_refuted_by_a_quarter_of_sixty() {
        BinomialAcceptance plan = BinomialAcceptance.plan(0.95, 0.9925, 1e-6, 0.99);
        assertThat(new CurtailedSample(plan, TRIALS).further(0, 0)).isBetween(10, 15);
    }

    /** A claim that the limit of 8 of 10 just meets is accepted by them, one that the limit of 3 of 10 just meets not refuted. */
    @Example
    void a_limit_that_meets_the_claim() {
        double met = BinomialAcceptance.lowerLimit(8, 10, 0.01);
        assertThat(new CurtailedSample(new BinomialAcceptance(met, 1, 0.01, 0.9, 10, 2), 10).further(8, 0))
                .isZero();
        double reached = BinomialAcceptance.upperLimit(3, 10, 0.01);
        assertThat(new CurtailedSample(new BinomialAcceptance(reached, 1, 0.01, 0.9, 10, 2), 10).further(0, 7))
                .isEqualTo(1);
    }

    /** A claim of a quarter is accepted sooner than refuted. */
    @Example
    void nothing_but_successes_may_settle_it_first() {
        BinomialAcceptance plan = new BinomialAcceptance(0.25, 0.9, 1e-6, 0.99, TRIALS, 0);
        int fewest = 1;
        while (BinomialAcceptance.lowerLimit(fewest, TRIALS, 1e-6) < 0.25) {
            fewest++;
        }
        assertThat(new CurtailedSample(plan, TRIALS).further(0, 0)).isEqualTo(fewest);
    }

    /** The numbers are looked at before the plan, so that 10^8 need not be drawn to see that they are allowed. */
    @Example
    void there_are_from_one_to_a_hundred_million_trials() {
        BinomialAcceptance plan = BinomialAcceptance.plan(0.5, 1, 0.07, 0.9);
        assertThat(new CurtailedSample(plan, 1).further(0, 0)).isZero();
        assertThatNullPointerException()
                .isThrownBy(() -> new CurtailedSample(null, 100_000_000))
                .withMessage("plan");
        for (int trials : new int[] {0, 100_000_001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CurtailedSample(null, trials))
                    .withMessage("trials must number 1 to 100000000, not " + trials);
        }
    }

    private static int successes(List<Boolean> outcomes) {
        return (int) outcomes.stream().filter(each -> each).count();
    }

    private static Verdict verdict(BinomialAcceptance plan, int successes, int open) {
        return new Evidence().probability("event", successes, open, TRIALS, 0, plan);
    }
}
