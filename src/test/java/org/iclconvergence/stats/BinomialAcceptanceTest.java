package org.iclconvergence.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
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

    /** Four heads of a fair coin: 1/16. Where an error or a power is met exactly it is kept. */
    @Test
    void the_smallest_plan_by_hand() {
        double error = new BinomialDistribution(4, 0.5).cumulativeProbability(0);
        double power = new BinomialDistribution(4, 1 - 0.9).cumulativeProbability(0);
        assertThat(BinomialAcceptance.plan(0.5, 0.9, error, power))
                .isEqualTo(new BinomialAcceptance(0.5, 0.9, error, power, 4, 0));
        assertThat(BinomialAcceptance.plan(0.5, 1, 0.07, 0.9).trials()).isEqualTo(4);
        double limit = BinomialAcceptance.upperLimit(7, 10, 0.01);
        assertThat(new BinomialAcceptance(limit, 1, 0.01, 0.9, 10, 0).failuresThatRefute(3, 10, 0))
                .isPositive();
    }

    /** An effect of 0.518061 needs the 1000 failures that are the most, one nearer by 1e-6 more of them. */
    @Test
    void an_effect_too_close_to_the_claim_is_refused() {
        assertThat(BinomialAcceptance.plan(0.5, 0.518061, 0.05, 0.5).failuresAllowed())
                .isEqualTo(1000);
        assertThatThrownBy(() -> BinomialAcceptance.plan(0.5, 0.51806, 0.05, 0.5))
                .hasMessage("effect 0.51806 is too close to the claim 0.5");
    }

    @Test
    void what_may_mislead_is_taken_from_both_sides() {
        BinomialAcceptance plan = BinomialAcceptance.plan(0.75, 0.875, 1e-3, 0.9);
        assertThat(plan.misledBy(0)).isSameAs(plan);
        BinomialAcceptance misled = plan.misledBy(0.0625);
        BinomialDistribution atTheClaim = new BinomialDistribution(plan.trials(), 1 - 0.8125);
        int allowed = misled.failuresAllowed();
        assertThat(allowed).isBetween(1, plan.failuresAllowed() - 1);
        assertThat(atTheClaim.cumulativeProbability(allowed)).isLessThanOrEqualTo(1e-3);
        assertThat(atTheClaim.cumulativeProbability(allowed + 1)).isGreaterThan(1e-3);
        double power = new BinomialDistribution(plan.trials(), 1 - 0.8125).cumulativeProbability(allowed);
        assertThat(misled).isEqualTo(new BinomialAcceptance(0.8125, 0.8125, 1e-3, power, plan.trials(), allowed));
    }

    @Test
    void limits_of_nothing_are_refused() {
        for (double[] broken :
                new double[][] {{-1, 10, 0.1}, {11, 10, 0.1}, {0, 0, 0.1}, {0, 10, 0}, {0, 10, 1}, {0, 10, 1.5}}) {
            assertThatThrownBy(() -> BinomialAcceptance.lowerLimit((int) broken[0], (int) broken[1], broken[2]))
                    .hasMessageEndingWith("make no limit");
        }
    }

    /** One after another of the four leaves [0, 1], whose ends belong to it. */
    @Test
    void what_is_no_probability_is_in_no_plan() {
        assertThatNoException().isThrownBy(() -> new BinomialAcceptance(0, 0, 0, 0, 1, 0));
        assertThatNoException().isThrownBy(() -> new BinomialAcceptance(1, 1, 1, 1, 1, 0));
        for (double broken : new double[] {-Double.MIN_VALUE, Math.nextUp(1.0), Double.NaN}) {
            for (int place = 0; place < 4; place++) {
                double[] p = {0.5, 0.5, 0.5, 0.5};
                p[place] = broken;
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> new BinomialAcceptance(p[0], p[1], p[2], p[3], 1, 0))
                        .withMessage("claimed, effect, falseAlarm and power must be probabilities, not " + p[0] + ", "
                                + p[1] + ", " + p[2] + " and " + p[3]);
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BinomialAcceptance(0.5, 0.9, 0.1, 0.9, 0, 0))
                .withMessage("trials must number at least 1, not 0");
    }

    @Test
    void impossible_plans_are_refused() {
        for (double[] broken : new double[][] {{0, 0.5}, {0.5, 0.5}, {0.5, 1.5}}) {
            assertThatThrownBy(() -> BinomialAcceptance.plan(broken[0], broken[1], 0.1, 0.9))
                    .hasMessageContaining("claimed < effect");
        }
        for (double[] broken : new double[][] {{0.1, 0}, {0.1, 1}, {0.1, 1.5}, {1, 0.9}, {1.5, 0.9}}) {
            assertThatThrownBy(() -> BinomialAcceptance.plan(0.5, 0.9, broken[0], broken[1]))
                    .hasMessageContaining("must lie in (0, 1)");
        }
        assertThatThrownBy(() -> BinomialAcceptance.plan(0.95, 0.9, 1e-6, 0.99))
                .hasMessageContaining("claimed < effect");
        assertThatThrownBy(() -> BinomialAcceptance.plan(0.95, 0.99, 0, 0.99)).hasMessageContaining("falseAlarm");
    }
}
