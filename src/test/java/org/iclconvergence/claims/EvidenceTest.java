package org.iclconvergence.claims;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {
    private final Evidence evidence = new Evidence();

    @Test
    void nothing_compared_is_vacuous() {
        assertThat(evidence.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(evidence.worst()).isEmpty();
    }

    @Test
    void the_whole_error_must_clear_the_bound() {
        evidence.atMost("clear", new Estimate(1, 0.5), 2);
        assertThat(evidence.verdict()).isEqualTo(Verdict.HOLDS);
        evidence.atMost("straddles", new Estimate(1.8, 0.5), 2);
        assertThat(evidence.verdict()).isEqualTo(Verdict.UNDECIDED);
        evidence.atLeast("beyond", new Estimate(1, 0.5), 2);
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(evidence.worst().orElseThrow().what()).isEqualTo("beyond");
        assertThat(evidence.findings()).isEqualTo(3);
        assertThat(evidence.comparisons()).extracting(Finding::what).containsExactly("clear", "straddles", "beyond");
    }

    @Test
    void refuted_is_never_taken_back() {
        evidence.atMost("beyond", new Estimate(3, 0), 2);
        evidence.atMost("clear", new Estimate(1, 0), 2);
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void not_a_number_is_refuted() {
        evidence.equal("NaN", Estimate.exact(Double.NaN), new Estimate(1, 1e300));
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(evidence.worst().orElseThrow().margin()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void probabilities_are_judged_by_their_exact_limits() {
        BinomialAcceptance plan = BinomialAcceptance.plan(0.9, 0.99, 1e-4, 0.95);
        evidence.probability("all", plan.trials(), plan.trials(), plan);
        assertThat(evidence.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(evidence.falseAlarm()).isEqualTo(1e-4);
        evidence.probability("as claimed, not more", (int) (0.9 * plan.trials()), plan.trials(), plan);
        assertThat(evidence.verdict()).isEqualTo(Verdict.UNDECIDED);
        evidence.probability("half", plan.trials() / 2, plan.trials(), plan);
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void a_condition_has_no_margin() {
        evidence.isTrue("met", true);
        assertThat(evidence.verdict()).isEqualTo(Verdict.HOLDS);
        evidence.isTrue("not met", false);
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void what_never_happened_is_refuted() {
        evidence.atMost("infinite time", new Estimate(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY), 100);
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
        Evidence other = new Evidence();
        other.atLeast("infinite ratio", new Estimate(Double.POSITIVE_INFINITY, 0), 1);
        assertThat(other.verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void an_identity_holds_as_far_as_the_errors_explain() {
        evidence.equal("explained", new Estimate(1, 0.1), new Estimate(1.25, 0.2));
        assertThat(evidence.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(evidence.worst().orElseThrow().threshold()).isEqualTo(0.1 + 0.2);
        evidence.equal("not explained", new Estimate(1, 0.1), new Estimate(1.25, 0.1));
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void an_unknown_error_decides_nothing() {
        Estimate unknown = new Estimate(1, Double.POSITIVE_INFINITY);
        evidence.equal("identity", unknown, Estimate.exact(1));
        evidence.reaches("bound", unknown, Estimate.exact(2));
        evidence.atMost("threshold", unknown, 1);
        assertThat(evidence.comparisons()).extracting(Finding::verdict).containsOnly(Verdict.UNDECIDED);
        evidence.equal("what never happened", Estimate.NEVER, Estimate.exact(1));
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void a_threshold_within_rounding_of_the_error_is_not_cleared() {
        evidence.atMost("attained without error", Estimate.exact(1), 1);
        assertThat(evidence.verdict()).isEqualTo(Verdict.HOLDS);
        evidence.atMost("1 + 1e-17 is possible", new Estimate(1e-17, 1), 1);
        assertThat(evidence.verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void at_the_same_margin_the_worst_is_what_decides_less() {
        evidence.atMost("attained", Estimate.exact(1), 1);
        evidence.atMost("straddles", new Estimate(1e10, Double.MIN_VALUE), 1e10);
        assertThat(evidence.worst().orElseThrow().verdict()).isEqualTo(evidence.verdict());
    }

    @Test
    void a_bound_may_be_attained() {
        evidence.reaches("attained", new Estimate(0.99, 0.02), Estimate.exact(1));
        evidence.reaches("exceeded", new Estimate(3, 0.01), Estimate.exact(1));
        assertThat(evidence.verdict()).isEqualTo(Verdict.HOLDS);
        evidence.reaches("missed", new Estimate(0.9, 0.02), Estimate.exact(1));
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void the_error_of_the_bound_counts_too() {
        evidence.atMost("clear", new Estimate(1, 0.1), new Estimate(1.3, 0.1));
        assertThat(evidence.verdict()).isEqualTo(Verdict.HOLDS);
        evidence.within("straddles", new Estimate(1, 0.1), new Estimate(1.3, 0.1), 0.4);
        assertThat(evidence.verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void findings_and_parameters_are_named_after_their_place() {
        evidence.at("K = 3");
        evidence.isTrue("met", true);
        evidence.parameter("slope", 2);
        evidence.least("constant", 0.5);
        evidence.holdsFrom("p_1 = 0.5", 1e9);
        evidence.at("K = 4");
        evidence.least("constant", 0.25);
        evidence.least("constant", 0.75);
        evidence.holdsFrom("p_1 = 0.5", 1e10);
        evidence.holdsFrom("p_1 = 0.2", 100);
        assertThat(evidence.comparisons().get(0).what()).isEqualTo("K = 3: met");
        assertThat(evidence.parameters()).containsEntry("K = 3: slope", "2").containsEntry("constant", "0.25");
        assertThat(evidence.onset()).contains("K = 1.000e+09 for p_1 = 0.5; K = 100.0 for p_1 = 0.2");
    }

    @Test
    void files_are_made_once_and_only_for_a_run_that_decides() {
        evidence.attach("table.csv", "text/csv", () -> "first");
        evidence.attach("table.csv", "text/csv", () -> "second");
        assertThat(evidence.attachments().get("table.csv").content()).isEqualTo("first".getBytes(UTF_8));
        Evidence hasty = Evidence.ofALie();
        hasty.attach("table.csv", "text/csv", () -> {
            throw new AssertionError("nobody looks at it");
        });
        assertThat(hasty.attachments()).isEmpty();
    }

    @Test
    void an_assertion_counts_its_comparisons_in_all_worlds_and_keeps_the_worst_of_each() {
        for (int k = 2; k <= 4; k++) {
            evidence.at("K = " + k);
            for (int step = 0; step < 3; step++) {
                evidence.where("step " + step);
                evidence.atMost("loss", Estimate.exact(k * 0.25 - step * 0.1), 1);
            }
        }
        assertThat(evidence.comparisons())
                .extracting(Finding::what)
                .containsExactly("K = 2: step 0: loss", "K = 3: step 0: loss", "K = 4: step 0: loss");
        Assertion loss = evidence.assertions().get(0);
        assertThat(evidence.assertions()).hasSize(1);
        assertThat(loss.comparisons()).isEqualTo(9);
        assertThat(loss.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(loss.margin()).isZero();
        assertThat(loss.site()).matches("EvidenceTest:\\d+");
    }

    @Test
    void what_a_world_refutes_is_forgotten_in_the_next() {
        evidence.at("K = 3");
        evidence.isTrue("falls", true);
        evidence.isTrue("stays", false);
        assertThat(evidence.refutedHere()).containsOnlyKeys("stays");
        evidence.at("K = 4");
        assertThat(evidence.refutedHere()).isEmpty();
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void two_lines_may_not_assert_in_the_same_words() {
        evidence.isTrue("falls", true);
        assertThatThrownBy(() -> evidence.isTrue("falls", true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two assertions are named falls, at EvidenceTest:");
    }

    @Test
    void nothing_is_kept_of_a_drawn_world_but_its_findings() {
        evidence.atDrawn("K = 7");
        evidence.parameter("slope", 2);
        evidence.holdsFrom("p_1 = 0.5", 1e9);
        evidence.isTrue("met", true);
        assertThat(evidence.parameters()).isEmpty();
        assertThat(evidence.onset()).isEmpty();
        assertThat(evidence.comparisons().get(0).what()).isEqualTo("K = 7: met");
    }

    private void falls(double value) {
        evidence.atMost("falls", Estimate.exact(value), 1);
    }

    @Test
    void an_assertion_counts_the_drawn_worlds_in_which_it_is_compared() {
        evidence.at("K = 2");
        falls(0);
        evidence.atEdge("K = 64");
        falls(0);
        evidence.atDrawn("K = 7");
        falls(0);
        falls(0);
        evidence.atDrawn("K = 8");
        evidence.isTrue("met", true);
        evidence.atDrawn("K = 9");
        falls(0);
        assertThat(evidence.assertions())
                .extracting(Assertion::name, Assertion::comparisons, Assertion::drawnWorlds)
                .containsExactly(tuple("falls", 5L, 2L), tuple("met", 1L, 1L));
        assertThat(evidence.assertions().get(0).mayViolate()).contains(DrawnWorlds.massThatMayViolate(2));
    }

    @Test
    void a_pinned_world_and_the_end_of_a_range_bound_nothing() {
        evidence.atEdge("K = 64");
        falls(0);
        assertThat(evidence.assertions().get(0).mayViolate()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, true", "1, false", "NaN, false", "Infinity, false"})
    void only_numbers_show_that_a_threshold_can_be_missed(double value, boolean shown) {
        falls(value);
        assertThat(evidence.assertions().get(0).refutedByNumbers()).isEqualTo(shown);
    }

    @Test
    void a_place_is_named_at_an_end_as_well_and_no_place_leaves_no_mark() {
        evidence.atEdge("K = 64");
        falls(0);
        evidence.parameter("slope", 2);
        evidence.where("");
        falls(0.5);
        evidence.at(" ");
        falls(0);
        assertThat(evidence.comparisons()).extracting(Finding::what).containsExactly("K = 64: falls", "falls");
        assertThat(evidence.parameters()).isEmpty();
    }

    @Test
    void a_condition_is_1_against_1_or_0() {
        evidence.isTrue("met", true);
        evidence.isTrue("missed", false);
        assertThat(evidence.comparisons())
                .containsExactly(
                        new Finding("met", 1, 0, 1, 1, Verdict.HOLDS),
                        new Finding("missed", 0, 0, 1, -1, Verdict.REFUTED));
    }

    @Test
    void nearness_is_measured_from_the_target_to_the_distance() {
        evidence.within("a number", Estimate.exact(1.5), 1, 2);
        evidence.within("too far from a number", Estimate.exact(-1.5), 1, 2);
        assertThat(evidence.comparisons())
                .extracting(Finding::threshold, Finding::verdict)
                .containsExactly(tuple(2.0, Verdict.HOLDS), tuple(2.0, Verdict.REFUTED));
        assertThat(evidence.comparisons().get(0).estimate()).isEqualTo(0.5);
    }

    @Test
    void what_anything_would_explain_is_shown_against_0() {
        evidence.equal("identity", new Estimate(3, Double.POSITIVE_INFINITY), Estimate.exact(1));
        assertThat(evidence.comparisons())
                .containsExactly(new Finding(
                        "identity", 2, Double.POSITIVE_INFINITY, 0, Double.NEGATIVE_INFINITY, Verdict.UNDECIDED));
    }

    /** Of none in n trials the upper limit is 1 − α^(1/n), of all n the lower one is α^(1/n). */
    @Test
    void a_probability_is_shown_with_the_limit_that_decides() {
        BinomialAcceptance plan = new BinomialAcceptance(0.75, 0.95, 1e-6, 0.9, 60, 3);
        double least = Math.pow(1e-6, 1 / 60.0);
        assertThat(evidence.probability("always", 60, 0, 60, 0, plan)).isEqualTo(Verdict.HOLDS);
        assertThat(evidence.probability("never", 0, 0, 60, 0, plan)).isEqualTo(Verdict.REFUTED);
        Finding always = evidence.comparisons().get(0);
        assertThat(always.estimate()).isEqualTo(1);
        assertThat(always.error()).isCloseTo(1 - least, within(1e-9));
        assertThat(always.margin()).isCloseTo((least - 0.75) / 0.75, within(1e-9));
        Finding never = evidence.comparisons().get(1);
        assertThat(never.estimate()).isZero();
        assertThat(never.error()).isCloseTo(1 - least, within(1e-9));
        assertThat(never.margin()).isCloseTo((1 - least - 0.75) / 0.75, within(1e-9));
        assertThat(evidence.parameters()).containsEntry("always", "60 of 60").containsEntry("never", "0 of 60");
        assertThat(evidence.falseAlarm()).isEqualTo(2e-6);
        evidence.falseAlarm(1e-3);
        assertThat(evidence.falseAlarm()).isCloseTo(1.002e-3, within(1e-15));
    }

    @Test
    void a_trial_that_is_left_open_counts_half_and_decides_nothing() {
        BinomialAcceptance plan = new BinomialAcceptance(0.75, 0.95, 1e-6, 0.9, 60, 3);
        assertThat(evidence.probability("seldom known", 10, 50, 60, 0, plan)).isEqualTo(Verdict.UNDECIDED);
        assertThat(evidence.comparisons().get(0).estimate()).isEqualTo(35 / 60.0);
        assertThat(evidence.parameters()).containsEntry("seldom known", "10 of 60, 50 left open");
    }

    /** What is taken off is chosen so that the limit is the claim itself: the difference of doubles so near is exact. */
    @Test
    void a_lower_limit_at_the_claim_is_enough_and_an_upper_one_refutes_nothing() {
        BinomialAcceptance plan = new BinomialAcceptance(0.5, 0.95, 1e-6, 0.9, 60, 3);
        double lower = BinomialAcceptance.lowerLimit(60, 60, 1e-6);
        double upper = BinomialAcceptance.upperLimit(5, 60, 1e-6);
        assertThat(lower).isBetween(0.5, 1.0);
        assertThat(upper).isBetween(0.25, 0.5);
        assertThat(evidence.probability("just enough", 60, 0, 60, lower - 0.5, plan))
                .isEqualTo(Verdict.HOLDS);
        assertThat(evidence.probability("not too little", 5, 0, 60, 0.5 - upper, plan))
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(evidence.probability("a trial may be wrong", 0, 0, 60, 0.9, plan))
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(evidence.comparisons().get(2).margin()).isEqualTo(-1);
    }

    @Test
    void what_would_decide_is_said_once_for_every_world() {
        assertThat(evidence.wouldDecide()).isEmpty();
        evidence.at("K = 3");
        evidence.wouldDecide("9 runs");
        evidence.wouldDecide("9 runs");
        evidence.at("K = 4");
        evidence.wouldDecide("9 runs");
        assertThat(evidence.wouldDecide()).contains("K = 3: 9 runs; K = 4: 9 runs");
    }

    /** 1 beyond with an error of 1 − 2^−52: by 2^−52, which is what the two roundings may lose. */
    @Test
    void what_is_beyond_by_a_rounding_is_not_refuted() {
        evidence.atMost("falls", new Estimate(2, 1 - 0x1p-52), 1);
        assertThat(evidence.verdict()).isEqualTo(Verdict.UNDECIDED);
        Evidence clearly = new Evidence();
        clearly.atMost("falls", new Estimate(2, 1 - 0x1p-50), 1);
        assertThat(clearly.verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void the_worst_is_the_first_of_equal_ones_and_the_farthest_beyond() {
        evidence.atMost("one", Estimate.exact(1), 2);
        evidence.atMost("another", Estimate.exact(1), 2);
        assertThat(evidence.worst().orElseThrow().what()).isEqualTo("one");
        evidence.atMost("far", Estimate.exact(6), 2);
        evidence.atMost("straddles", new Estimate(2, 1), 2);
        evidence.atMost("beyond", Estimate.exact(3), 2);
        assertThat(evidence.worst().orElseThrow().what()).isEqualTo("far");
    }

    private void falls(String where, double value) {
        evidence.where(where);
        falls(value);
    }

    @Test
    void what_refutes_a_world_is_the_first_number_that_does() {
        falls("start", Double.NaN);
        falls("end", Double.POSITIVE_INFINITY);
        assertThat(evidence.refutedHere().get("falls").estimate()).isNaN();
        falls("middle", 2);
        assertThat(evidence.refutedHere().get("falls").estimate()).isEqualTo(2);
        falls("middle", 3);
        falls("end", Double.NaN);
        assertThat(evidence.refutedHere().get("falls").estimate()).isEqualTo(2);
    }

    @Test
    void what_was_asserted_is_known_of_the_world_that_was_entered_last() {
        falls(0);
        evidence.isTrue("met", true);
        assertThat(evidence.assertedHere()).containsExactly("falls", "met");
        evidence.at("K = 3");
        assertThat(evidence.assertedHere()).isEmpty();
        falls(0);
        assertThat(evidence.assertedHere()).containsExactly("falls");
    }

    /** As every Java from 19 on has it; 17 itself says 1.9999999999999998E23. */
    @Test
    void numbers_are_written_as_short_as_they_can_be() {
        evidence.parameter("step", 2e23);
        evidence.parameter("runs", 60);
        evidence.least("error", 2e-3);
        evidence.least("error", 2e-3);
        assertThat(evidence.parameters())
                .containsEntry("step", "2.0E23")
                .containsEntry("runs", "60")
                .containsEntry("error", "0.002");
    }

    @Test
    void files_that_belong_together_are_all_there_or_none_of_them() {
        evidence.attachAll("text/csv", () -> Map.of("one.csv", "1", "two.csv", "2"));
        assertThat(evidence.attachments()).containsOnlyKeys("one.csv", "two.csv");
        assertThat(evidence.attachments().get("two.csv").content()).isEqualTo("2".getBytes(UTF_8));
        assertThat(evidence.attachments().get("two.csv").mediaType()).isEqualTo("text/csv");
        Evidence hasty = Evidence.ofALie();
        hasty.attachAll("text/csv", () -> {
            throw new AssertionError("nobody looks at them");
        });
        assertThat(hasty.attachments()).isEmpty();
    }
}
