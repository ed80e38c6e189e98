package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.iclconvergence.oracle.Draws;

/** Against sums over the binomial distribution at weights that were not trained: ε is what they lose. */
class ExceptionalShareProperties {
    @Provide
    Arbitrary<Double> probabilities() {
        return Draws.logUniform(0.02, 0.5);
    }

    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(1e-6, 0.24);
    }

    @Property
    void the_share_lies_between_its_bounds(
            @ForAll("probabilities") double p,
            @ForAll @IntRange(min = 2, max = 400) int promptLength,
            @ForAll @IntRange(min = 2, max = 50) int features,
            @ForAll @DoubleRange(min = 1, max = 12) double gap,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double limit) {
        double odds = Math.exp(gap);
        double share = 1.0 / (features - 1);
        double twice = 0;
        double missing = 0;
        double weight = Math.pow(1 - p, promptLength);
        for (int c = 0; c <= promptLength; c++) {
            double rest = (promptLength - c) / (promptLength - c + c * odds);
            twice += c == promptLength ? 0 : weight * rest * rest * (1 + share + (1 - share) / (promptLength - c));
            missing += rest > limit ? weight : 0;
            weight *= (double) (promptLength - c) / (c + 1) * p / (1 - p);
        }
        Assume.that(limit * limit > twice);
        ExceptionalShare bounds = new ExceptionalShare(features, p, promptLength, twice / 2, limit);
        double exponent = -Math.log(missing);
        assertThat(bounds.least().value()).isLessThanOrEqualTo(exponent * (1 + 1e-9) + 1e-9);
        assertThat(bounds.most().value()).isGreaterThanOrEqualTo(exponent * (1 - 1e-9) - 1e-9);
    }

    /** Both sides come together at the law. */
    @Example
    void long_prompts_and_many_features_have_the_sharp_exponent() {
        double law = ExceptionalPrompts.exponentOfFewTargets(0.01, 0.2);
        assertThat(law).isCloseTo(0.0662, within(5e-5));
        ExceptionalShare bounds = new ExceptionalShare(1e7, 1e-7, 1e14, 0.01, 0.2);
        assertThat(bounds.least().value() / 1e7).isCloseTo(law, within(1e-5));
        assertThat(bounds.most().value() / 1e7).isCloseTo(law, within(1e-5));
    }

    /** KL(θ‖p) ≥ p (1−p) h(1/√2) when δ = 4ε, and p h(1/√2) for balanced features, whatever ε and K are. */
    @Property
    void one_exponent_for_four_epsilon(
            @ForAll @IntRange(min = 2, max = 100_000) int features,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double p,
            @ForAll("errors") double error) {
        double limit = 2 * Math.sqrt(error);
        assertThat(ExceptionalShare.OF_FOUR_EPSILON).isCloseTo(0.0478287, within(1e-6));
        double any =
                new ExceptionalShare(features, p, 1000, error, limit).least().value();
        double balanced = new ExceptionalShare(features, 1.0 / features, 1000, error, limit)
                .least()
                .value();
        assertThat(any).isGreaterThan(1000 * p * (1 - p) * ExceptionalShare.OF_FOUR_EPSILON);
        assertThat(balanced * features).isGreaterThan(1000 * ExceptionalShare.OF_FOUR_EPSILON * (1 - 1e-9));
    }

    @Example
    void what_is_no_question_is_refused() {
        assertThatThrownBy(() -> new ExceptionalShare(2, 0.5, 10, 0.01, 0.14)).hasMessageContaining("0.01 and 0.14");
        assertThatThrownBy(() -> new ExceptionalShare(2, 0.5, 10, 0.01, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExceptionalShare(1, 0.5, 10, 0.01, 0.2)).hasMessageContaining("1.0, 0.5 and 10");
    }
}
