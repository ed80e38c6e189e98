package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.result;
import static org.iclconvergence.claims.LedgerFixture.row;
import static org.iclconvergence.claims.LedgerFixture.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {
    @TempDir
    private Path folder;

    private Baseline baseline;

    private Ledger ledger(String row, double margin, RunSettings settings) throws IOException {
        return Ledger.of(catalogue(folder, row), List.of(result("A-1", null, Verdict.HOLDS, margin, 0)), settings);
    }

    private Ledger ledger(String row) throws IOException {
        return ledger(row, 0.25, RunSettings.REFERENCE);
    }

    @BeforeEach
    void agree() throws IOException {
        baseline = Baseline.of(ledger(row("A-1")));
    }

    @Test
    void a_run_agrees_with_its_own_baseline() throws IOException {
        assertThat(baseline.faults(ledger(row("A-1")))).isEmpty();
        assertThat(baseline.claims().get("A-1").margin()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "statement: \"s\" # statement: \"t\" # the statement changed and revision 1 did not",
                "[\"h\"] # [\"h\", \"i\"] # the hypotheses changed and revision 1 did not",
                "revision: 1 # revision: 2 # the baseline knows revision 1, not 2; update it",
                "gate: true # gate: false # its gate was turned off",
                "[lie] # [fib] # control lie was dropped from refutedBy"
            })
    void a_change_of_the_row_is_one_fault(String from, String to, String fault) throws IOException {
        assertThat(baseline.faults(ledger(row("A-1").replace(from, to)))).containsExactly("A-1: " + fault);
    }

    @Test
    void texts_are_compared_whatever_the_settings_and_nothing_else_is() throws IOException {
        String changed =
                row("A-1").replace("statement: \"s\"", "statement: \"t\"").replace("gate: true", "gate: false");
        for (RunSettings other : List.of(
                settings("icl.claims=A-*"),
                settings("icl.trainer=theirs"),
                settings("icl.control=lie"),
                settings("icl.seed=random"),
                settings("icl.effort=2"))) {
            assertThat(baseline.faults(ledger(changed, 0.01, other)))
                    .containsExactly("A-1: the statement changed and revision 1 did not");
            assertThatThrownBy(() -> Baseline.of(ledger(row("A-1"), 0.25, other)))
                    .hasMessageStartingWith("no baseline from ");
        }
    }

    @Test
    void a_text_may_change_with_its_revision_but_no_revision_goes_back() throws IOException {
        String higher =
                row("A-1").replace("revision: 1", "revision: 2").replace("statement: \"s\"", "statement: \"t\"");
        assertThat(baseline.textFaults(ledger(higher))).isEmpty();
        assertThat(Baseline.of(ledger(higher)).textFaults(ledger(row("A-1"))))
                .containsExactly("A-1: revision went back from 2 to 1");
    }

    @Test
    void claims_neither_appear_nor_disappear_unnoticed() throws IOException {
        assertThat(new Baseline(new TreeMap<>()).faults(ledger(row("A-1"))))
                .containsExactly("A-1: is not in the baseline; update it");
        assertThat(baseline.faults(Ledger.of(
                        catalogue(folder, row("B-2")),
                        List.of(result("B-2", null, Verdict.HOLDS)),
                        RunSettings.REFERENCE)))
                .containsExactly(
                        "B-2: is not in the baseline; update it",
                        "A-1: is in the baseline and disappeared from the claims");
    }

    @Test
    void a_verdict_must_not_get_worse() throws IOException {
        for (Verdict verdict : List.of(Verdict.REFUTED, Verdict.UNDECIDED, Verdict.VACUOUS, Verdict.NOT_APPLICABLE)) {
            Ledger worse = Ledger.of(
                    catalogue(folder, row("A-1")), List.of(result("A-1", null, verdict)), RunSettings.REFERENCE);
            assertThat(baseline.faults(worse))
                    .containsExactly("A-1: held in the baseline and is now " + verdict.word());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 0.13, false",
        "0.25, 0.12, true",
        "0.25, 0, true",
        "0.25, 0.9, false", // grown
        "0.9, 0.46, false",
        "0.99, 0.48, true", // beyond the factor and below the comfortable half
        "50, 0.6, false", // still comfortable
        "2, 0.5, false",
        "0.5, 0.25, false", // just so much
        "1e-10, 1e-11, false", // met with equality: rounding
        "9.5e-10, 1e-10, false",
        "1e-9, 0, false",
        "1.01e-9, 0, true",
        "0, 0, false"
    })
    void a_margin_may_shrink_by_a_factor(double before, double now, boolean fault) throws IOException {
        Baseline agreed = Baseline.of(ledger(row("A-1"), before, RunSettings.REFERENCE));
        List<String> faults = agreed.faults(ledger(row("A-1"), now, RunSettings.REFERENCE));
        assertThat(faults)
                .isEqualTo(fault ? List.of("A-1: its margin shrank from " + before + " to " + now) : List.of());
    }

    @Test
    void the_margin_of_an_identity_is_rounding_and_not_kept() throws IOException {
        String identity = row("A-1").replace("deterministic", "identity");
        assertThat(Baseline.of(ledger(identity)).claims().get("A-1").margin()).isNull();
    }

    @Test
    void a_margin_is_kept_to_three_digits_and_only_if_finite() throws IOException {
        assertThat(Baseline.of(ledger(row("A-1"), 0.123456, RunSettings.REFERENCE))
                        .claims()
                        .get("A-1")
                        .margin())
                .isEqualTo(0.123);
        assertThat(Baseline.of(ledger(row("A-1"), Double.POSITIVE_INFINITY, RunSettings.REFERENCE))
                        .claims()
                        .get("A-1")
                        .margin())
                .isNull();
    }

    @Test
    void a_claim_that_did_not_run_has_no_baseline() throws IOException {
        Ledger nothing = Ledger.of(catalogue(folder, row("A-1")), List.of(), RunSettings.REFERENCE);
        assertThatThrownBy(() -> Baseline.of(nothing)).hasMessage("no baseline: A-1 did not run");
    }

    private Ledger found(String row, Verdict verdict, Finding finding) throws IOException {
        CheckResult result = new CheckResult(
                "A-1",
                null,
                verdict,
                finding,
                finding == null ? 0 : 1,
                0,
                null,
                "7",
                1,
                Map.of(),
                List.of(),
                List.of(),
                new WorldsSeen(1, 0, 0),
                null,
                null);
        return Ledger.of(catalogue(folder, row), List.of(result), RunSettings.REFERENCE);
    }

    @Test
    void without_a_finding_there_is_no_margin_and_none_to_three_digits_beyond_the_doubles() throws IOException {
        Ledger vacuous = found(row("A-1"), Verdict.VACUOUS, null);
        assertThat(Baseline.of(vacuous).claims().get("A-1").margin()).isNull();
        Finding huge = new Finding("x", 1, 0, 2, Double.MAX_VALUE, Verdict.HOLDS);
        Ledger largest = found(row("A-1"), Verdict.HOLDS, huge);
        assertThat(Baseline.of(largest).claims().get("A-1").margin()).isNull();
        Finding less = new Finding("x", 1, 0, 2, 0.01, Verdict.HOLDS);
        assertThat(Baseline.of(largest).faults(found(row("A-1"), Verdict.HOLDS, less)))
                .as("there was no margin to shrink")
                .isEmpty();
        Finding endless = new Finding("x", 1, 0, 2, Double.POSITIVE_INFINITY, Verdict.HOLDS);
        assertThat(baseline.faults(found(row("A-1"), Verdict.HOLDS, endless))).isEmpty();
    }

    @Test
    void only_a_gated_claim_that_held_must_go_on_holding() throws IOException {
        String measured = row("A-1").replace("gate: true", "gate: false");
        Finding beyond = new Finding("x", 3, 0, 2, -0.5, Verdict.REFUTED);
        assertThat(Baseline.of(ledger(measured)).faults(found(measured, Verdict.REFUTED, beyond)))
                .isEmpty();
        assertThat(Baseline.of(ledger(measured)).faults(found(row("A-1"), Verdict.REFUTED, beyond)))
                .isEmpty();
        Baseline refuted = Baseline.of(found(row("A-1"), Verdict.REFUTED, beyond));
        assertThat(refuted.faults(found(row("A-1"), Verdict.REFUTED, beyond))).isEmpty();
    }

    @Test
    void a_claim_that_did_not_run_is_the_gates_fault_not_the_baselines() throws IOException {
        Ledger nothing = Ledger.of(catalogue(folder, row("A-1")), List.of(), RunSettings.REFERENCE);
        assertThat(baseline.faults(nothing)).isEmpty();
    }

    @Test
    void the_margin_of_another_statement_is_another_margin() throws IOException {
        Ledger higher = ledger(row("A-1").replace("revision: 1", "revision: 2"), 0.01, RunSettings.REFERENCE);
        assertThat(baseline.faults(higher)).containsExactly("A-1: the baseline knows revision 1, not 2; update it");
    }
}
