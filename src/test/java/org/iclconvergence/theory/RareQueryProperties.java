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
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.special.Gamma;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.stats.Estimate;

/** Against sums over all counts of the target, the dominant feature and the other rare ones together. */
class RareQueryProperties {
    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(0.01, 0.9);
    }

    /**
     * What the proof is about, as means over prompts.
     *
     * @param growth of D, over p_k
     * @param attention E[Attn_k T²]
     * @param error L_k
     */
    private record Sums(double growth, double attention, double error) {
        /** Off-target counts of rare features are multinomial given their total: E Σ c_n² = C + C(C − 1)/r. */
        static Sums of(int features, double p, int promptLength, double gap, double dominantGap) {
            double r = features - 2;
            double dominant = 1 - (features - 1) * p;
            double odds = Math.exp(gap);
            double weight = Math.exp(gap - dominantGap);
            double growth = 0;
            double attention = 0;
            double error = 0;
            for (int c = 0; c <= promptLength; c++) {
                for (int rare = 0; rare <= promptLength - c; rare++) {
                    int first = promptLength - c - rare;
                    double probability = Math.exp(Gamma.logGamma(promptLength + 1.0)
                            - Gamma.logGamma(c + 1.0)
                            - Gamma.logGamma(rare + 1.0)
                            - Gamma.logGamma(first + 1.0)
                            + c * Math.log(p)
                            + rare * Math.log(r * p)
                            + first * Math.log(dominant));
                    double total = c * odds + rare + first * weight;
                    double a = c * odds / total;
                    double b = first * weight / total;
                    double u = rare / total;
                    double t = u + b;
                    double squares = (rare + rare * (rare - 1) / r) / (total * total);
                    double s = squares + b * b;
                    growth += probability * (a * (s + t * t) - (u * s - squares - a * t * u) / r);
                    attention += probability * a * t * t;
                    error += probability * 0.5 * (s + t * t);
                }
            }
            return new Sums(growth, attention, error);
        }
    }

    /** Every weight that the lemma speaks of: D from 0 to D*, B_{k,1} at most as large as the others. */
    @Property(tries = 300)
    void the_lemmas_bound_the_sums(
            @ForAll @IntRange(min = 4, max = 12) int features,
            @ForAll @DoubleRange(min = 0, max = 0.6) double share,
            @ForAll("errors") double error,
            @ForAll @DoubleRange(min = 0, max = 1) double place,
            @ForAll @DoubleRange(min = 0, max = 12) double behind) {
        double p = (1 - share) / features;
        int promptLength = (int) RareQuery.shortestPrompt(features, p, error);
        RareQuery query = new RareQuery(features, p, promptLength);
        double gap = place * query.gapFor(error);
        Sums sums = Sums.of(features, p, promptLength, gap, gap + behind);
        assertThat(sums.growth).isGreaterThanOrEqualTo(sums.attention * (1 - 1e-11));
        assertThat(query.growth(Estimate.exact(gap), Estimate.exact(gap + behind))
                        .value())
                .isLessThanOrEqualTo(p * sums.attention * (1 + 1e-11));
        assertThat(query.predictionError(Estimate.exact(gap)).value()).isGreaterThanOrEqualTo(sums.error);
    }

    /** Prompts that lack the target pull the other way: far beyond D* they are all that is left. */
    @Example
    void beyond_the_gap_the_lemma_fails() {
        Sums sums = Sums.of(4, 0.05, 20, 10, 12);
        assertThat(sums.growth).isLessThan(sums.attention);
    }

    /** Near its end the time is that of a numerical integral of the two bounds on the growth. */
    @Property(tries = 50)
    void time_is_an_integral(
            @ForAll @IntRange(min = 4, max = 1000) int features,
            @ForAll @DoubleRange(min = 0, max = 0.9) double share,
            @ForAll("errors") double error) {
        double p = (1 - share) / features;
        RareQuery query = new RareQuery(features, p, 1e15);
        double kappa = (features - 2) * p / (1 - p);
        // in D: da = a (1 − a) dD
        double time = new SimpsonIntegrator(1e-9, 1e-12, 3, 40)
                .integrate(
                        10_000_000,
                        gap -> {
                            double a = p * Math.exp(gap) / (1 - p + p * Math.exp(gap));
                            double rest = (1 - p) / (1 - p + p * Math.exp(gap));
                            return (1 + (1 / (kappa * kappa) - 1) * a) / (p * a * rest * rest);
                        },
                        0,
                        query.gapFor(error));
        assertThat(query.time(error).value() / time).isCloseTo(1, within(1e-7));
    }

    @Property
    void attention_on_long_prompts_and_equal_gaps_is_that_of_equal_competitors(
            @ForAll @IntRange(min = 4, max = 1000) int features, @ForAll @DoubleRange(min = 0, max = 8) double gap) {
        double p = 0.5 / features;
        Estimate same = Estimate.exact(gap);
        double equal = new EqualCompetitors(features, p, 1e15).growth(gap).value() * (features - 1) / features;
        assertThat(new RareQuery(features, p, 1e15).growth(same, same).value() / equal)
                .isCloseTo(1, within(1e-9));
    }

    /** p_k of equally probable features may come out above 1/K: with K = 4 it is multiplied exactly. */
    @Example
    void the_largest_probability_may_be_rounded() {
        double most = 1.000000000001;
        assertThat(new RareQuery(4, most / 4, 10).probability()).isEqualTo(most / 4);
        assertThatThrownBy(() -> new RareQuery(4, Math.nextUp(most) / 4, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void what_is_no_rare_query_is_refused() {
        assertThatThrownBy(() -> new RareQuery(3, 0.1, 10)).hasMessageContaining("not 3.0, 0.1 and 10.0");
        assertThatThrownBy(() -> new RareQuery(10, 0.2, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RareQuery(10, 0.05, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
