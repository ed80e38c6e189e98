package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.iclconvergence.stats.Estimate;

class OtherFormsProperties {
    /** Two features, every prompt: the query's token counts as one more of its feature, without a label. */
    @Property
    void no_weights_beat_the_floor_of_an_unmasked_query(
            @ForAll @IntRange(min = 1, max = 40) int promptLength,
            @ForAll @DoubleRange(min = 0.02, max = 0.98) double p,
            @ForAll @DoubleRange(min = -5, max = 40) double gap) {
        var counts = new BinomialDistribution(null, promptLength, p);
        double loss = 0;
        for (int c = 0; c <= promptLength; c++) {
            double sum = c + 1 + (promptLength - c) * Math.exp(-gap);
            double other = (promptLength - c) * Math.exp(-gap) / sum;
            double missing = (1 + (promptLength - c) * Math.exp(-gap)) / sum;
            loss += counts.probability(c) * 0.5 * (other * other + missing * missing);
        }
        assertThat(loss * (1 + 1e-12))
                .isGreaterThanOrEqualTo(
                        OtherForms.floorOfUnmaskedQuery(p, promptLength).lower());
    }

    @Property
    void the_floor_is_reached_where_every_prompt_has_as_many_tokens(@ForAll @IntRange(min = 1, max = 1000) int tokens) {
        Estimate floor = OtherForms.floorOfUnmaskedQuery(0.5, 2.0 * tokens);
        double missing = 1.0 / (tokens + 1);
        assertThat(floor.value()).isCloseTo(0.5 * missing * missing, within(1e-15));
    }

    /** The loss at the attention that the formula gives, minimised over the value by search, is the loss it was asked for. */
    @Property
    void the_best_value_leaves_the_loss(
            @ForAll @IntRange(min = 2, max = 100_000) int features,
            @ForAll @DoubleRange(min = 1e-6, max = 0.45) @Scale(6) double error) {
        double missing = OtherForms.missingAtBestValue(features, error).value();
        double a = 1 - missing;
        double squares = missing * missing / (features - 1);
        double best = new BrentOptimizer(1e-12, 1e-300)
                .optimize(
                        new MaxEval(1000),
                        GoalType.MINIMIZE,
                        new UnivariateObjectiveFunction(v -> 0.5 * (v * v * squares + (1 - v * a) * (1 - v * a))),
                        new SearchInterval(0, 2 / a))
                .getValue();
        assertThat(best / error).isBetween(1 - 1e-8, 1 + 1e-8);
    }

    /** With 50 digits, where four roundings meet, and where two do. */
    @Example
    void errors_cover_the_roundings() {
        Estimate floor = OtherForms.floorOfUnmaskedQuery(0.08, 797);
        assertThat(floor.value()).isCloseTo(1.1922197835234081e-4, within(floor.error()));
        Estimate missing = OtherForms.missingAtBestValue(175, 0.003);
        assertThat(missing.value()).isCloseTo(0.5061343874069887, within(missing.error()));
    }
}
