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
import org.iclconvergence.oracle.BinomialMean;
import org.iclconvergence.oracle.Draws;

/** Against sums over the binomial distribution, term by term. */
class EqualCompetitorsProperties {
    @Provide
    Arbitrary<Double> probabilities() {
        return Draws.logUniform(0.01, 0.9);
    }

    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(1e-6, 0.5);
    }

    /** With S = T²/(K − 1), its least value: K = 2 is exact for one competitor. */
    @Property
    void growth_and_error_bound_the_binomial_sums(
            @ForAll("probabilities") double p,
            @ForAll @IntRange(min = 1, max = 60) int promptLength,
            @ForAll @DoubleRange(min = 0, max = 8) double gap) {
        double odds = Math.exp(gap);
        EqualCompetitors query = new EqualCompetitors(2, p, promptLength);
        double growth = 2
                * p
                * BinomialMean.of(promptLength, p, c -> {
                    double total = promptLength - c + c * odds;
                    double rest = (promptLength - c) / total;
                    return c * odds / total * rest * rest;
                });
        double error = BinomialMean.of(promptLength, p, c -> {
            double rest = (promptLength - c) / (promptLength - c + c * odds);
            return rest * rest;
        });
        assertThat(query.growth(gap).value()).isLessThanOrEqualTo(growth * (1 + 1e-12));
        assertThat(query.predictionError(gap).value()).isGreaterThanOrEqualTo(error * (1 - 1e-12));
    }

    /** On long prompts the bound is attained. */
    @Property
    void growth_on_long_prompts_is_that_of_the_flow(
            @ForAll("probabilities") double p, @ForAll @DoubleRange(min = 0, max = 8) double gap) {
        double attention = p * Math.exp(gap) / (1 - p + p * Math.exp(gap));
        double rest = (1 - p) / (1 - p + p * Math.exp(gap));
        assertThat(new EqualCompetitors(10, p, 1e15).growth(gap).value() / (p * attention * rest * rest * 10 / 9))
                .isCloseTo(1, within(1e-9));
    }

    /** Beyond e^709. */
    @Example
    void a_gap_that_no_exponential_holds_has_a_growth() {
        EqualCompetitors query = new EqualCompetitors(10, 0.1, 100);
        assertThat(query.growth(300).value()).isPositive();
        assertThat(query.growth(1e5)).satisfies(growth -> {
            assertThat(growth.value()).isZero();
            assertThat(growth.isKnown()).isTrue();
        });
    }

    /** At D* both parts of the bound are at most ε/2; a shorter prompt or a smaller gap is not enough for them. */
    @Property
    void the_gap_and_the_length_are_just_enough(@ForAll("probabilities") double p, @ForAll("errors") double error) {
        double length = EqualCompetitors.shortestPrompt(p, error);
        EqualCompetitors query = new EqualCompetitors(10, p, length);
        double gap = query.gapFor(error);
        assertThat(query.predictionError(gap).value()).isLessThanOrEqualTo(error * (1 + 1e-12));
        assertThat(6 * Math.exp(-2 * gap) / (p * p)).isCloseTo(error / 2, within(1e-12));
        assertThat(Math.exp(-p * length)).isLessThanOrEqualTo(error / 2);
        assertThat(Math.exp(-p * (length - 1))).isGreaterThan(error / 2);
    }

    /** K = 2, p = ½, ε = 12 e^(−10)·4, so that D* = 5: numbers by hand. */
    @Example
    void steps_are_flow_time_and_the_long_ones() {
        double error = 48 * Math.exp(-10);
        EqualCompetitors query = new EqualCompetitors(2, 0.5, 1000);
        assertThat(query.gapFor(error)).isCloseTo(5, within(1e-12));
        double rest = 1 / (1 + Math.exp(5));
        double time = new ClosedFormTime(2, 0.5).whenAttentionLeaves(rest).value();
        assertThat(query.flowTime(error).value()).isCloseTo(time, within(1e-9 * time));
        double lost = 0.999 * 0.999 / Math.pow(1.001, 3);
        assertThat(query.steps(error, 0.5).value()).isCloseTo(time / lost / 0.5 + 3.5, within(1e-9 * time));
    }

    @Example
    void what_is_no_query_is_refused() {
        assertThatThrownBy(() -> new EqualCompetitors(1, 0.5, 10)).hasMessageContaining("not 1.0, 0.5 and 10.0");
        assertThatThrownBy(() -> new EqualCompetitors(2, 1, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EqualCompetitors(2, 0.5, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
