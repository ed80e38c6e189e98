package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.oracle.MultinomialEnumeration;

class PopulationProperties {
    /** A small problem: probabilities, logits of the query's column (feature 0 is the query), prompt length. */
    record Problem(double[] p, double[] logits, int promptLength) {
        QueryGroups groups() {
            return QueryGroups.ofEveryFeature(FeatureProbabilities.of(p), 0);
        }

        PopulationIntegral integral() {
            return new PopulationIntegral(groups(), promptLength);
        }

        QueryValues values() {
            QueryValues values = new QueryValues(p.length);
            integral().evaluate(logits, values);
            return values;
        }

        @Override
        public String toString() {
            return Arrays.toString(p) + " " + Arrays.toString(logits) + " N " + promptLength;
        }
    }

    @Provide
    Arbitrary<Problem> problems() {
        return Arbitraries.integers()
                .between(2, 4)
                .flatMap(count -> Combinators.combine(
                                Arbitraries.doubles()
                                        .between(0.01, 1)
                                        .array(double[].class)
                                        .ofSize(count),
                                Arbitraries.doubles()
                                        .between(-350, 350)
                                        .ofScale(6)
                                        .array(double[].class)
                                        .ofSize(count),
                                Arbitraries.doubles()
                                        .between(0, 1)
                                        .array(double[].class)
                                        .ofSize(1),
                                Arbitraries.integers().between(1, 12))
                        .as((parts, logits, spread, n) -> problem(parts, logits, spread[0], n)));
    }

    /** Half of the logits are of order 1, the other half up to 350: one scale and several. */
    private static Problem problem(double[] parts, double[] logits, double spread, int n) {
        for (int i = 0; i < logits.length; i++) {
            logits[i] *= spread < 0.5 ? 0.01 : 1;
        }
        return new Problem(FeatureProbabilities.proportionalTo(parts).toArray(), logits, n);
    }

    @Property(tries = 100)
    void equals_the_enumeration_of_all_prompts_within_its_error(@ForAll("problems") Problem problem) {
        var exact = new MultinomialEnumeration(problem.p(), problem.logits(), problem.promptLength());
        QueryValues values = problem.values();
        double error = problem.integral().relativeError();
        assertThat(error).isLessThan(2e-12);
        assertClose(values.predictionError(), exact.predictionError(), exact.predictionError(), error);
        assertClose(values.rest(), exact.rest(), exact.rest(), error);
        for (int i = 0; i < problem.p().length; i++) {
            assertClose(values.attention()[i], exact.attention(i), exact.attention(i), error);
            assertClose(values.growth()[i], exact.growth(i), exact.growthSize(i), error);
        }
    }

    /**
     * The few prompts that lack a frequent feature may have the whole loss, on a scale of their own far behind that of the others: a
     * twentieth of the error bound must do there.
     */
    @Property(tries = 100)
    void equals_it_behind_a_gap(@ForAll("gaps") Problem problem) {
        var exact = new MultinomialEnumeration(problem.p(), problem.logits(), problem.promptLength());
        QueryValues values = problem.values();
        assertClose(values.predictionError(), exact.predictionError(), exact.predictionError(), 1e-13);
        assertClose(values.rest(), exact.rest(), exact.rest(), 1e-13);
    }

    /** One token in 50 to one in 10,000 is of the other feature. */
    @Provide
    Arbitrary<Problem> gaps() {
        return Combinators.combine(
                        Arbitraries.doubles().between(1e-4, 0.02).ofScale(6),
                        Arbitraries.doubles().between(50, 300),
                        Arbitraries.integers().between(20, 40))
                .as((rare, gap, n) -> new Problem(new double[] {1 - rare, rare}, new double[] {gap, -gap}, n));
    }

    /** Below 1e-100 the bound grows to three times its value, below 2.2e-308 digits are lost. */
    private static void assertClose(double value, double exact, double size, double error) {
        double bound = size < 1e-100 ? 3 * error : error;
        assertThat(value).isCloseTo(exact, within(bound * size + Double.MIN_NORMAL));
    }

    @Property(tries = 200)
    void weights_are_conserved_the_target_grows_and_the_floor_holds(@ForAll("problems") Problem problem) {
        QueryValues values = problem.values();
        double[] growth = values.growth();
        double sum = Arrays.stream(growth).sum();
        double size = Arrays.stream(growth).map(Math::abs).sum();
        // each β is accurate relative to its positive and negative parts, at most p_k E[Attn_n] each
        double parts = problem.p()[0] * Math.min(values.rest(), 1);
        assertThat(Math.abs(sum)).isLessThanOrEqualTo(1e-14 * Math.max(size, parts) + Double.MIN_NORMAL);
        assertThat(growth[0]).isGreaterThanOrEqualTo(0);
        int k = problem.p().length;
        double floor = 0.5 * FastMath.pow(1 - problem.p()[0], problem.promptLength()) * k / (k - 1.0);
        assertThat(values.predictionError()).isGreaterThanOrEqualTo(floor * (1 - 1e-12));
        assertThat(values.attention()[0] + values.rest()).isCloseTo(1, within(1e-14));
        assertThat(StepHalving.error(problem.groups(), problem.promptLength(), problem.logits()))
                .isLessThan(1e-13);
    }

    @Property(tries = 100)
    void gradient_is_the_derivative_of_the_value(@ForAll("problems") Problem problem) {
        int k = problem.p().length;
        PopulationLoss loss = new PopulationLoss(FeatureProbabilities.of(problem.p()), problem.promptLength());
        assertDerivative(loss, problem, k);
        assertDerivative(new InfinitePromptLoss(FeatureProbabilities.of(problem.p())), problem, k);
    }

    private static void assertDerivative(Loss loss, Problem problem, int k) {
        BilinearWeights weights = new BilinearWeights(k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                weights.set(i, j, 0.01 * problem.logits()[(i + j) % k]);
            }
        }
        LossValues values = new LossValues(k);
        LossValues moved = new LossValues(k);
        loss.evaluate(weights, values);
        double h = 1e-3;
        for (int cell = 0; cell < k * k; cell++) {
            double start = weights.get(cell % k, cell / k);
            double[] at = new double[4];
            double[] shifts = {-2 * h, -h, h, 2 * h};
            for (int s = 0; s < 4; s++) {
                weights.set(cell % k, cell / k, start + shifts[s]);
                loss.evaluate(weights, moved);
                at[s] = moved.loss();
            }
            weights.set(cell % k, cell / k, start);
            double derivative = (at[0] - 8 * at[1] + 8 * at[2] - at[3]) / (12 * h);
            // fourth-order differences: h^4 |L⁗'| / 30 ≤ 1e-12 and 1e-15 L / h
            assertThat(values.gradient().getEntry(cell % k, cell / k)).isCloseTo(derivative, within(2e-12));
        }
    }

    @Property(tries = 100)
    void finite_prompts_approach_the_limit_at_rate_one_over_n(@ForAll("problems") Problem problem) {
        double[] logits = Arrays.stream(problem.logits()).map(q -> 0.005 * q).toArray();
        QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.of(problem.p()), 0);
        QueryValues limit = new QueryValues(logits.length);
        QueryValues finite = new QueryValues(logits.length);
        new InfinitePromptQuery(groups).evaluate(logits, limit);
        double n = 1e12;
        new PopulationIntegral(groups, n).evaluate(logits, finite);
        // second-order delta method: the constant is at most Σ |∂²L| p w² / w̄², here below 1e4
        assertThat(finite.predictionError()).isCloseTo(limit.predictionError(), within(1e4 / n));
        for (int i = 0; i < logits.length; i++) {
            assertThat(finite.growth()[i]).isCloseTo(limit.growth()[i], within(1e4 / n));
            assertThat(finite.attention()[i]).isCloseTo(limit.attention()[i], within(1e4 / n));
        }
    }
}
