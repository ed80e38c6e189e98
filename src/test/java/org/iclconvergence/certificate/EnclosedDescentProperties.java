package org.iclconvergence.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.oracle.MultinomialEnumeration;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QuerySnapshot;

/** The enclosures against sums with 40 digits, and against the descent that everything else is measured by. */
class EnclosedDescentProperties {
    /** Five times the growth's error relative to its positive and negative parts, which are at most 3 p_k; a step's rounding is less. */
    private static final double PARTS = 5;

    private record Problem(FeatureProbabilities p, int promptLength, double learningRate) {
        private EnclosedDescent enclosed(double learningRate, double growthError) {
            List<Interval> intervals = new ArrayList<>();
            Arrays.stream(p.toArray()).forEach(each -> intervals.add(Interval.of(each)));
            return new EnclosedDescent(intervals, promptLength, Interval.of(learningRate), growthError);
        }

        private PopulationIntegral loss() {
            return new PopulationIntegral(QueryGroups.ofEveryFeature(p, 0), promptLength);
        }

        private List<QuerySnapshot> descent(int steps) {
            return new QueryGradientDescent(loss(), learningRate)
                    .run(QueryEvent.NEVER, steps, step -> true)
                    .snapshots();
        }
    }

    @Provide
    Arbitrary<Problem> problems() {
        return Combinators.combine(
                        Draws.probabilities(2, 4).filter(p -> p.get(0) > 0.01 && p.get(0) < 0.99),
                        Arbitraries.integers().between(2, 6),
                        Draws.logUniform(0.1, 8))
                .as(Problem::new);
    }

    private static boolean inside(EnclosedDescent enclosed, QuerySnapshot snapshot) {
        boolean all = true;
        for (int m = 0; m < snapshot.weights().getDimension(); m++) {
            all &= enclosed.weight(m).contains(snapshot.weights().getEntry(m));
        }
        return all;
    }

    @Property(tries = 100)
    void loss_and_growth_contain_the_sums_with_forty_digits(
            @ForAll("problems") Problem problem, @ForAll @DoubleRange(min = -3, max = 3) double gap) {
        double[] logits = new double[problem.p().count()];
        for (int m = 0; m < logits.length; m++) {
            logits[m] = Math.rint(64 * gap * (m + 1) / 2) / 64;
        }
        MultinomialEnumeration exact =
                new MultinomialEnumeration(problem.p().toArray(), logits, problem.promptLength());
        PromptSums.Values values = new PromptSums(
                        Arrays.stream(problem.p().toArray())
                                .mapToObj(Interval::of)
                                .toList(),
                        problem.promptLength())
                .at(Arrays.stream(logits).mapToObj(Interval::of).toArray(Interval[]::new));
        // the oracle's 40 digits are rounded to a double at the end
        assertThat(values.predictionError()
                        .hull(Interval.of(Math.nextUp(values.predictionError().high())))
                        .hull(Interval.of(Math.nextDown(values.predictionError().low())))
                        .contains(exact.predictionError()))
                .isTrue();
        assertThat(values.predictionError().width()).isLessThan(1e-12);
        for (int m = 0; m < logits.length; m++) {
            Interval growth = values.growth()[m];
            assertThat(exact.growth(m)).isBetween(Math.nextDown(growth.low()), Math.nextUp(growth.high()));
            assertThat(growth.width()).isLessThan(1e-12);
        }
    }

    /** Every step of the descent in double precision lies in the enclosure of all descents with its error. */
    @Property(tries = 40)
    void the_descent_in_double_precision_lies_inside(
            @ForAll("problems") Problem problem, @ForAll @IntRange(min = 1, max = 80) int steps) {
        EnclosedDescent enclosed =
                problem.enclosed(problem.learningRate(), PARTS * problem.loss().relativeError());
        for (QuerySnapshot snapshot : problem.descent(steps)) {
            assertThat(inside(enclosed, snapshot))
                    .as("step %s", enclosed.step())
                    .isTrue();
            assertThat(enclosed.predictionError().low()).isLessThanOrEqualTo(snapshot.predictionError() * (1 + 1e-12));
            assertThat(enclosed.predictionError().high())
                    .isGreaterThanOrEqualTo(snapshot.predictionError() * (1 - 1e-12));
            enclosed.advance();
        }
    }

    /** A learning rate that is bent by a millionth leaves the enclosure. */
    @Property(tries = 40)
    void a_bent_constant_falls_out(@ForAll("problems") Problem problem) {
        EnclosedDescent enclosed = problem.enclosed(
                problem.learningRate() * (1 + 1e-6), PARTS * problem.loss().relativeError());
        boolean out = false;
        for (QuerySnapshot snapshot : problem.descent(20)) {
            out |= !inside(enclosed, snapshot);
            enclosed.advance();
        }
        assertThat(out).isTrue();
    }

    /** The facts that are certified are about these trainings, and the same steps come out. */
    @Example
    void the_certified_steps_are_those_of_the_descent() {
        assertThat(steps(new Problem(FeatureProbabilities.balanced(2), 8, 1), 0.05))
                .isEqualTo(14);
        assertThat(steps(new Problem(FeatureProbabilities.balanced(3), 12, 1), 0.05))
                .isEqualTo(35);
        assertThat(steps(new Problem(FeatureProbabilities.balanced(4), 16, 4), 0.05))
                .isEqualTo(15);
    }

    /** What THEORY.md says of the width, for the descents that are certified. */
    @Example
    void enclosures_stay_narrow() {
        for (EnclosedDescent descent : List.of(
                new BoundedDescent(2, 8, 1, "0.05", 14).descent(),
                new BoundedDescent(3, 12, 1, "0.05", 35).descent(),
                new StageWiseDescent(3, 24, 0.5, "0.05", 13, 44).descent(1))) {
            while (descent.step() < 100) {
                descent.advance();
            }
            assertThat(descent.weight(0).width()).isBetween(1e-11, 1e-7);
        }
    }

    private static long steps(Problem problem, double error) {
        List<QuerySnapshot> snapshots = problem.descent(300);
        for (int step = 0; step < snapshots.size(); step++) {
            if (snapshots.get(step).predictionError() <= error) {
                return step;
            }
        }
        throw new AssertionError("not reached");
    }

    @Example
    void a_wrong_number_of_steps_is_refuted() {
        assertThat(new BoundedDescent(3, 12, 1, "0.05", 34)
                        .certify(Interval.ONE)
                        .verdict())
                .isEqualTo(Outcome.Verdict.REFUTED);
        Outcome late = new BoundedDescent(3, 12, 1, "0.05", 36).certify(Interval.ONE);
        assertThat(late.verdict()).isEqualTo(Outcome.Verdict.REFUTED);
        assertThat(late.where()).startsWith("step 35, L_k in [0.0496");
        assertThat(new StageWiseDescent(3, 24, 0.5, "0.05", 13, 43)
                        .certify(Interval.ONE)
                        .verdict())
                .isEqualTo(Outcome.Verdict.REFUTED);
        assertThat(new StageWiseDescent(3, 24, 0.5, "0.05", 12, 44)
                        .certify(Interval.ONE)
                        .verdict())
                .isEqualTo(Outcome.Verdict.REFUTED);
    }

    @Example
    void long_prompts_are_refused() {
        assertThatThrownBy(() -> new PromptSums(List.of(Interval.ONE), 49)).hasMessageContaining("not 1 and 49");
        assertThatThrownBy(() -> new PromptSums(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
