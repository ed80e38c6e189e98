package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.oracle.MultinomialEnumeration;
import org.iclconvergence.stats.Estimate;

/** Against sums over all prompts with 40 digits, and against a step taken by hand. */
class GiantStepProperties {
    private static final FeatureProbabilities GRADED = FeatureProbabilities.of(0.5, 0.3, 0.15, 0.04, 0.01);

    @Provide
    Arbitrary<FeatureProbabilities> few() {
        return Draws.probabilities(2, 4);
    }

    @Provide
    Arbitrary<FeatureProbabilities> several() {
        return Draws.probabilities(2, 12);
    }

    @Property(tries = 100)
    void growth_at_zero_is_that_of_all_prompts(
            @ForAll("few") FeatureProbabilities p, @ForAll @IntRange(min = 2, max = 8) int promptLength) {
        QueryGroups groups = QueryGroups.ofEveryFeature(p, 0);
        MultinomialEnumeration all =
                new MultinomialEnumeration(groups.probabilities(), new double[p.count()], promptLength);
        GiantStep step = new GiantStep(groups, promptLength);
        for (int g = 0; g < p.count(); g++) {
            Estimate growth = step.growth(g);
            assertThat(growth.value()).isCloseTo(all.growth(g), within(growth.error() + 1e-18));
            assertThat(growth.error()).isLessThanOrEqualTo(1e-11 * all.growthSize(g) + 1e-18);
        }
    }

    /** α_k + Σ β_{k,n} = 0, and α_k − β_{k,n} = p_k² (1 − 1/N) beside an equally frequent feature. */
    @Property
    void growth_is_conserved(
            @ForAll("several") FeatureProbabilities p, @ForAll @IntRange(min = 2, max = 1_000_000) int promptLength) {
        QueryGroups groups = QueryGroups.ofEveryFeature(p, p.count() - 1);
        GiantStep step = new GiantStep(groups, promptLength);
        double sum = 0;
        double errors = 1e-30;
        for (int g = 0; g < groups.count(); g++) {
            Estimate growth = step.growth(g);
            sum += growth.value();
            errors += growth.error() + 1e-15 * Math.abs(growth.value());
            if (g > 0 && groups.probability(g) == groups.probability(0)) {
                double lead = groups.probability(0) * groups.probability(0) * (1 - 1.0 / promptLength);
                assertThat(step.growth(0).value() - growth.value()).isCloseTo(lead, within(1e-7 * lead));
            }
        }
        assertThat(sum).isCloseTo(0, within(errors));
    }

    /** The scores after a step on infinitely long prompts, by their definition. */
    @Property
    void the_error_after_a_step_lies_beyond_its_bound(
            @ForAll("several") FeatureProbabilities p, @ForAll @DoubleRange(min = 0.5, max = 30) double reach) {
        SymmetryClasses classes = SymmetryClasses.of(p);
        QueryGroups groups = classes.query(classes.count() - 1);
        GiantStep step = new GiantStep(groups, Double.POSITIVE_INFINITY);
        boolean right = step.lead().value() > 0;
        Estimate lead = right ? step.lead() : step.wrongLead();
        double rate = reach / lead.value();
        double[] score = new double[groups.count()];
        double sum = 0;
        int top = right ? 0 : step.leader();
        for (int g = 0; g < score.length; g++) {
            score[g] = groups.probability(g)
                    * Math.exp(rate * (step.growth(g).value() - step.growth(top).value()));
            sum += groups.multiplicity(g) * score[g];
        }
        double rest = 0;
        double squares = 0;
        for (int g = 1; g < score.length; g++) {
            rest += groups.multiplicity(g) * score[g] / sum;
            squares += groups.multiplicity(g) * score[g] * score[g] / sum / sum;
        }
        double error = 0.5 * (squares + rest * rest);
        Estimate gap = Estimate.exact(reach);
        if (right) {
            assertThat(error).isLessThanOrEqualTo(step.errorAtMost(gap).value() * (1 + 1e-9));
        } else {
            assertThat(error).isGreaterThanOrEqualTo(step.errorAtLeast(gap).value() - 1e-9);
            double share = groups.multiplicity(top) * score[top] / sum;
            assertThat(Math.log(share) - Math.log1p(-share))
                    .isGreaterThanOrEqualTo(step.logOdds(gap).value() - 1e-6);
        }
    }

    @Example
    void long_prompts_tend_to_the_limit() {
        QueryGroups groups = QueryGroups.ofEveryFeature(GRADED, 4);
        GiantStep limit = new GiantStep(groups, Double.POSITIVE_INFINITY);
        GiantStep finite = new GiantStep(groups, 1e9);
        assertThat(finite.lead().value()).isCloseTo(limit.lead().value(), within(1e-11));
        assertThat(finite.errorAtMost(Estimate.exact(3)).value()).isCloseTo(6e4 * Math.exp(-6), within(1e-6));
        assertThat(new GiantStep(groups, 2).errorAtMost(Estimate.exact(600)).value())
                .isCloseTo(0.99 * 0.99, within(1e-12));
        assertThat(new GiantStep(groups, 2).errorAtLeast(Estimate.exact(600)).value())
                .isCloseTo(1 - Math.pow(1 - GRADED.get(new GiantStep(groups, 2).leader() - 1), 2), within(1e-12));
    }

    /** S = 0.3641, T = 0.99: the third feature leads, the second is next. */
    @Example
    void the_example_by_hand() {
        GiantStep step = new GiantStep(QueryGroups.ofEveryFeature(GRADED, 4), Double.POSITIVE_INFINITY);
        assertThat(step.leader()).isEqualTo(3);
        double target = 1e-4 * (0.3641 + 0.9801);
        double third = 0.0015 * (0.3641 - 0.15 - 0.0099);
        double second = 0.003 * (0.3641 - 0.3 - 0.0099);
        assertThat(step.lead().value()).isCloseTo(target - third, within(1e-15));
        assertThat(step.wrongLead().value()).isCloseTo(third - second, within(1e-15));
        double rate = step.stuckFrom(1e9);
        double odds = Math.exp(rate * (third - second)) * 0.15 / 0.85;
        assertThat(1 + (odds - 1) / (0.04 * rate)).isCloseTo(1e9, within(10.0));
        assertThat(step.stepsTrapped(2 * rate).value()).isGreaterThan(1e18);
    }

    @Example
    void what_is_no_step_is_refused() {
        QueryGroups one = QueryGroups.ofEveryFeature(FeatureProbabilities.balanced(1), 0);
        assertThatThrownBy(() -> new GiantStep(one, 10)).hasMessageContaining("not 1 and 10.0");
        QueryGroups groups = QueryGroups.ofEveryFeature(GRADED, 4);
        assertThatThrownBy(() -> new GiantStep(groups, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
