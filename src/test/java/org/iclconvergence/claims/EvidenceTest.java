package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.iclconvergence.stats.BinomialAcceptance;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private final Evidence evidence = new Evidence();

    @Test
    void nothing_compared_is_vacuous() {
        assertThat(evidence.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(evidence.worst()).isEmpty();
    }

    @Test
    void the_whole_error_must_clear_the_bound() {
        evidence.atMost("clear", 1, 0.5, 2);
        assertThat(evidence.verdict()).isEqualTo(Verdict.HOLDS);
        evidence.atMost("straddles", 1.8, 0.5, 2);
        assertThat(evidence.verdict()).isEqualTo(Verdict.UNDECIDED);
        evidence.atLeast("beyond", 1, 0.5, 2);
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(evidence.worst().orElseThrow().what()).isEqualTo("beyond");
        assertThat(evidence.findings()).isEqualTo(3);
        assertThat(evidence.comparisons()).extracting(Finding::what).containsExactly("clear", "straddles", "beyond");
    }

    @Test
    void refuted_is_never_taken_back() {
        evidence.atMost("beyond", 3, 0, 2);
        evidence.atMost("clear", 1, 0, 2);
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void not_a_number_is_refuted() {
        evidence.equal("NaN", Double.NaN, 1, 1e300);
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
        evidence.atMost("infinite time", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 100);
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
        Evidence other = new Evidence();
        other.atLeast("infinite ratio", Double.POSITIVE_INFINITY, 0, 1);
        assertThat(other.verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void a_negative_error_is_a_mistake() {
        assertThatThrownBy(() -> evidence.atMost("x", 2, -5, 1)).hasMessageContaining("negative");
    }

    @Test
    void a_run_of_which_only_the_verdict_matters_ends_with_the_first_refuted_finding() {
        Evidence hasty = new Evidence(true);
        hasty.atMost("clear", 1, 0, 2);
        hasty.atMost("straddles", 2, 0.5, 2);
        assertThatThrownBy(() -> hasty.atMost("beyond", 3, 0, 2)).isInstanceOf(Evidence.Refuted.class);
        assertThat(hasty.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(hasty.worst().orElseThrow().what()).isEqualTo("beyond");
        assertThat(hasty.comparisons()).isEmpty();
    }
}
