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
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.stats.Estimate;

/** Against descent and flow on the line for two features, whose growth is summed over the binomial distribution. */
class DescentAgainstFlowProperties {
    private static final int PANELS = 200;

    @Provide
    Arbitrary<Double> probabilities() {
        return Draws.logUniform(0.02, 0.9);
    }

    @Provide
    Arbitrary<Double> rates() {
        return Draws.logUniform(0.5, 1e4);
    }

    /** The speed of the gap: for K = 2 S = T², and α_k = 2 p E[Attn_k T²]. */
    private static double speed(double p, int promptLength, double gap) {
        double weight = Math.pow(1 - p, promptLength);
        double sum = 0;
        for (int c = 0; c <= promptLength; c++) {
            double others = (promptLength - c) * Math.exp(-gap);
            double rest = others / (c + others);
            sum += c == 0 ? 0 : weight * c / (c + others) * rest * rest;
            weight *= (double) (promptLength - c) / (c + 1) * p / (1 - p);
        }
        return 4 * p * sum;
    }

    /** Simpson's rule. */
    private static double flowTime(double p, int promptLength, double gap) {
        double sum = 0;
        double h = gap / PANELS;
        for (int i = 0; i <= PANELS; i++) {
            int factor = i == 0 || i == PANELS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += factor / speed(p, promptLength, i * h);
        }
        return sum * h / 3;
    }

    @Property(tries = 200)
    void descent_lies_between_the_bounds(
            @ForAll("probabilities") double p,
            @ForAll @IntRange(min = 2, max = 30) int promptLength,
            @ForAll("rates") double rate,
            @ForAll @DoubleRange(min = 0.5, max = 5) double target) {
        double gap = 0;
        int steps = 0;
        while (gap < target && steps < 20_000) {
            gap += rate * speed(p, promptLength, gap);
            steps++;
        }
        if (gap < target) {
            return;
        }
        DescentAgainstFlow law = new DescentAgainstFlow(2, p, rate);
        Estimate flow = Estimate.exact(flowTime(p, promptLength, target));
        assertThat(rate * steps)
                .isLessThanOrEqualTo(law.latest(flow, Estimate.exact(target)).value() * (1 + 1e-6))
                .isGreaterThanOrEqualTo(law.soonest(flow).value() * (1 - 1e-6));
    }

    /** x = 1 at η = 27/32 for K = 2, p = ½; x → 0 gives the flow time itself, a huge x nothing. */
    @Example
    void the_bounds_by_hand() {
        Estimate flow = Estimate.exact(10);
        DescentAgainstFlow law = new DescentAgainstFlow(2, 0.5, 27.0 / 16);
        assertThat(law.soonest(flow).value()).isCloseTo(10 / (Math.E - 1), within(1e-12));
        assertThat(law.latest(flow, Estimate.exact(4)).value()).isCloseTo(10 + 3 * 27.0 / 16, within(1e-12));
        assertThat(new DescentAgainstFlow(2, 0.5, 1e-9).soonest(flow).value()).isCloseTo(10, within(1e-7));
        assertThat(new DescentAgainstFlow(2, 0.5, 1e9).soonest(flow).value()).isZero();
    }

    @Example
    void the_growth_rises_to_a_third_of_the_attention() {
        double whole = ClosedFormTime.balanced(10).whenErrorReaches(0.3).value();
        double third = ClosedFormTime.balanced(10).whenAttentionLeaves(2.0 / 3).value();
        DescentAgainstFlow law = new DescentAgainstFlow(10, 0.1, 1);
        assertThat(law.rise(0.01).value()).isEqualTo(third);
        assertThat(law.rise(0.3).value()).isEqualTo(whole).isLessThan(third);
        assertThat(new DescentAgainstFlow(10, 0.4, 1).rise(0.01).value()).isZero();
    }

    @Example
    void what_is_no_descent_is_refused() {
        assertThatThrownBy(() -> new DescentAgainstFlow(1, 0.5, 1)).hasMessageContaining("not 1.0, 0.5 and 1.0");
        assertThatThrownBy(() -> new DescentAgainstFlow(2, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DescentAgainstFlow(2, 0.5, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** x = ¾ at K = 3, where K/(K − 1) is no longer 2; and x = 608 with 50 digits, whose roundings are 1771 of the bound's. */
    @Example
    void the_soonest_time_and_its_error() {
        assertThat(new DescentAgainstFlow(3, 0.25, 27.0 / 8)
                        .soonest(Estimate.exact(10))
                        .value())
                .isCloseTo(6.714413508017576, within(4e-15));
        Estimate late = new DescentAgainstFlow(58, 0.347, 2903.9).soonest(Estimate.exact(1));
        assertThat(late.value()).isCloseTo(8.028584032050696e-262, within(late.error()));
        assertThat(late.error()).isLessThan(6000 * 0x1p-53 * late.value());
    }

    /** L_k = ½ ρ² K/(K − 1): with K = 3 ρ² = 4/9 at ε = ⅓, with K = 2 at ε = 4/9. */
    @Example
    void the_rise_ends_at_the_error_or_at_a_third_of_the_attention() {
        ClosedFormTime three = new ClosedFormTime(3, 0.1);
        DescentAgainstFlow law = new DescentAgainstFlow(3, 0.1, 5);
        assertThat(law.rise(0.4)).isEqualTo(three.whenErrorReaches(0.4));
        assertThat(law.rise(0.2)).isEqualTo(three.whenAttentionLeaves(2.0 / 3));
        double third = 2.0 / 3;
        assertThat(new DescentAgainstFlow(2, 0.25, 5).rise(third * third))
                .isEqualTo(new ClosedFormTime(2, 0.25).whenAttentionLeaves(third));
        assertThat(new DescentAgainstFlow(3, 1 - third, 5).rise(0.01)).isEqualTo(Estimate.exact(0));
    }

    @Example
    void a_probability_is_positive() {
        assertThatThrownBy(() -> new DescentAgainstFlow(2, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DescentAgainstFlow(2, -0.5, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DescentAgainstFlow(2, 1.5, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
