package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One comparison, and all of one assertion. */
class FindingTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0, 2, 0.5, HOLDS",
        "1, 0, 1, 0, HOLDS",
        "1, 1e308, 1, 0, HOLDS",
        "1, Infinity, 2, 0, UNDECIDED",
        "1, Infinity, 2, -Infinity, UNDECIDED",
        "1, 0, 1, -1, REFUTED",
        "1, 0, 1, 0, REFUTED",
        "NaN, 0, 1, -Infinity, REFUTED",
        "1, NaN, 1, -Infinity, REFUTED"
    })
    void a_verdict_may_have_these_numbers(
            double estimate, double error, double threshold, double margin, Verdict verdict) {
        assertThat(new Finding("x", estimate, error, threshold, margin, verdict).margin())
                .isEqualTo(margin);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 2, -0.5, HOLDS",
        "1, 0, 2, NaN, HOLDS",
        "Infinity, 0, 2, 0.5, HOLDS",
        "1, 0, Infinity, 0.5, HOLDS",
        "1, Infinity, 2, 0.5, HOLDS",
        "1, NaN, 2, 0.5, HOLDS",
        "1, 1, 2, 0.5, UNDECIDED",
        "NaN, 1, 2, -0.5, UNDECIDED",
        "1, 1, NaN, -0.5, UNDECIDED",
        "3, 0, 2, 0.5, REFUTED",
        "3, 0, 2, NaN, REFUTED",
        "3, 0, 2, -0.5, VACUOUS",
        "3, 0, 2, 0.5, NOT_APPLICABLE"
    })
    void and_not_these(double estimate, double error, double threshold, double margin, Verdict verdict) {
        assertThatThrownBy(() -> new Finding("x", estimate, error, threshold, margin, verdict))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("verdict " + verdict + " contradicts " + estimate + " ± " + error + " against " + threshold
                        + " with margin " + margin);
    }

    @Test
    void an_error_is_not_negative() {
        assertThatThrownBy(() -> new Finding("x", 1, -Double.MIN_VALUE, 2, 0.5, Verdict.HOLDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("error must be 0 or more, not -4.9E-324");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 0, 2, true",
        "3, 1e308, 2, true",
        "NaN, 0, 2, false",
        "Infinity, 0, 2, false",
        "3, 0, -Infinity, false",
        "3, Infinity, 2, false",
        "3, NaN, 2, false"
    })
    void numbers_are_compared_if_all_three_are_some(double estimate, double error, double threshold, boolean numbers) {
        assertThat(new Finding("x", estimate, error, threshold, -1, Verdict.REFUTED).comparesNumbers())
                .isEqualTo(numbers);
    }

    @Test
    void a_place_is_put_before_the_name_and_changes_nothing_else() {
        assertThat(new Finding("x", 3, 0.25, 2, -0.375, Verdict.REFUTED).at("K = 3: "))
                .isEqualTo(new Finding("K = 3: x", 3, 0.25, 2, -0.375, Verdict.REFUTED));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, HOLDS, false, 'comparisons must be 1 or more, not 0'",
        "3, -1, HOLDS, false, 'drawnWorlds must lie between 0 and 3 comparisons, not -1'",
        "3, 4, HOLDS, false, 'drawnWorlds must lie between 0 and 3 comparisons, not 4'",
        "3, 0, UNDECIDED, true, refutedByNumbers contradicts the verdict UNDECIDED"
    })
    void counts_that_cannot_be_are_refused(
            long comparisons, long drawn, Verdict verdict, boolean byNumbers, String message) {
        assertThatThrownBy(() -> new Assertion("x", "XCheck:1", comparisons, drawn, verdict, byNumbers, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void counts_at_their_ends_are_counts() {
        assertThat(new Assertion("x", "XCheck:1", 1, 1, Verdict.REFUTED, true, -1).drawnWorlds())
                .isEqualTo(1);
        assertThat(new Assertion("x", "XCheck:1", 1, 0, Verdict.REFUTED, false, -1).drawnWorlds())
                .isZero();
    }

    /** One draw that holds leaves 95 % of the worlds open. */
    @Test
    void an_assertion_bounds_what_violates_it_if_it_holds_in_a_drawn_world() {
        assertThat(new Assertion("x", "XCheck:1", 1, 1, Verdict.HOLDS, false, 1).mayViolate())
                .hasValueSatisfying(mass -> assertThat(mass).isBetween(0.95 - 1e-15, 0.95 + 1e-15));
        assertThat(new Assertion("x", "XCheck:1", 1, 0, Verdict.HOLDS, false, 1).mayViolate())
                .isEmpty();
        assertThat(new Assertion("x", "XCheck:1", 1, 1, Verdict.UNDECIDED, false, -1).mayViolate())
                .isEmpty();
    }
}
