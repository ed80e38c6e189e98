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
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.iclconvergence.oracle.BinomialMean;
import org.iclconvergence.oracle.Draws;

/** Against another integrator, and the lemmas behind it against sums over the binomial distribution. */
class LinearPromptsProperties {
    @Provide
    Arbitrary<Double> probabilities() {
        return Draws.logUniform(0.01, 0.5);
    }

    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(1e-4, 0.1);
    }

    /** In ln(a/(1−a)), where the integrand is tame. */
    @Property(tries = 200)
    void the_latest_time_is_an_integral(
            @ForAll("probabilities") double p,
            @ForAll("errors") double error,
            @ForAll @DoubleRange(min = 1.1, max = 100) double stretch) {
        int features = 10;
        double length = Math.ceil(stretch * new ShortestPrompt(features, p, error).tokens());
        LinearPrompts query = new LinearPrompts(features, p, length);
        double share = 1.0 / 9;
        double room = error - 0.5 * Math.pow(1 - p, length) * (1 + share + (1 - share) / length);
        double gap = 0.5 * Math.log(6 / room) - Math.log(p);
        assertThat(query.room(error).value()).isCloseTo(room, within(1e-12 * error));
        assertThat(query.gapFor(error).value()).isCloseTo(gap, within(1e-9));
        double scarcity = (1 - p) / (length * p);
        double start = Math.log(p / (1 - p));
        double integral = new IterativeLegendreGaussIntegrator(20, 1e-12, 1e-12)
                .integrate(
                        1_000_000,
                        x -> {
                            double a = 1 / (1 + Math.exp(-x));
                            double rest = 1 / (1 + Math.exp(x));
                            return Math.pow(1 + scarcity * a, 3) / (a * rest * rest);
                        },
                        start,
                        start + gap);
        double expected = integral * 0.81 / p / Math.pow(1 - 1 / length, 2);
        assertThat(query.latest(error).value()).isCloseTo(expected, within(1e-9 * expected));
        assertThat(query.steps(error, 2).value()).isCloseTo(expected / 2 + gap / 2 + 1, within(1e-8 * expected));
        assertThat(query.earliest(error).value()).isLessThan(expected);
    }

    /** The growth that both sides rest on, with E[S] of multinomial competitors. */
    @Property
    void growth_lies_between_its_bounds(
            @ForAll("probabilities") double p,
            @ForAll @IntRange(min = 2, max = 60) int promptLength,
            @ForAll @IntRange(min = 2, max = 50) int features,
            @ForAll @DoubleRange(min = 0, max = 8) double gap) {
        double odds = Math.exp(gap);
        double share = 1.0 / (features - 1);
        double growth = p
                * BinomialMean.of(promptLength, p, c -> {
                    double total = promptLength - c + c * odds;
                    double rest = (promptLength - c) / total;
                    return c == promptLength
                            ? 0
                            : c * odds / total * rest * rest * (1 + share + (1 - share) / (promptLength - c));
                });
        double a = p * odds / (1 - p + p * odds);
        double least = p
                * a
                * (1 - a)
                * (1 - a)
                * (1 + share)
                * Math.pow(1 - 1.0 / promptLength, 2)
                / Math.pow(1 + (1 - p) * a / (promptLength * p), 3);
        assertThat(growth).isGreaterThanOrEqualTo(least * (1 - 1e-12));
        assertThat(growth).isLessThanOrEqualTo(p * p * odds * (1 + share + 1.0 / promptLength) * (1 + 1e-12));
    }

    /** K = 2, p = ½, ε = 1/9: σ = ⅓, so that e^{−D} = ½; N = 2. */
    @Example
    void the_earliest_time_by_hand() {
        assertThat(new LinearPrompts(2, 0.5, 2).earliest(1.0 / 9).value())
                .isCloseTo(0.25 * 0.5 / 0.25 / 1.25, within(1e-14));
    }

    /** On long prompts nothing is left but the crude constant of the lemma on the error. */
    @Example
    void long_prompts_are_infinite_ones() {
        double latest = new LinearPrompts(1e6, 1e-6, 1e14).latest(0.01).value();
        double rest = 1 / (1 + Math.sqrt(600));
        assertThat(latest
                        / ClosedFormTime.balanced(1e6).whenAttentionLeaves(rest).value())
                .isCloseTo(1, within(1e-6));
    }

    @Example
    void what_is_no_query_is_refused() {
        assertThatThrownBy(() -> new LinearPrompts(2, 0.5, 1)).hasMessageContaining("not 2.0, 0.5 and 1.0");
        assertThatThrownBy(() -> new LinearPrompts(2, 0, 9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinearPrompts(1, 0.5, 9)).isInstanceOf(IllegalArgumentException.class);
    }
}
