package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.oracle.MultinomialEnumeration;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;

/** Bounds against their statements with 50 digits, and errors against what they must cover. */
class GiantStepTest {
    /** The third wrong class grows fastest, the target faster still: P = 3/16, p_k = 1/16. */
    private static final QueryGroups DYADIC =
            QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.5, 0.25, 0.1875, 0.0625), 3);

    /** The first wrong class leads by 0.0015 · 0.2042 − 0.003 · 0.0542. */
    private static final GiantStep TRAP = new GiantStep(
            QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.15, 0.5, 0.3, 0.04, 0.01), 4),
            Double.POSITIVE_INFINITY);

    private static final double EXCESS = 8e-12;

    /** Of three probabilities that miss 1 by nearly as much as they may. */
    private static final FeatureProbabilities MISSING = FeatureProbabilities.of(0.5, 0.3, 0.2 + EXCESS);

    private static void isCloseTo(Estimate bound, double expected) {
        assertThat(bound.value()).isCloseTo(expected, within(1e-14 * Math.abs(expected)));
        assertThat(bound.error()).isLessThan(1e-12);
    }

    @Test
    void bounds_on_infinitely_long_prompts() {
        GiantStep step = new GiantStep(DYADIC, Double.POSITIVE_INFINITY);
        assertThat(step.leader()).isEqualTo(3);
        isCloseTo(step.errorAtMost(Estimate.exact(2)), 225 * Math.exp(-4));
        isCloseTo(step.errorAtLeast(Estimate.exact(4)), 0.6092663703736708);
    }

    @Test
    void bounds_on_eight_tokens() {
        GiantStep step = new GiantStep(DYADIC, 8);
        isCloseTo(step.errorAtMost(Estimate.exact(2)), 28.72954080692892);
        isCloseTo(step.errorAtLeast(Estimate.exact(4)), 0.41933926155500567);
    }

    @Test
    void the_first_of_those_that_grow_alike_leads() {
        QueryGroups alike = QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.3, 0.3, 0.3, 0.1), 3);
        assertThat(new GiantStep(alike, 10).leader()).isEqualTo(1);
    }

    @Test
    void steps_in_the_trap() {
        double lead = 0.0015 * 0.2042 - 0.003 * 0.0542;
        assertThat(TRAP.leader()).isEqualTo(1);
        assertThat(TRAP.wrongLead().value()).isCloseTo(lead, within(1e-17));
        double odds = Math.exp(1e4 * lead) * 0.15 / 0.85;
        assertThat(TRAP.stepsTrapped(1e4).value()).isCloseTo(1 + (odds - 1) / 400, within(1e-12));
    }

    /** What a rate on the way of the bisection takes is found at that rate: at the first middle, and at the upper end. */
    @Test
    void the_rate_is_the_least_that_takes_so_many_steps() {
        double low = 1 / TRAP.wrongLead().value();
        double middle = Math.sqrt(low * (600 * low));
        assertThat(TRAP.stuckFrom(TRAP.stepsTrapped(middle).lower())).isEqualTo(middle);
        double most = TRAP.stepsTrapped(600 * low).lower();
        assertThat(TRAP.stuckFrom(most)).isBetween(600 * low * (1 - 2e-12), 600 * low);
        assertThatIllegalStateException()
                .isThrownBy(() -> TRAP.stuckFrom(2 * most))
                .withMessageContaining("fewer than");
        assertThatIllegalStateException()
                .isThrownBy(() -> new GiantStep(DYADIC, Double.POSITIVE_INFINITY).stuckFrom(1e9))
                .withMessageContaining("no wrong class");
    }

    /** Read as they stand, prompts of 40 tokens weigh Σp to the power 40. */
    @Test
    void a_growth_covers_prompts_that_do_not_sum_to_one() {
        QueryGroups groups = QueryGroups.ofEveryFeature(MISSING, 0);
        MultinomialEnumeration all = new MultinomialEnumeration(groups.probabilities(), new double[3], 40);
        GiantStep step = new GiantStep(groups, 40);
        for (int g = 0; g < 3; g++) {
            assertThat(step.growth(g).value())
                    .isCloseTo(all.growth(g), within(step.growth(g).error()));
        }
    }

    /** Divided by their sum, a growth on two tokens falls by four times what it misses, and so does p_k² (S + T²). */
    @Test
    void a_growth_covers_probabilities_that_are_made_to_sum_to_one() {
        QueryGroups groups = QueryGroups.ofEveryFeature(MISSING, 0);
        double sum = 1 + EXCESS;
        double[] p = {0.5 / sum, 0.3 / sum, (0.2 + EXCESS) / sum};
        Estimate two = new GiantStep(groups, 2).growth(0);
        assertThat(two.value())
                .isCloseTo(new MultinomialEnumeration(p, new double[3], 2).growth(0), within(two.error()));
        double others = p[1] + p[2];
        double growth = p[0] * p[0] * (p[1] * p[1] + p[2] * p[2] + others * others);
        Estimate infinite = new GiantStep(groups, Double.POSITIVE_INFINITY).growth(0);
        assertThat(infinite.value()).isCloseTo(growth, within(infinite.error()));
        assertThat(infinite.error()).isLessThan(5 * EXCESS * growth);
    }

    /** (1 − p_k)^5 of what is left beside 1 − 2^−53: the exponent, 642, is off by 1147 of its roundings of 2^−53. */
    @Test
    void a_large_exponent_carries_its_roundings() {
        QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.of(Math.nextDown(1.0), 1.714e-56), 0);
        Estimate absent = new GiantStep(groups, 5).errorAtMost(Estimate.exact(400));
        assertThat(absent.value()).isCloseTo(1.4792926108673825e-279, within(absent.error()));
        assertThat(absent.error()).isLessThan(1e-12 * absent.value());
    }

    /** Prompts of 20 tokens that lack the target: 1 − p_k is read where the other one is more. */
    @Test
    void what_is_absent_covers_the_other_way_to_read_it() {
        QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.8, 0.2 + EXCESS), 0);
        Estimate absent = new GiantStep(groups, 20).errorAtMost(Estimate.exact(400));
        assertThat(absent.value()).isCloseTo(1.0485759999999954e-14, within(absent.error()));
        assertThat(absent.error()).isLessThan(2e-9 * absent.value());
    }
}
