package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A law is asked nothing outside its hypotheses: each of them is refused by itself, and so is what is not a number. */
class RefusedQuestionsTest {
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
}
