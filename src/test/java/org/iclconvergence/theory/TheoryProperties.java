package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.LinearAttentionQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.model.AttentionScores;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.stats.Estimate;

/** Floors, bounds and identities against what they are about. */
class TheoryProperties {
    @Provide
    Arbitrary<FeatureProbabilities> probabilities() {
        return Draws.probabilities(2, 7);
    }

    @Provide
    Arbitrary<SymmetryClasses> classes() {
        return Draws.classes();
    }

    @Provide
    Arbitrary<Double> features() {
        return Draws.features(2);
    }

    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(1e-9, 0.4);
    }

    @Provide
    Arbitrary<double[]> logits() {
        return Arbitraries.integers().between(2, 6).flatMap(Draws::logits);
    }

    @Property
    void a_longer_prompt_lowers_the_floor_by_its_rate(
            @ForAll("features") double features,
            @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 0.999) double p,
            @ForAll @IntRange(min = 1, max = 90) int n) {
        Estimate floor = LossFloor.lowerBound(features, p, n);
        Estimate next = LossFloor.lowerBound(features, p, n + 1);
        assertThat(next.value()).isLessThan(floor.value());
        Estimate fall = floor.dividedBy(next).log();
        assertThat(fall.value()).isCloseTo(-Math.log1p(-p), within(fall.error() + 1e-15));
        assertThat(LossFloor.rate(p).value())
                .isCloseTo(fall.value(), within(fall.error() + LossFloor.rate(p).error()));
    }

    /** The limit of the target weight is a loss, at A_k = 700 to all digits, and lies above the floor. */
    @Property
    void the_limit_of_the_target_weight_is_reached_and_lies_above_the_floor(
            @ForAll("probabilities") FeatureProbabilities p,
            @ForAll @IntRange(min = 0, max = 6) int query,
            @ForAll @IntRange(min = 1, max = 40) int n) {
        int k = query % p.count();
        Estimate limit = LossFloor.limitOfTargetWeight(p, k, n);
        double[] weights = new double[p.count()];
        weights[0] = 700;
        QueryValues values = new QueryValues(p.count());
        new PopulationIntegral(QueryGroups.ofEveryFeature(p, k), n).evaluate(weights, values);
        // where p_k is near 1 the others say what is left of it, 1 − p_k to a rounding of p_k
        double rounding = 1e-10 + n * 0x1p-52 / (1 - p.get(k));
        assertThat(values.predictionError())
                .isCloseTo(limit.value(), within(rounding * limit.value() + Double.MIN_NORMAL));
        assertThat(LossFloor.lowerBound(p.count(), p.get(k), n).value())
                .isLessThanOrEqualTo(limit.value() * (1 + rounding) + Double.MIN_NORMAL);
    }

    @Property
    void no_linear_attention_is_better_than_its_floor_and_one_is_as_good(
            @ForAll("probabilities") FeatureProbabilities p,
            @ForAll @IntRange(min = 1, max = 1000) int n,
            @ForAll("logits") double[] logits) {
        QueryGroups groups = QueryGroups.ofEveryFeature(p, 0);
        LinearAttentionQuery loss = new LinearAttentionQuery(groups, n);
        double floor = LinearAttentionFloor.bestPredictionError(p.get(0), n).value();
        double[] weights = new double[p.count()];
        weights[0] = 1 / (p.get(0) + (1 - p.get(0)) / n);
        QueryValues values = new QueryValues(p.count());
        loss.evaluate(weights, values);
        assertThat(values.predictionError()).isCloseTo(floor, within(1e-14));
        for (int m = 0; m < weights.length; m++) {
            weights[m] += logits[m % logits.length] / 100;
        }
        loss.evaluate(weights, values);
        assertThat(values.predictionError()).isGreaterThanOrEqualTo(floor - 1e-14);
    }

    @Property
    void the_window_opens_at_the_onset(@ForAll @Scale(6) @DoubleRange(min = 0.001, max = 0.999) double p) {
        double logOnset = Math.log(OnsetLaw.onset(p));
        double offset = Math.abs(OnsetLaw.offset(p));
        if (logOnset < 700) {
            assertThat(0.01 * logOnset).isCloseTo(offset, within(1e-14 * (1 + logOnset)));
        } else {
            assertThat(offset).isGreaterThanOrEqualTo(7);
        }
        // Attn_1 √K = p_1 e^B √K / (1 − p_1 + …) at B = offset − ½ ln K
        assertThat(p / (1 - p) * Math.exp(OnsetLaw.offset(p))).isCloseTo(Math.sqrt(1.5), within(1e-14));
    }

    @Property
    void the_lead_at_the_start_is_what_the_loss_says(@ForAll("classes") SymmetryClasses classes) {
        for (int j = 0; j < classes.count(); j++) {
            QueryGroups groups = classes.query(j);
            QueryValues values = new QueryValues(groups.count());
            new InfinitePromptQuery(groups).evaluate(new double[groups.count()], values);
            double ratio = values.largestCrossGrowth() / values.growth()[0];
            if (Math.abs(ratio - 1) > 1e-9) {
                assertThat(PhaseOneLead.holdsAtTheStart(groups)).isEqualTo(ratio > 1);
            }
        }
    }

    /** The growth of a weight is minus the derivative of the prediction error, through the softmax. */
    @Property
    void growth_is_how_fast_the_prediction_error_falls(
            @ForAll("logits") double[] logits, @ForAll @IntRange(min = 0, max = 5) int query) {
        double[] column = Arrays.stream(logits).map(logit -> logit / 100).toArray();
        int k = query % column.length;
        double h = 1e-4;
        double sum = 0;
        double[] scores = AttentionScores.softmax(column);
        for (int n = 0; n < column.length; n++) {
            double at = column[n];
            column[n] = at + h;
            double above = PromptIdentities.predictionError(AttentionScores.softmax(column), k);
            column[n] = at - h;
            double below = PromptIdentities.predictionError(AttentionScores.softmax(column), k);
            column[n] = at;
            double growth = PromptIdentities.growth(scores, n, k);
            sum += growth;
            // h² times a third derivative of a few; 1e-16 / h
            assertThat(growth).isCloseTo((below - above) / (2 * h), within(1e-7));
        }
        assertThat(sum).isCloseTo(0, within(1e-15));
    }

    /** Two features: 2 |c_1/N − p| is a binomial tail. */
    @Property
    void the_concentration_bound_holds_where_it_applies(
            @ForAll @IntRange(min = 1, max = 3000) int n,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double p,
            @ForAll @DoubleRange(min = 0.05, max = 1) double deviation) {
        if (MultinomialBound.applies(2, n, deviation)) {
            assertThat(n * deviation * deviation).isGreaterThanOrEqualTo(40 * (1 - 1e-15));
            BinomialDistribution counts = new BinomialDistribution(null, n, p);
            double above = counts.cumulativeProbability((int) Math.floor(n * (p - deviation / 2)));
            double below = 1 - counts.cumulativeProbability((int) Math.ceil(n * (p + deviation / 2)) - 1);
            assertThat(above + below).isLessThanOrEqualTo(MultinomialBound.probability(n, deviation));
            assertThat(MultinomialBound.applies(2, n + 1.0, deviation)).isTrue();
        }
        assertThat(MultinomialBound.probability(n + 1.0, deviation))
                .isLessThan(MultinomialBound.probability(n, deviation));
    }

    @Property
    void the_theorems_times_go_like_one_over_eta_and_shrink_with_the_error(
            @ForAll("features") double features,
            @ForAll("errors") double error,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double dominant,
            @ForAll @IntRange(min = -60, max = 60) int exponent) {
        double eta = Math.scalb(1.0, exponent);
        assertThat(eta * BalancedTheorem.convergenceTime(features, error, eta))
                .isEqualTo(BalancedTheorem.convergenceTime(features, error, 1));
        assertThat(eta * ImbalancedTheorem.dominantTime(dominant, error, eta))
                .isEqualTo(ImbalancedTheorem.dominantTime(dominant, error, 1));
        assertThat(eta * ImbalancedTheorem.underRepresentedTime(features, dominant, error, eta))
                .isEqualTo(ImbalancedTheorem.underRepresentedTime(features, dominant, error, 1))
                .isGreaterThan(BalancedTheorem.convergenceTime(features, error, 1));
        double tighter = 0.9 * error;
        assertThat(BalancedTheorem.convergenceTime(features, tighter, 1))
                .isGreaterThan(BalancedTheorem.convergenceTime(features, error, 1));
        assertThat(ImbalancedTheorem.dominantTime(dominant, tighter, 1))
                .isGreaterThan(ImbalancedTheorem.dominantTime(dominant, error, 1));
        assertThat(BalancedTheorem.growthTime(2 * features)).isGreaterThan(4 * BalancedTheorem.growthTime(features));
    }

    /** Attn_k = ½ there: the weight of the target against K − 1 others with B = −A/(K − 1). */
    @Property
    void half_the_attention_is_at_the_weight_that_is_stated(@ForAll @IntRange(min = 2, max = 500) int features) {
        double[] column = new double[features];
        column[0] = BalancedTheorem.targetWeightAtHalf(features);
        Arrays.fill(column, 1, features, -column[0] / (features - 1));
        assertThat(AttentionScores.softmax(column)[0]).isCloseTo(0.5, within(1e-14 * features));
        QueryValues values = new QueryValues(features);
        new InfinitePromptQuery(QueryGroups.ofEveryFeature(FeatureProbabilities.balanced(features), 0))
                .evaluate(new double[features], values);
        assertThat(values.growth()[0])
                .isCloseTo(BalancedTheorem.phaseOneGrowth(features), within(1e-13 * values.growth()[0]));
    }
}
