package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that a result says twice, said otherwise the second time. */
class ContradictionsTest {
    private static final Assertion TIME = new Assertion("time", "XCheck:1", 2, 1, Verdict.HOLDS, false, 0.5);
    private static final Assertion SUM = new Assertion("sum", "XCheck:2", 1, 1, Verdict.HOLDS, false, 0.25);

    /** 1.5 against 2. */
    private static final Finding WORST = new Finding("sum", 1.5, 0, 2, 0.25, Verdict.HOLDS);

    private static CheckResult result(
            Verdict verdict, Finding finding, long findings, Counterexample smallest, Assertion... assertions) {
        return new CheckResult(
                "A-1",
                null,
                verdict,
                finding,
                findings,
                0,
                null,
                "7",
                1,
                Map.of(),
                List.of(),
                List.of(assertions),
                new WorldsSeen(1, 0, 1),
                smallest,
                null);
    }

    private static void consistent(CheckResult result) {
        assertThatCode(() -> Contradictions.refuse(result)).doesNotThrowAnyException();
    }

    private static void refused(CheckResult result, String message) {
        assertThatThrownBy(() -> Contradictions.refuse(result))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void every_comparison_is_one_of_an_assertion() {
        consistent(result(Verdict.HOLDS, WORST, 3, null, TIME, SUM));
        refused(
                result(Verdict.HOLDS, WORST, 4, null, TIME, SUM),
                "findings is 4, but the assertions were compared 3 times");
        refused(
                result(Verdict.HOLDS, WORST, 2, null, TIME, SUM),
                "findings is 2, but the assertions were compared 3 times");
    }

    @Test
    void the_verdict_is_that_of_the_assertions() {
        Assertion open = new Assertion("sum", "XCheck:2", 1, 1, Verdict.UNDECIDED, false, -0.5);
        Assertion refuted = new Assertion("time", "XCheck:1", 2, 1, Verdict.REFUTED, true, -0.25);
        Finding undecided = new Finding("sum", 2, 1, 2, -0.5, Verdict.UNDECIDED);
        consistent(result(Verdict.UNDECIDED, undecided, 3, null, TIME, open));
        consistent(result(Verdict.REFUTED, undecided, 3, null, refuted, open));
        consistent(result(Verdict.VACUOUS, null, 0, null));
        refused(
                result(Verdict.UNDECIDED, undecided, 3, null, refuted, open),
                "verdict is UNDECIDED, but its assertions come out REFUTED");
        refused(
                result(Verdict.HOLDS, WORST, 3, null, TIME, open),
                "verdict is HOLDS, but its assertions come out UNDECIDED");
    }

    @Test
    void what_is_not_applicable_may_have_ended_in_the_middle_but_not_after_a_refutation() {
        consistent(result(Verdict.NOT_APPLICABLE, null, 0, null));
        consistent(result(Verdict.NOT_APPLICABLE, WORST, 3, null, TIME, SUM));
        Assertion refuted = new Assertion("time", "XCheck:1", 1, 1, Verdict.REFUTED, true, -0.25);
        Finding undecided = new Finding("sum", 2, 1, 2, -0.5, Verdict.UNDECIDED);
        refused(
                result(Verdict.NOT_APPLICABLE, undecided, 1, null, refuted),
                "verdict is NOT_APPLICABLE, but its assertions come out REFUTED");
    }

    @Test
    void the_finding_is_the_one_with_the_smallest_margin() {
        refused(
                result(Verdict.HOLDS, WORST, 2, null, TIME),
                "finding has the margin 0.25, but the smallest of the assertions is 0.5");
        // beyond every finite one
        Finding never = new Finding("time", Double.NaN, 0, 2, Double.NEGATIVE_INFINITY, Verdict.REFUTED);
        consistent(result(
                Verdict.REFUTED,
                never,
                1,
                null,
                new Assertion("time", "XCheck:1", 1, 1, Verdict.REFUTED, false, Double.NEGATIVE_INFINITY)));
    }

    @Test
    void an_assertion_lies_on_the_side_of_its_threshold_that_it_says() {
        Assertion negative = new Assertion("sum", "XCheck:2", 1, 1, Verdict.HOLDS, false, -0.25);
        Finding beyond = new Finding("sum", 2.5, 0, 2, -0.25, Verdict.REFUTED);
        refused(
                result(
                        Verdict.NOT_APPLICABLE,
                        new Finding("sum", 2, 0.5, 2, -0.25, Verdict.UNDECIDED),
                        1,
                        null,
                        negative),
                "assertions: sum is HOLDS with the margin -0.25");
        Assertion positive = new Assertion("time", "XCheck:1", 1, 1, Verdict.REFUTED, true, 0.5);
        Assertion sum = new Assertion("sum", "XCheck:2", 1, 1, Verdict.REFUTED, true, -0.25);
        refused(
                result(Verdict.REFUTED, beyond, 2, null, sum, positive),
                "assertions: time is REFUTED with the margin 0.5");
        Assertion met = new Assertion("time", "XCheck:1", 1, 1, Verdict.HOLDS, false, 0);
        Assertion missed = new Assertion("sum", "XCheck:2", 1, 1, Verdict.UNDECIDED, false, 0);
        Finding at = new Finding("sum", 2, 0, 2, 0, Verdict.UNDECIDED);
        consistent(result(Verdict.UNDECIDED, at, 2, null, met, missed));
    }

    @Test
    void no_assertion_was_compared_in_more_worlds_than_there_were() {
        Assertion often = new Assertion("sum", "XCheck:2", 2, 2, Verdict.HOLDS, false, 0.25);
        refused(result(Verdict.HOLDS, WORST, 2, null, often), "assertions: sum was compared in 2 drawn worlds of 1");
    }

    @Test
    void the_smallest_world_refutes_what_is_refuted() {
        Finding beyond = new Finding("sum", 2.5, 0, 2, -0.25, Verdict.REFUTED);
        Assertion refuted = new Assertion("sum", "XCheck:2", 1, 1, Verdict.REFUTED, true, -0.25);
        consistent(result(Verdict.REFUTED, beyond, 3, new Counterexample("K = 2", "sum", 2.5, 2, 1), TIME, refuted));
        refused(
                result(Verdict.REFUTED, beyond, 3, new Counterexample("K = 2", "time", 2.5, 2, 1), TIME, refuted),
                "smallest refutes time, which is not refuted");
    }

    private static CheckResult alone(Finding finding) {
        return result(
                finding.verdict(),
                finding,
                1,
                null,
                new Assertion("x", "XCheck:1", 1, 0, finding.verdict(), false, finding.margin()));
    }

    /** Margins by hand: (threshold − estimate − error)/threshold and its like, with the error away where it refutes. */
    @ParameterizedTest
    @CsvSource({
        "1.5, 0.25, 2, 0.125, HOLDS",
        "2.5, 0.25, 2, 0.125, HOLDS", // from above
        "2.5, 0.25, 2, -0.125, REFUTED",
        "2.25, 0.5, 2, -0.125, UNDECIDED",
        "2.25, 0.5, 2, -0.375, UNDECIDED", // from above and from below
        "-1.5, 0.25, -2, 0.125, HOLDS",
        "0.75, 0.5, 0, 0.25, HOLDS", // not relative
        "0.75, 0.5, 0, -0.25, REFUTED",
        "1, 0, 1, 1, HOLDS", // a condition
        "0, 0, 1, -1, REFUTED",
        "1, Infinity, 2, -Infinity, UNDECIDED",
        "Infinity, 0, 2, -Infinity, REFUTED",
        "1, 0, NaN, -Infinity, REFUTED",
        "1e-320, 1e-321, 2e-320, 0.3999, HOLDS" // where a digit of a double is 1/4048 of the threshold
    })
    void a_margin_that_follows_is_let_pass(
            double estimate, double error, double threshold, double margin, Verdict verdict) {
        consistent(alone(new Finding("x", estimate, error, threshold, margin, verdict)));
    }

    /** What a condition may say is for a condition alone. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.5, 1, 1, HOLDS",
        "1, 0, 2, 1, HOLDS",
        "2, 0, 1, 0.5, HOLDS",
        "1, 0, 1, 2, HOLDS",
        "1, 0, 1, 0.5, HOLDS",
        "3, 0, 3, 1, HOLDS",
        "1.5, 0, 1, 1, HOLDS",
        "2, 0, 1, -1.5, REFUTED",
        "Infinity, 0, 2, -1, REFUTED",
        "1, 0, Infinity, -1, REFUTED",
        "1.5, 0.25, 2, 0.375, HOLDS", // the error the wrong way
        "2.5, 0.25, 2, -0.375, REFUTED",
        "0.75, 0.5, 0, 0.75, HOLDS"
    })
    void a_margin_that_does_not_follow_is_not(
            double estimate, double error, double threshold, double margin, Verdict verdict) {
        Finding finding = new Finding("x", estimate, error, threshold, margin, verdict);
        refused(
                alone(finding),
                "finding has the margin " + margin + ", which does not follow from " + estimate + " +- " + error
                        + " against " + threshold);
    }

    /** Rounding is a part in 1e9 of the three numbers together, here 1e6, in the unit of the margin. */
    @ParameterizedTest
    @CsvSource({
        "1000000, 0, 1, 999999", // the estimate
        "0, 0, 1000000, 1", // the threshold, which is the unit as well
        "1, 1000000, 1, -1000000", // the error
        "1000000, 0, -1, 1000001", // signs do not matter
        "-1000000, 0, 1, 1000001",
        "1000, 0, 0.001, 999999"
    })
    void a_margin_is_as_exact_as_its_numbers(double estimate, double error, double threshold, double margin) {
        double rounding = 1e-9 * (Math.abs(estimate) + error + Math.abs(threshold)) / Math.abs(threshold);
        Verdict verdict = margin < 0 ? Verdict.UNDECIDED : Verdict.HOLDS;
        for (double off : new double[] {-0.99, 0.99}) {
            consistent(alone(new Finding("x", estimate, error, threshold, margin + off * rounding, verdict)));
        }
        for (double off : new double[] {-1.01, 1.01}) {
            assertThatThrownBy(() -> Contradictions.refuse(
                            alone(new Finding("x", estimate, error, threshold, margin + off * rounding, verdict))))
                    .hasMessageStartingWith("finding has the margin ");
        }
    }

    /** 8e-9 of 4 and 4, in units of 4. */
    @Test
    void rounding_may_be_as_much_as_is_allowed() {
        consistent(alone(new Finding("x", 4, 0, 4, 2e-9, Verdict.HOLDS)));
        assertThatThrownBy(
                        () -> Contradictions.refuse(alone(new Finding("x", 4, 0, 4, Math.nextUp(2e-9), Verdict.HOLDS))))
                .hasMessageStartingWith("finding has the margin 2.0000000000000005E-9");
    }
}
