package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckResultTest {
    private static final Finding HOLDS = new Finding("x", 1, 0, 2, 0.5, Verdict.HOLDS);
    private static final Finding UNDECIDED = new Finding("x", 2, 1, 2, -0.5, Verdict.UNDECIDED);
    private static final Finding REFUTED = new Finding("x", 3, 0, 2, -0.5, Verdict.REFUTED);

    private static CheckResult result(
            Verdict verdict, Finding finding, long findings, double falseAlarm, double seconds, Assertion... asserted) {
        return new CheckResult(
                "A-1",
                null,
                verdict,
                finding,
                findings,
                falseAlarm,
                null,
                "7",
                seconds,
                Map.of(),
                List.of(),
                List.of(asserted),
                new WorldsSeen(0, 0, 9),
                null,
                null);
    }

    @Test
    void there_is_a_finding_if_and_only_if_something_was_compared() {
        assertThatThrownBy(() -> result(Verdict.HOLDS, HOLDS, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("findings is 0, but there is a finding");
        assertThatThrownBy(() -> result(Verdict.VACUOUS, null, 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("findings is 1, but there is no finding");
        assertThatThrownBy(() -> result(Verdict.HOLDS, HOLDS, -1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("findings is -1, but there is a finding");
    }

    @Test
    void the_ends_of_what_the_numbers_may_be_are_allowed() {
        assertThat(result(Verdict.HOLDS, HOLDS, 1, Math.nextDown(1.0), Double.MAX_VALUE)
                        .findings())
                .isEqualTo(1);
        assertThat(result(Verdict.VACUOUS, null, 0, 0, 0).seconds()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, -Double.MIN_VALUE, Double.NaN})
    void a_false_alarm_is_a_probability_below_1(double falseAlarm) {
        assertThatThrownBy(() -> result(Verdict.HOLDS, HOLDS, 1, falseAlarm, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("falseAlarm must lie in [0, 1), not " + falseAlarm);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN})
    void a_time_is_finite_and_not_negative(double seconds) {
        assertThatThrownBy(() -> result(Verdict.HOLDS, HOLDS, 1, 0, seconds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seconds must be finite and 0 or more, not " + seconds);
    }

    @Test
    void two_assertions_have_two_names() {
        Assertion one = new Assertion("x", "XCheck:1", 1, 0, Verdict.HOLDS, false, 0.5);
        Assertion other = new Assertion("x", "XCheck:2", 1, 0, Verdict.HOLDS, false, 0.75);
        assertThatThrownBy(() -> result(Verdict.HOLDS, HOLDS, 2, 0, 1, one, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("assertions has two of the same name");
    }

    /** Of what the worst finding is; a refutation may hide behind an undecided one, the rest may not. */
    @ParameterizedTest
    @CsvSource({
        "HOLDS, HOLDS, true",
        "HOLDS, UNDECIDED, false",
        "HOLDS, VACUOUS, false",
        "UNDECIDED, UNDECIDED, true",
        "UNDECIDED, HOLDS, false",
        "UNDECIDED, REFUTED, false",
        "VACUOUS, VACUOUS, true",
        "VACUOUS, HOLDS, false",
        "REFUTED, REFUTED, true",
        "REFUTED, UNDECIDED, true",
        "REFUTED, HOLDS, false",
        "REFUTED, VACUOUS, false",
        "NOT_APPLICABLE, VACUOUS, true",
        "NOT_APPLICABLE, HOLDS, true",
        "NOT_APPLICABLE, UNDECIDED, true",
        "NOT_APPLICABLE, REFUTED, false"
    })
    void a_verdict_is_that_of_the_worst_finding(Verdict verdict, Verdict found, boolean agrees) {
        Finding finding = switch (found) {
            case HOLDS -> HOLDS;
            case UNDECIDED -> UNDECIDED;
            case REFUTED -> REFUTED;
            default -> null;
        };
        long findings = finding == null ? 0 : 1;
        if (agrees) {
            assertThat(result(verdict, finding, findings, 0, 1).verdict()).isEqualTo(verdict);
        } else {
            assertThatThrownBy(() -> result(verdict, finding, findings, 0, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("verdict " + verdict + " contradicts the finding, which is " + found);
        }
    }

    private static final Claim CLAIM = new Claim(
            "A-1",
            1,
            "2",
            "title",
            Claim.Origin.PAPER,
            "statement",
            List.of(),
            Claim.Kind.DETERMINISTIC,
            List.of(),
            List.of(),
            false,
            new Establishment(Establishment.Means.EXACT, "a grid"),
            Optional.empty(),
            Optional.empty());

    @Test
    void what_does_not_hold_says_nothing_of_the_worlds_that_may_violate_it() {
        Assertion held = new Assertion("x", "XCheck:1", 9, 9, Verdict.HOLDS, false, 0.5);
        Assertion fell = new Assertion("y", "XCheck:2", 9, 9, Verdict.REFUTED, true, -0.5);
        assertThat(result(Verdict.HOLDS, HOLDS, 9, 0, 1, held).mayViolate(CLAIM))
                .isPresent();
        assertThat(result(Verdict.REFUTED, REFUTED, 18, 0, 1, held, fell).mayViolate(CLAIM))
                .isEmpty();
    }

    @Test
    void refuted_assertions_are_those_of_the_verdict_with_or_without_numbers() {
        CheckResult result = result(
                Verdict.REFUTED,
                REFUTED,
                27,
                0,
                1,
                new Assertion("holds", "XCheck:1", 9, 9, Verdict.HOLDS, false, 0.5),
                new Assertion("falls", "XCheck:2", 9, 9, Verdict.REFUTED, true, -0.5),
                new Assertion("never came", "XCheck:3", 9, 9, Verdict.REFUTED, false, Double.NEGATIVE_INFINITY));
        assertThat(result.refutedAssertions()).containsExactly("falls", "never came");
        assertThat(result.refutedByNumbers()).containsExactly("falls");
    }
}
