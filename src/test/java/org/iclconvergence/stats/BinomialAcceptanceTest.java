package org.iclconvergence.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BinomialAcceptanceTest {
    @Test
    void a_plan_keeps_both_declared_errors() {
        BinomialAcceptance plan = BinomialAcceptance.plan(0.95, 0.995, 1e-6, 0.99);
        assertThat(new BinomialDistribution(plan.trials(), 0.05).cumulativeProbability(plan.failuresAllowed()))
                .isLessThanOrEqualTo(1e-6);
        assertThat(new BinomialDistribution(plan.trials(), 0.005).cumulativeProbability(plan.failuresAllowed()))
                .isGreaterThanOrEqualTo(0.99);
        assertThat(plan.trials()).isEqualTo(573);
    }

    /** The plan and the confidence limit are two ways to say the same thing. */
    @Test
    void the_lower_limit_clears_the_claim_exactly_up_to_the_failures_allowed() {
        BinomialAcceptance plan = BinomialAcceptance.plan(0.9, 0.99, 1e-4, 0.95);
        int accepted = plan.trials() - plan.failuresAllowed();
        assertThat(BinomialAcceptance.lowerLimit(accepted, plan.trials(), 1e-4)).isGreaterThanOrEqualTo(0.9);
        assertThat(BinomialAcceptance.lowerLimit(accepted - 1, plan.trials(), 1e-4))
                .isLessThan(0.9);
    }

    /** Clopper and Pearson's closed forms for all and none. */
    @Test
    void limits_of_all_and_none() {
        assertThat(BinomialAcceptance.lowerLimit(10, 10, 0.05)).isCloseTo(Math.pow(0.05, 0.1), within(1e-9));
        assertThat(BinomialAcceptance.upperLimit(0, 10, 0.05)).isCloseTo(1 - Math.pow(0.05, 0.1), within(1e-9));
        assertThat(BinomialAcceptance.lowerLimit(0, 10, 0.05)).isZero();
        assertThat(BinomialAcceptance.upperLimit(10, 10, 0.05)).isEqualTo(1);
    }

    /** P(at least f failures of n | failures have probability 0.05) ≤ 1e-6 is what refutes. */
    @Test
    void so_many_more_failures_refute_and_one_fewer_does_not() {
        BinomialAcceptance plan = BinomialAcceptance.plan(0.95, 0.9925, 1e-6, 0.99);
        for (int[] seen : new int[][] {{1, 1}, {4, 4}, {0, 10}, {3, 24}, {1, 100}}) {
            int more = plan.failuresThatRefute(seen[0], seen[1], 0);
            assertThat(atLeast(seen[0] + more, seen[1] + more)).isLessThanOrEqualTo(1e-6);
            assertThat(atLeast(seen[0] + more - 1, seen[1] + more - 1)).isGreaterThan(1e-6);
        }
        assertThat(plan.failuresThatRefute(1, 1, 0)).isEqualTo(4);
        assertThat(plan.failuresThatRefute(19, 100, 0)).isZero();
        assertThat(plan.failuresThatRefute(19, 100, 0.005)).isEqualTo(1);
    }

    private static double atLeast(int failures, int trials) {
        return 1 - new BinomialDistribution(trials, 0.05).cumulativeProbability(failures - 1);
    }

    @Test
    void impossible_plans_are_refused() {
        assertThatThrownBy(() -> BinomialAcceptance.plan(0.95, 0.9, 1e-6, 0.99))
                .hasMessageContaining("claimed < effect");
        assertThatThrownBy(() -> BinomialAcceptance.plan(0.95, 0.99, 0, 0.99)).hasMessageContaining("falseAlarm");
    }
}
