package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A law is asked nothing outside its hypotheses: each of them is refused by itself, and so is what is not a number. */
class RefusedQuestionsTest {
    private static final FeatureProbabilities HALVES = FeatureProbabilities.balanced(2);
    private static final FeatureProbabilities THIRDS = FeatureProbabilities.balanced(3);
    private static final QueryGroups QUERY = SymmetryClasses.of(HALVES).query(0);

    private static Arguments refused(String what, ThrowingCallable question) {
        return Arguments.of(what, question);
    }

    static Stream<Arguments> questions() {
        double nan = Double.NaN;
        return Stream.of(
                refused("closed form, K", () -> new ClosedFormTime(1, 0.5)),
                refused("closed form, p = 0", () -> new ClosedFormTime(4, 0)),
                refused("closed form, p = 1", () -> new ClosedFormTime(4, 1)),
                refused("closed form, p = NaN", () -> new ClosedFormTime(4, nan)),
                refused("descent, K", () -> new DescentAgainstFlow(1, 0.5, 1)),
                refused("descent, p = 0", () -> new DescentAgainstFlow(4, 0, 1)),
                refused("descent, p = 1", () -> new DescentAgainstFlow(4, 1, 1)),
                refused("descent, η", () -> new DescentAgainstFlow(4, 0.5, 0)),
                refused("linear prompts, K", () -> new LinearPrompts(1, 0.5, 2)),
                refused("linear prompts, p = 0", () -> new LinearPrompts(4, 0, 2)),
                refused("linear prompts, p = 1", () -> new LinearPrompts(4, 1, 2)),
                refused("linear prompts, N", () -> new LinearPrompts(4, 0.5, 1)),
                refused("equal competitors, K", () -> new EqualCompetitors(1, 0.5, 1)),
                refused("equal competitors, p = 0", () -> new EqualCompetitors(4, 0, 1)),
                refused("equal competitors, p = 1", () -> new EqualCompetitors(4, 1, 1)),
                refused("equal competitors, N", () -> new EqualCompetitors(4, 0.5, 0)),
                refused("rare query, K", () -> new RareQuery(3, 0.1, 2)),
                refused("rare query, p = 0", () -> new RareQuery(4, 0, 2)),
                refused("rare query, p > 1/K", () -> new RareQuery(4, 0.26, 2)),
                refused("rare query, N", () -> new RareQuery(4, 0.1, 1)),
                refused("order, K", () -> new OrderOneOverK(1, 0.5)),
                refused("order, c = 0", () -> new OrderOneOverK(4, 0)),
                refused("order, c > 1", () -> new OrderOneOverK(4, 1.1)),
                refused("shortest prompt, K", () -> new ShortestPrompt(1, 0.5, 0.1)),
                refused("shortest prompt, p = 0", () -> new ShortestPrompt(4, 0, 0.1)),
                refused("shortest prompt, p = 1", () -> new ShortestPrompt(4, 1, 0.1)),
                refused("shortest prompt, ε = 0", () -> new ShortestPrompt(4, 0.5, 0)),
                refused("shortest prompt, ε = ½", () -> new ShortestPrompt(4, 0.5, 0.5)),
                refused("share, K", () -> new ExceptionalShare(1, 0.5, 10, 0.01, 0.5)),
                refused("share, p = 0", () -> new ExceptionalShare(4, 0, 10, 0.01, 0.5)),
                refused("share, p = 1", () -> new ExceptionalShare(4, 1, 10, 0.01, 0.5)),
                refused("share, N", () -> new ExceptionalShare(4, 0.5, 0, 0.01, 0.5)),
                refused("share, ε = 0", () -> new ExceptionalShare(4, 0.5, 10, 0, 0.5)),
                refused("share, √δ² = 2ε", () -> new ExceptionalShare(4, 0.5, 10, 0.125, 0.5)),
                refused("share, √δ = 1", () -> new ExceptionalShare(4, 0.5, 10, 0.01, 1)),
                refused("gap, N", () -> new GeneralisationGap(HALVES, 0, 1, 1)),
                refused("gap, η = 0", () -> new GeneralisationGap(HALVES, 1, 0, 1)),
                refused("gap, η = ∞", () -> new GeneralisationGap(HALVES, 1, 1 / 0.0, 1)),
                refused("gap, T", () -> new GeneralisationGap(HALVES, 1, 1, -1)),
                refused("gap, N of two features", () -> new GeneralisationGap(HALVES, 1 << 24, 1, 0)),
                refused("gap, N of three features", () -> new GeneralisationGap(THIRDS, 3861, 1, 0)),
                refused("gap, T of two features", () -> new GeneralisationGap(HALVES, 1, 1, 1 << 23)),
                refused("floor of target weight, k < 0", () -> LossFloor.limitOfTargetWeight(HALVES, -1, 1)),
                refused("floor of target weight, k = K", () -> LossFloor.limitOfTargetWeight(HALVES, 2, 1)),
                refused("floor of target weight, N", () -> LossFloor.limitOfTargetWeight(HALVES, 0, 0.5)),
                refused("floor, N", () -> LossFloor.lowerBound(QUERY, 0.5)),
                refused("floor, N = −∞", () -> LossFloor.lowerBound(QUERY, -1 / 0.0)),
                refused(
                        "floor, K",
                        () -> LossFloor.lowerBound(SymmetryClasses.balanced(1).query(0), 1)),
                refused("floor of training, N", () -> LossFloor.ofTraining(QUERY, 0.5)),
                refused("exponent, weights", () -> ExceptionalPrompts.exponent(QUERY, new double[] {1}, 0.5)),
                refused("exponent, NaN", () -> ExceptionalPrompts.exponent(QUERY, new double[] {1, nan}, 0.5)),
                refused("exponent, √δ = 0", () -> ExceptionalPrompts.exponent(QUERY, new double[] {1, 0}, 0)),
                refused("exponent, √δ = 1", () -> ExceptionalPrompts.exponent(QUERY, new double[] {1, 0}, 1)),
                refused("earliest, p = 0", () -> EarliestConvergence.time(0, Estimate.exact(-1), 4, 0.1)),
                refused("earliest, p = 1", () -> EarliestConvergence.time(1, Estimate.exact(-1), 4, 0.1)),
                refused("earliest, K", () -> EarliestConvergence.time(0.5, Estimate.exact(-1), 1, 0.1)),
                refused("earliest, ε = 0", () -> EarliestConvergence.time(0.5, Estimate.exact(-1), 4, 0)),
                refused("earliest, ε = ½", () -> EarliestConvergence.time(0.5, Estimate.exact(-1), 4, 0.5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void what_lies_outside_the_hypotheses_is_refused(String what, ThrowingCallable question) {
        assertThatIllegalArgumentException().as(what).isThrownBy(question);
    }

    @Test
    void the_largest_that_memory_holds_are_none_of_these() {
        assertThatNoException().isThrownBy(() -> {
            new GeneralisationGap(HALVES, (1 << 24) - 1, 1, 0);
            new GeneralisationGap(THIRDS, 3860, 1, 0);
            new GeneralisationGap(HALVES, 1, 1, (1 << 23) - 1);
        });
        assertThat(LossFloor.lowerBound(QUERY, 1).value()).isPositive();
        assertThat(LossFloor.limitOfTargetWeight(HALVES, 1, 1).value()).isPositive();
    }
}
