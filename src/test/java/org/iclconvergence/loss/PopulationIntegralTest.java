package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.PromptSampler;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.oracle.Fixtures;
import org.iclconvergence.theory.PromptIdentities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationIntegralTest {
    @Test
    void equals_the_exact_rational_reference() {
        for (JsonNode fixture : Fixtures.read("population-exact.json")) {
            int k = fixture.get("query").asInt();
            double[] p = Fixtures.doubles(fixture.get("probabilities"));
            double[] w = Fixtures.doubles(fixture.get("expBilinearWeights"));
            double[] logits = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                logits[QueryGroups.positionOf(i, k)] = FastMath.log(w[i]);
            }
            var integral = new PopulationIntegral(
                    QueryGroups.ofEveryFeature(FeatureProbabilities.of(p), k),
                    fixture.get("promptLength").asInt());
            QueryValues values = new QueryValues(p.length);
            integral.evaluate(logits, values);
            // ln w is rounded to a double near 14 at most, which costs up to 1e-15 of w and a few times that of the
            // loss
            double worst = Fixtures.relativeError(values.predictionError(), fixture.get("loss"));
            for (int i = 0; i < p.length; i++) {
                int g = QueryGroups.positionOf(i, k);
                worst = Math.max(
                        worst,
                        Fixtures.relativeError(
                                values.attention()[g], fixture.get("attention").get(i)));
                worst = Math.max(
                        worst,
                        Fixtures.relativeError(
                                values.growth()[g], fixture.get("growth").get(i)));
            }
            assertThat(worst).as(fixture.toString()).isLessThan(4e-15);
        }
    }

    /**
     * Wide logits, rare features, long prompts: the same integral in mpmath with 40 to 600 digits, step 1/8 and plain differences. Group
     * 0 is the target, p is read in decimal.
     */
    @Test
    void equals_many_digit_quadrature_where_scales_are_many() {
        for (JsonNode fixture : Fixtures.read("population-wide.json")) {
            double[] p = Fixtures.doubles(fixture.get("probability"));
            double[] m = Fixtures.doubles(fixture.get("multiplicity"));
            QueryGroups groups = SymmetryClasses.of(new double[] {p[2], p[0], p[1]}, new double[] {m[2], m[0], m[1]})
                    .query(1);
            double[] given = Fixtures.doubles(fixture.get("weights"));
            // the classes other than the query's come in their order: group 1 is the fixture's third
            int[] position = {0, 2, 1};
            double[] weights = {given[0], given[2], given[1]};
            QueryValues values = new QueryValues(p.length);
            new PopulationIntegral(
                            groups, Fixtures.number(fixture.get("promptLength")).doubleValue())
                    .evaluate(weights, values);
            double worst = Fixtures.relativeError(values.predictionError(), fixture.get("loss"));
            for (int g = 0; g < p.length; g++) {
                worst = Math.max(
                        worst,
                        Fixtures.relativeError(
                                values.attention()[position[g]],
                                fixture.get("attention").get(g)));
                worst = Math.max(
                        worst,
                        Fixtures.relativeError(
                                values.growth()[position[g]],
                                fixture.get("growth").get(g)));
            }
            assertThat(worst).as(fixture.toString()).isLessThan(1e-12);
        }
    }

    /** All count vectors, in mpmath with 60 digits: the loss of prompts without the first feature, on a scale of its own. */
    @ParameterizedTest
    @CsvSource({
        "0.990234375, 25, 60, 4.200632385197937865787922e-51, 5.527935899047966224072967e-51",
        "0.998046875, 38, 60, 8.444957638558651802139934e-104, 1.541156541896097741675815e-55",
        "0.990234375, 100, 350, 7.022808729236722064400424e-202, 9.332636185032188789900895e-202"
    })
    void equals_enumeration_where_prompts_that_hardly_occur_have_the_loss(
            double dominant, double promptLength, double weight, double loss, double rest) {
        QueryGroups groups = SymmetryClasses.imbalanced(3, dominant).query(0);
        QueryValues values = new QueryValues(groups.count());
        new PopulationIntegral(groups, promptLength).evaluate(new double[] {weight, -weight}, values);
        assertThat(values.predictionError()).isCloseTo(loss, within(1e-14 * loss));
        assertThat(values.rest()).isCloseTo(rest, within(1e-14 * rest));
    }

    /** At zero weights every expectation is a moment of the multinomial distribution: any K, any N. */
    @Test
    void equals_multinomial_moments_at_zero_weights() {
        for (double n : new double[] {1, 2, 3, 4, 100, 1e6, 1e12}) {
            for (double features : new double[] {2, 3, 10, 1e6, 1e12, 1e80}) {
                for (int queryClass = 0; queryClass < 2; queryClass++) {
                    assertMoments(SymmetryClasses.imbalanced(features, 0.3).query(queryClass), n);
                }
                assertMoments(SymmetryClasses.balanced(features).query(0), n);
            }
        }
    }

    private static void assertMoments(QueryGroups groups, double n) {
        QueryValues values = new QueryValues(groups.count());
        new PopulationIntegral(groups, n).evaluate(new double[groups.count()], values);
        double p = groups.probability(0);
        double others = 0;
        double squares = 0;
        for (int g = 1; g < groups.count(); g++) {
            others += groups.multiplicity(g) * groups.probability(g);
            squares += groups.multiplicity(g) * groups.probability(g) * groups.probability(g);
        }
        double pairs = (n - 1) / n;
        double triples = pairs * (n - 2) / n;
        double loss = 0.5 * (pairs * (squares + others * others) + 2 * others / n);
        double alpha = p * p * (triples * (squares + others * others) + 2 * pairs / n * others);
        // Σ p misses 1 by up to 2e-16, which alone moves the values by a few times that
        assertThat(values.predictionError()).isCloseTo(loss, within(5e-15 * loss));
        assertThat(values.growth()[0]).isCloseTo(alpha, within(5e-15 * alpha));
        double conserved = values.growth()[0];
        for (int g = 0; g < groups.count(); g++) {
            assertThat(values.attention()[g]).isCloseTo(groups.probability(g), within(5e-15 * groups.probability(g)));
            conserved += g == 0 ? 0 : groups.multiplicity(g) * values.growth()[g];
        }
        assertThat(conserved).isCloseTo(0, within(1e-14 * p));
    }

    /** Nothing of an evaluation is left for the next, neither its sums nor the size from which a sum is taken to be complete. */
    @Test
    void an_integral_that_is_asked_again_elsewhere_is_as_good_as_new() {
        QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.imbalanced(4, 0.4), 1);
        var random = new RandomStreams(11).other();
        for (double n : new double[] {2, 3, 30, 1e6}) {
            PopulationIntegral used = new PopulationIntegral(groups, n);
            for (int i = 0; i < 100; i++) {
                double[] weights = new double[groups.count()];
                for (int g = 0; g < weights.length; g++) {
                    weights[g] = random.nextDouble(-20, 20);
                }
                QueryValues again = new QueryValues(weights.length);
                QueryValues fresh = new QueryValues(weights.length);
                used.evaluate(weights, again);
                PopulationIntegral unused = new PopulationIntegral(groups, n);
                unused.evaluate(weights, fresh);
                assertThat(used.nodes()).isEqualTo(unused.nodes());
                assertThat(again.predictionError()).isEqualTo(fresh.predictionError());
                assertThat(again.attention()).isEqualTo(fresh.attention());
                assertThat(again.growth()).isEqualTo(fresh.growth());
            }
        }
    }

    /** 40 000 prompts of the paper's size, fixed seed; five standard errors: a wrong alarm once in two million seeds. */
    @Test
    void agrees_with_random_prompts() {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(10, 0.5);
        int k = 3;
        double[] logits = {-1.5, 0.1, -0.2, 2.5, 0, 0.3, 0.2, -0.4, 0, 0.1};
        double[] column = new double[10];
        for (int i = 0; i < 10; i++) {
            column[QueryGroups.positionOf(i, k)] = logits[i];
        }
        QueryValues values = new QueryValues(10);
        new PopulationIntegral(QueryGroups.ofEveryFeature(p, k), 100).evaluate(column, values);
        PromptSampler sampler = new PromptSampler(
                Features.standardBasis(10, 10), p, 100, TaskDistribution.gaussian(), new RandomStreams(7));
        SummaryStatistics error = new SummaryStatistics();
        SummaryStatistics growth = new SummaryStatistics();
        for (Prompt prompt : sampler.sample(40_000)) {
            double[] scores = softmax(prompt.counts(), logits);
            error.addValue(PromptIdentities.predictionError(scores, k));
            growth.addValue(p.get(k) * PromptIdentities.growth(scores, 0, k));
        }
        assertWithin(values.predictionError(), error);
        assertWithin(values.growth()[QueryGroups.positionOf(0, k)], growth);
    }

    private static void assertWithin(double value, SummaryStatistics sample) {
        double standardError = sample.getStandardDeviation() / Math.sqrt(sample.getN());
        assertThat(value).isCloseTo(sample.getMean(), within(5 * standardError));
    }

    private static double[] softmax(int[] counts, double[] logits) {
        double[] scores = new double[counts.length];
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            scores[i] = counts[i] * FastMath.exp(logits[i]);
            sum += scores[i];
        }
        for (int i = 0; i < counts.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    /** Logits 10 000 apart: who is present and has the largest weight takes all, so the probabilities are elementary. */
    @Test
    void crosses_any_gap_between_scales() {
        double[] p = {0.5, 0.25, 0.125, 0.125};
        QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.of(p), 0);
        PopulationIntegral integral = new PopulationIntegral(groups, 6);
        QueryValues values = new QueryValues(4);
        integral.evaluate(new double[] {1e4, 0, -1e4, -1e7}, values);
        double[] absent = {1, FastMath.pow(0.5, 6), FastMath.pow(0.25, 6), FastMath.pow(0.125, 6), 0};
        for (int g = 0; g < 4; g++) {
            double taken = absent[g] - absent[g + 1];
            assertThat(values.attention()[g]).isCloseTo(taken, within(1e-14 * taken));
        }
        assertThat(values.predictionError()).isCloseTo(absent[1], within(1e-14 * absent[1]));
        assertThat(values.growth()).containsOnly(0);
        assertThat(integral.nodes()).isLessThan(700);
    }

    /** What has been integrated is kept: bent by hand, it is what a second question at the same weights is answered with. */
    @Test
    void asked_again_at_the_same_weights_it_is_not_integrated_again() {
        QueryGroups groups = SymmetryClasses.balanced(3).query(0);
        PopulationIntegral integral = new PopulationIntegral(groups, 5);
        assertThat(integral.groups()).isSameAs(groups);
        QueryValues values = new QueryValues(2);
        integral.evaluate(new double[] {1, -1}, values);
        double loss = values.predictionError();
        integral.sums.loss *= 2;
        integral.evaluate(new double[] {1, -1}, values);
        assertThat(values.predictionError()).isEqualTo(2 * loss);
        integral.evaluate(new double[2], values);
        integral.evaluate(new double[] {1, -1}, values);
        assertThat(values.predictionError()).isEqualTo(loss);
    }

    @Test
    void refuses_broken_prompt_lengths_and_weights() {
        QueryGroups groups = SymmetryClasses.balanced(3).query(0);
        for (double n : new double[] {0, -1, 1.5, Double.NaN, 1e16}) {
            assertThatThrownBy(() -> new PopulationIntegral(groups, n)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() ->
                        new PopulationIntegral(groups, 5).evaluate(new double[] {Double.NaN, 0}, new QueryValues(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    /** α_k = 1e-313 has four digits left: a change in the fifth is not the rule's. */
    @Test
    void underflow_is_no_error_of_the_rule() {
        double[] p = {0.8636363636363636, 0.13636363636363638};
        QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.of(p), 0);
        assertThat(StepHalving.error(groups, 9, new double[] {9.992538, -350})).isLessThan(1e-13);
    }
}
