package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.claims.LedgerFixture.asserting;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.good;
import static org.iclconvergence.claims.LedgerFixture.result;
import static org.iclconvergence.claims.LedgerFixture.row;
import static org.iclconvergence.claims.LedgerFixture.sabotaged;
import static org.iclconvergence.claims.LedgerFixture.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iclconvergence.claims.FalsificationMatrix.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {
    @TempDir
    private Path folder;

    private Ledger ledger(String row, CheckResult... results) throws IOException {
        return Ledger.of(catalogue(folder, row), List.of(results), RunSettings.REFERENCE);
    }

    private static List<CheckResult> with(List<CheckResult> results, CheckResult... more) {
        List<CheckResult> all = new ArrayList<>(results);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void a_claim_that_holds_with_its_control_refuted_is_no_fault() throws IOException {
        Ledger ledger = Ledger.of(catalogue(folder, row("A-1")), good("A-1"), RunSettings.REFERENCE);
        assertThat(ledger.faults()).isEmpty();
        assertThat(ledger.holding()).isEqualTo(1);
        assertThat(ledger.controlsRefuted())
                .isEqualTo(ledger.controlsRequired())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HOLDS", "NOT_APPLICABLE"})
    void a_gated_claim_must_hold(Verdict verdict) throws IOException {
        CheckResult lie = result("A-1", "lie", Verdict.REFUTED);
        assertThat(ledger(row("A-1"), result("A-1", null, verdict), lie).faults())
                .containsExactly("A-1: " + verdict);
        String measured = row("A-1").replace("gate: true", "gate: false");
        assertThat(ledger(measured, result("A-1", null, verdict), lie).faults()).isEmpty();
    }

    @Test
    void every_check_and_every_named_control_must_run() throws IOException {
        assertThat(ledger(row("A-1")).faults())
                .containsExactly("A-1: no check ran for this claim", "A-1: control lie did not run");
    }

    @Test
    void a_control_that_survives_is_a_fault_of_the_check_and_of_the_control() throws IOException {
        Ledger ledger = ledger(row("A-1"), result("A-1", null, Verdict.HOLDS), result("A-1", "lie", Verdict.UNDECIDED));
        assertThat(ledger.faults())
                .containsExactly(
                        "A-1: control lie survived: the check cannot see this lie",
                        "A-1: no control that was tried refutes it: nothing shows that this check can fail",
                        "A-1: no control refutes the assertion \"x\" (XCheck:1), and claims.yaml gives no proof of it",
                        "control lie refutes nothing: it is no control");
    }

    @Test
    void a_control_that_nobody_names_may_survive_somewhere_but_not_everywhere() throws IOException {
        ClaimCatalogue catalogue = catalogue(folder, row("A-1"), row("B-2"));
        List<CheckResult> results = with(good("A-1"), good("B-2").toArray(CheckResult[]::new));
        CheckResult survives = result("A-1", "fib", Verdict.HOLDS);
        CheckResult refutes = result("B-2", "fib", Verdict.REFUTED);
        assertThat(Ledger.of(catalogue, with(results, survives, refutes), RunSettings.REFERENCE)
                        .faults())
                .isEmpty();
        assertThat(Ledger.of(catalogue, with(results, survives), RunSettings.REFERENCE)
                        .faults())
                .containsExactly("control fib refutes nothing: it is no control");
        assertThat(Ledger.of(catalogue, with(results, survives), settings("icl.claims=A-*"))
                        .faults())
                .as("the other claims had no chance")
                .isEmpty();
    }

    @Test
    void the_matrix_has_a_cell_for_every_control_and_claim() throws IOException {
        Ledger ledger = Ledger.of(
                catalogue(folder, row("A-1"), row("B-2")),
                with(good("A-1"), result("A-1", "fib", Verdict.VACUOUS), result("A-1", "ruse", Verdict.NOT_APPLICABLE)),
                RunSettings.REFERENCE);
        FalsificationMatrix matrix = ledger.matrix();
        assertThat(matrix.cells().keySet()).containsExactly("fib", "lie", "ruse");
        assertThat(matrix.cells().get("lie")).hasSize(2).containsEntry("A-1", Cell.REFUTED);
        assertThat(matrix.claims("lie", Cell.NOT_RUN)).containsExactly("B-2");
        assertThat(matrix.claims("fib", Cell.SURVIVED)).containsExactly("A-1");
        assertThat(matrix.claims("ruse", Cell.NOT_APPLICABLE)).containsExactly("A-1", "B-2");
        assertThat(matrix.claims("none", Cell.REFUTED)).isEmpty();
    }

    @Test
    void not_applicable_is_excused_for_a_foreign_trainer_alone_and_never_holds() throws IOException {
        ClaimCatalogue catalogue = catalogue(folder, row("A-1"));
        List<CheckResult> results = List.of(result("A-1", null, Verdict.NOT_APPLICABLE));
        Ledger foreign = Ledger.of(catalogue, results, settings("icl.trainer=theirs"));
        assertThat(foreign.faults()).isEmpty();
        assertThat(foreign.holding()).isZero();
        assertThat(foreign.matrix().claims("lie", Cell.NOT_APPLICABLE)).containsExactly("A-1");
        for (String name : List.of("", "default")) {
            assertThat(Ledger.of(catalogue, results, settings("icl.trainer=" + name))
                            .faults())
                    .contains("A-1: came out not applicable, although the built-in trainer was used");
        }
    }

    @Test
    void a_named_control_must_apply_unless_the_trainer_is_foreign() throws IOException {
        ClaimCatalogue catalogue = catalogue(folder, row("A-1"));
        List<CheckResult> results =
                List.of(result("A-1", null, Verdict.HOLDS), result("A-1", "lie", Verdict.NOT_APPLICABLE));
        assertThat(Ledger.of(catalogue, results, RunSettings.REFERENCE).faults())
                .contains("A-1: control lie is not applicable, and yet refutedBy names it");
        assertThat(Ledger.of(catalogue, results, settings("icl.trainer=theirs")).faults())
                .isEmpty();
    }

    @Test
    void in_a_sabotaged_run_only_a_claim_that_does_not_hold_is_a_fault() throws IOException {
        Ledger ledger = Ledger.of(
                catalogue(folder, row("A-1"), row("B-2")),
                List.of(sabotaged("A-1", "lie", Verdict.REFUTED), sabotaged("B-2", "lie", Verdict.HOLDS)),
                settings("icl.control=lie"));
        assertThat(ledger.faults()).containsExactly("A-1: REFUTED");
        assertThat(ledger.settings().isSabotaged()).isTrue();
    }

    @Test
    void sabotage_that_the_run_was_not_asked_for_is_a_fault_and_so_is_its_absence() throws IOException {
        ClaimCatalogue catalogue = catalogue(folder, row("A-1"));
        CheckResult lie = result("A-1", "lie", Verdict.REFUTED);
        assertThat(Ledger.of(catalogue, List.of(sabotaged("A-1", "fib", Verdict.HOLDS), lie), RunSettings.REFERENCE)
                        .faults())
                .containsExactly("A-1: its own run was sabotaged by fib, but the run was asked for an honest one");
        assertThat(Ledger.of(catalogue, List.of(result("A-1", null, Verdict.HOLDS)), settings("icl.control=lie"))
                        .faults())
                .containsExactly("A-1: its own run was honest, but the run was asked for the control lie");
    }

    @Test
    void evidence_of_another_run_is_a_fault() throws IOException {
        ClaimCatalogue catalogue = catalogue(folder, row("A-1"));
        CheckResult own = good("A-1").get(0);
        CheckResult theirs = new CheckResult(
                "A-1",
                null,
                Verdict.HOLDS,
                own.finding(),
                1,
                0,
                null,
                "7",
                0.25,
                Map.of(CheckResult.TRAINER, "theirs"),
                List.of(),
                own.assertions(),
                own.worlds(),
                null,
                null);
        List<CheckResult> results = List.of(theirs, result("A-1", "lie", Verdict.REFUTED));
        assertThat(Ledger.of(catalogue, results, RunSettings.REFERENCE).faults())
                .containsExactly(
                        "A-1: its own run measured the trainer theirs, not default",
                        "A-1: its own run had the seed 7, not 20231005249");
        assertThat(Ledger.of(catalogue, results, settings("icl.trainer=theirs", "icl.seed=7"))
                        .faults())
                .isEmpty();
    }

    @Test
    void false_alarms_are_declared_by_stochastic_claims_and_by_no_other() throws IOException {
        CheckResult lie = result("A-1", "lie", Verdict.REFUTED);
        String stochastic = row("A-1").replace("deterministic", "stochastic");
        assertThat(ledger(stochastic, result("A-1", null, Verdict.HOLDS, 1, 1e-6), lie)
                        .faults())
                .isEmpty();
        assertThat(ledger(stochastic, result("A-1", null, Verdict.HOLDS, 1, 0), lie)
                        .faults())
                .containsExactly("A-1: is stochastic and declares no false-alarm probability");
        // a training that diverged ended its check before anything was declared
        assertThat(ledger(stochastic, result("A-1", null, Verdict.REFUTED, 1, 0), lie)
                        .faults())
                .containsExactly("A-1: REFUTED");
        assertThat(ledger(row("A-1"), result("A-1", null, Verdict.HOLDS, 1, 1e-6), lie)
                        .faults())
                .containsExactly("A-1: is deterministic and yet declares a false-alarm probability");
    }

    @Test
    void the_suite_may_not_overspend_its_false_alarm_budget() throws IOException {
        String stochastic = row("A-1").replace("deterministic", "stochastic");
        Ledger ledger = ledger(
                stochastic, result("A-1", null, Verdict.HOLDS, 1, 2e-3), result("A-1", "lie", Verdict.REFUTED, 1, 0.5));
        assertThat(ledger.faults())
                .containsExactly(
                        "false-alarm budget: spent 2.00e-03 of 1e-03 on 1 stochastic claims, most on A-1 (2.00e-03)");
    }

    @Test
    void ancestors_hold_fail_or_are_unknown() throws IOException {
        ClaimCatalogue catalogue = catalogue(
                folder,
                row("A-1"),
                row("B-2").replace("uses: []", "uses: [A-1]"),
                row("C-3").replace("uses: []", "uses: [B-2]"));
        CheckResult b = result("B-2", null, Verdict.HOLDS);
        CheckResult c = result("C-3", null, Verdict.HOLDS);
        for (Verdict verdict : Verdict.values()) {
            Ledger ledger = Ledger.of(catalogue, List.of(result("A-1", null, verdict), b, c), RunSettings.REFERENCE);
            assertThat(ledger.rows().get(2).ancestorsHold()).contains(verdict == Verdict.HOLDS);
            assertThat(ledger.rows().get(0).ancestorsHold()).contains(true);
        }
        Ledger selected = Ledger.of(catalogue, List.of(b, c), settings("icl.claims=C-3"));
        assertThat(selected.rows().get(0).ancestorsHold()).isEqualTo(Optional.empty());
    }

    @Test
    void results_without_a_claim_and_double_results_are_refused() throws IOException {
        ClaimCatalogue catalogue = catalogue(folder, row("A-1"));
        CheckResult honest = result("A-1", null, Verdict.HOLDS);
        assertThatThrownBy(() -> Ledger.of(catalogue, List.of(honest, honest), RunSettings.REFERENCE))
                .hasMessageContaining("two checks report on A-1");
        assertThatThrownBy(
                        () -> Ledger.of(catalogue, List.of(result("C-3", null, Verdict.HOLDS)), RunSettings.REFERENCE))
                .hasMessageContaining("no claim C-3");
    }

    private static Assertion asserted(String name, Verdict verdict) {
        return new Assertion(
                name, "XCheck:7", 3, 2, verdict, verdict == Verdict.REFUTED, verdict == Verdict.HOLDS ? 0.5 : -0.5);
    }

    private static List<CheckResult> two_assertions_one_refuted() {
        return List.of(
                asserting(
                        result("A-1", null, Verdict.HOLDS),
                        asserted("time", Verdict.HOLDS),
                        asserted("sum", Verdict.HOLDS)),
                asserting(
                        result("A-1", "lie", Verdict.REFUTED),
                        asserted("time", Verdict.REFUTED),
                        asserted("sum", Verdict.HOLDS)),
                asserting(
                        result("A-1", "fib", Verdict.REFUTED),
                        asserted("time", Verdict.REFUTED),
                        asserted("sum", Verdict.UNDECIDED)));
    }

    private static String withProof(String row, String assertion) {
        return row + "  proved: {\"" + assertion + "\": \"THEORY 3\"}\n";
    }

    @Test
    void an_assertion_that_no_control_refutes_needs_a_proof() throws IOException {
        List<CheckResult> results = two_assertions_one_refuted();
        Ledger open = Ledger.of(catalogue(folder, row("A-1")), results, RunSettings.REFERENCE);
        assertThat(open.faults())
                .containsExactly(
                        "A-1: no control refutes the assertion \"sum\" (XCheck:7), and claims.yaml gives no proof of it");
        assertThat(List.of(open.assertions(), open.assertionsRefuted(), open.assertionsProved()))
                .containsExactly(2L, 1L, 0L);
        Ledger.Row row = open.rows().get(0);
        assertThat(row.refuters("time")).containsExactly("fib", "lie");
        assertThat(row.refuters("sum")).isEmpty();
        assertThat(row.unfalsified()).extracting(Assertion::name).containsExactly("sum");

        Ledger proved = Ledger.of(catalogue(folder, withProof(row("A-1"), "sum")), results, RunSettings.REFERENCE);
        assertThat(proved.faults()).isEmpty();
        assertThat(List.of(proved.assertions(), proved.assertionsRefuted(), proved.assertionsProved()))
                .containsExactly(2L, 1L, 1L);
        assertThat(proved.rows().get(0).claim().proofOf("sum")).contains("THEORY 3");
    }

    @Test
    void what_never_happens_under_a_lie_does_not_show_that_a_threshold_can_be_missed() throws IOException {
        List<CheckResult> results = List.of(
                asserting(result("A-1", null, Verdict.HOLDS), asserted("time", Verdict.HOLDS)),
                asserting(
                        result("A-1", "lie", Verdict.REFUTED),
                        new Assertion("time", "XCheck:7", 3, 2, Verdict.REFUTED, false, -1)),
                asserting(result("A-1", "fib", Verdict.REFUTED), asserted("time", Verdict.HOLDS)));
        Ledger ledger = Ledger.of(catalogue(folder, row("A-1")), results, RunSettings.REFERENCE);
        assertThat(ledger.rows().get(0).refuters("time")).isEmpty();
        assertThat(ledger.faults()).hasSize(1).first().asString().contains("no control refutes the assertion \"time\"");
    }

    private static CheckResult drawn(Assertion... assertions) {
        return asserting(result("A-1", null, Verdict.HOLDS), new WorldsSeen(1, 0, 9), assertions);
    }

    @Test
    void an_assertion_that_no_drawn_world_compares_is_listed_as_pinned() throws IOException {
        String draws =
                "  worlds: {ranges: {K: [2, 64]}, draws: 9%s}\n  proved: {time: \"THEORY 3\", sum: \"THEORY 3\"}\n";
        List<CheckResult> results = List.of(
                drawn(
                        asserted("time", Verdict.HOLDS),
                        new Assertion("sum", "XCheck:8", 3, 0, Verdict.HOLDS, false, 0.5)),
                result("A-1", "lie", Verdict.REFUTED),
                result("A-1", "fib", Verdict.REFUTED));
        Map<String, List<String>> faults = Map.of(
                "",
                List.of(
                        "A-1: no drawn world compares the assertion \"sum\" (XCheck:8), and worlds.pinned of claims.yaml does not"
                                + " list it"),
                ", pinned: [sum]",
                List.of(),
                ", pinned: [sum, time, other]",
                List.of(
                        "A-1: worlds.pinned of claims.yaml lists the assertion \"time\", which 2 drawn worlds compare",
                        "A-1: worlds.pinned of claims.yaml lists \"other\", which the check does not assert"));
        for (Map.Entry<String, List<String>> each : faults.entrySet()) {
            String row = row("A-1") + String.format(draws, each.getKey());
            assertThat(Ledger.of(catalogue(folder, row), results, RunSettings.REFERENCE)
                            .faults())
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        }
    }

    @Test
    void the_bound_on_violations_is_that_of_the_assertion_compared_least_pinned_ones_apart() throws IOException {
        CheckResult own = drawn(
                new Assertion("time", "XCheck:7", 3, 3, Verdict.HOLDS, false, 0.5),
                new Assertion("sum", "XCheck:8", 3, 1, Verdict.HOLDS, false, 0.5));
        for (String pinned : List.of("", ", pinned: [sum]")) {
            String row = row("A-1") + "  worlds: {ranges: {K: [2, 64]}, draws: 9" + pinned + "}\n";
            Claim claim = catalogue(folder, row).all().get(0);
            assertThat(own.mayViolate(claim)).contains(DrawnWorlds.massThatMayViolate(pinned.isEmpty() ? 1 : 3));
            assertThat(result("A-1", null, Verdict.REFUTED).mayViolate(claim)).isEmpty();
        }
    }

    @Test
    void a_claim_that_is_not_gated_may_assert_what_nothing_refutes_and_so_may_a_sabotaged_run() throws IOException {
        String measured = row("A-1").replace("gate: true", "gate: false");
        assertThat(Ledger.of(catalogue(folder, measured), two_assertions_one_refuted(), RunSettings.REFERENCE)
                        .faults())
                .isEmpty();
        assertThat(Ledger.of(
                                catalogue(folder, row("A-1")),
                                List.of(sabotaged("A-1", "lie", Verdict.HOLDS)),
                                settings("icl.control=lie"))
                        .faults())
                .isEmpty();
    }

    @Test
    void a_proof_of_what_is_not_asserted_is_a_fault() throws IOException {
        Ledger ledger = Ledger.of(catalogue(folder, withProof(row("A-1"), "sum")), good("A-1"), RunSettings.REFERENCE);
        assertThat(ledger.faults()).containsExactly("A-1: claims.yaml proves \"sum\", which the check does not assert");
        assertThat(Ledger.of(
                                catalogue(folder, withProof(row("A-1"), "sum")),
                                List.of(result("A-1", "lie", Verdict.REFUTED)),
                                RunSettings.REFERENCE)
                        .faults())
                .as("without an own run nobody knows what it asserts")
                .containsExactly("A-1: no check ran for this claim");
    }
}
