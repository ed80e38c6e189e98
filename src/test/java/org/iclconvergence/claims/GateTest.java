package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.claims.LedgerFixture.asserting;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.good;
import static org.iclconvergence.claims.LedgerFixture.result;
import static org.iclconvergence.claims.LedgerFixture.row;
import static org.iclconvergence.claims.LedgerFixture.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is excused, and what only looks as if it were. */
class GateTest {
    private static final RunSettings FOREIGN = settings("icl.trainer=theirs");
    private static final String NO_PROOF =
            "A-1: no control refutes the assertion \"%s\" (XCheck:7), and claims.yaml gives no proof of it";

    @TempDir
    private Path folder;

    private List<String> faults(String row, RunSettings settings, CheckResult... results) throws IOException {
        return Ledger.of(catalogue(folder, row), List.of(results), settings).faults();
    }

    private static Assertion asserted(String name, Verdict verdict, int drawn) {
        return new Assertion(
                name, "XCheck:7", 3, drawn, verdict, verdict == Verdict.REFUTED, verdict == Verdict.HOLDS ? 0.5 : -0.5);
    }

    private static CheckResult saying(Verdict verdict, String message) {
        CheckResult silent = result("A-1", null, verdict);
        return new CheckResult(
                silent.id(),
                null,
                verdict,
                silent.finding(),
                silent.findings(),
                0,
                null,
                silent.seed(),
                1,
                silent.parameters(),
                List.of(),
                silent.assertions(),
                silent.worlds(),
                null,
                message);
    }

    @ParameterizedTest
    @CsvSource({"REFUTED A-1: x is 3, REFUTED: x is 3", "the check fell over, the check fell over"})
    void a_message_is_told_without_saying_the_claim_twice(String message, String told) throws IOException {
        assertThat(faults(
                        row("A-1"),
                        RunSettings.REFERENCE,
                        saying(Verdict.REFUTED, message),
                        result("A-1", "lie", Verdict.REFUTED)))
                .containsExactly("A-1: " + told);
    }

    @Test
    void a_foreign_trainer_is_excused_from_what_is_not_applicable_and_from_nothing_else() throws IOException {
        assertThat(faults(
                        row("A-1"),
                        FOREIGN,
                        result("A-1", null, Verdict.REFUTED),
                        result("A-1", "lie", Verdict.REFUTED)))
                .containsExactly("A-1: REFUTED");
    }

    @Test
    void a_stochastic_claim_that_was_not_met_declares_nothing() throws IOException {
        String stochastic = row("A-1").replace("deterministic", "stochastic");
        assertThat(faults(
                        stochastic,
                        RunSettings.REFERENCE,
                        result("A-1", null, Verdict.VACUOUS),
                        result("A-1", "lie", Verdict.REFUTED)))
                .containsExactly("A-1: VACUOUS");
    }

    @Test
    void a_claim_without_a_gate_may_survive_what_it_does_not_name() throws IOException {
        String measured = row("A-1").replace("[lie]", "[]").replace("gate: true", "gate: false");
        assertThat(faults(
                        measured,
                        settings("icl.claims=A-*"),
                        result("A-1", null, Verdict.HOLDS),
                        result("A-1", "lie", Verdict.HOLDS)))
                .isEmpty();
    }

    @Test
    void an_assertion_needs_a_control_wherever_one_could_be_tried() throws IOException {
        CheckResult own = asserting(
                result("A-1", null, Verdict.HOLDS),
                asserted("time", Verdict.HOLDS, 2),
                asserted("sum", Verdict.HOLDS, 2));
        CheckResult lie = asserting(result("A-1", "lie", Verdict.REFUTED), asserted("time", Verdict.REFUTED, 2));
        assertThat(faults(row("A-1"), FOREIGN, own, lie)).containsExactly(NO_PROOF.formatted("sum"));
        assertThat(faults(row("A-1"), RunSettings.REFERENCE, own))
                .containsExactly("A-1: control lie did not run", NO_PROOF.formatted("time"), NO_PROOF.formatted("sum"));
    }

    @Test
    void what_is_refuted_without_a_lie_can_fail() throws IOException {
        CheckResult own = asserting(
                result("A-1", null, Verdict.REFUTED),
                asserted("time", Verdict.REFUTED, 2),
                asserted("sum", Verdict.UNDECIDED, 2));
        CheckResult lie = asserting(result("A-1", "lie", Verdict.REFUTED), asserted("other", Verdict.REFUTED, 2));
        assertThat(faults(row("A-1"), RunSettings.REFERENCE, own, lie))
                .containsExactly("A-1: REFUTED", NO_PROOF.formatted("sum"));
    }

    private static final String DRAWN =
            row("A-1") + "  worlds: {ranges: {K: [2, 64]}, draws: 9%s}\n  proved: {time: \"THEORY 3\"}\n";

    private static CheckResult own(int drawnWorlds, int compared) {
        return asserting(
                result("A-1", null, Verdict.HOLDS),
                new WorldsSeen(1, 0, drawnWorlds),
                asserted("time", Verdict.HOLDS, compared));
    }

    @Test
    void drawn_worlds_are_asked_for_where_they_were_drawn() throws IOException {
        CheckResult lie = result("A-1", "lie", Verdict.REFUTED);
        String fault =
                "A-1: no drawn world compares the assertion \"time\" (XCheck:7), and worlds.pinned of claims.yaml"
                        + " does not list it";
        assertThat(faults(DRAWN.formatted(""), RunSettings.REFERENCE, own(1, 0), lie))
                .containsExactly(fault);
        assertThat(faults(DRAWN.formatted(""), RunSettings.REFERENCE, own(0, 0), lie))
                .isEmpty();
        assertThat(faults(DRAWN.formatted(""), FOREIGN, own(1, 0), lie)).isEmpty();
        String withoutWorlds = row("A-1") + "  proved: {time: \"THEORY 3\"}\n";
        assertThat(faults(withoutWorlds, RunSettings.REFERENCE, own(1, 0), lie)).isEmpty();
    }

    @Test
    void one_drawn_world_is_enough_for_an_assertion_not_to_be_pinned() throws IOException {
        CheckResult lie = result("A-1", "lie", Verdict.REFUTED);
        assertThat(faults(DRAWN.formatted(", pinned: [time]"), RunSettings.REFERENCE, own(1, 1), lie))
                .containsExactly(
                        "A-1: worlds.pinned of claims.yaml lists the assertion \"time\", which 1 drawn worlds compare");
        assertThat(faults(DRAWN.formatted(""), RunSettings.REFERENCE, own(1, 1), lie))
                .isEmpty();
    }

    @Test
    void under_a_foreign_trainer_a_control_need_refute_nothing() throws IOException {
        CheckResult[] results = {
            good("A-1").get(0), good("A-1").get(1), result("A-1", "fib", Verdict.HOLDS),
        };
        assertThat(faults(row("A-1"), RunSettings.REFERENCE, results))
                .containsExactly("control fib refutes nothing: it is no control");
        assertThat(faults(row("A-1"), FOREIGN, results)).isEmpty();
    }

    @Test
    void faults_of_the_baseline_are_faults_of_the_ledger() throws IOException {
        Ledger ledger = Ledger.of(catalogue(folder, row("A-1")), good("A-1"), RunSettings.REFERENCE);
        Ledger behind = ledger.withBaselineFaults(List.of("A-1: fell behind"));
        assertThat(behind.faults()).containsExactly("A-1: fell behind");
        assertThat(behind.rows()).isEqualTo(ledger.rows());
        assertThat(ledger.budget().declared()).isEmpty();
    }

    @Test
    void a_double_result_is_named_with_its_control() throws IOException {
        ClaimCatalogue catalogue = catalogue(folder, row("A-1"));
        CheckResult own = result("A-1", null, Verdict.HOLDS);
        CheckResult lie = result("A-1", "lie", Verdict.REFUTED);
        assertThatThrownBy(() -> Ledger.of(catalogue, List.of(own, own), RunSettings.REFERENCE))
                .hasMessage("two checks report on A-1");
        assertThatThrownBy(() -> Ledger.of(catalogue, List.of(own, lie, lie), RunSettings.REFERENCE))
                .hasMessage("two checks report on A-1 under lie");
    }

    @Test
    void what_was_not_asked_for_is_not_known_whatever_lies_there() throws IOException {
        ClaimCatalogue catalogue = catalogue(folder, row("A-1"), row("B-2").replace("uses: []", "uses: [A-1]"));
        List<CheckResult> left = List.of(result("A-1", null, Verdict.REFUTED), result("B-2", null, Verdict.HOLDS));
        Ledger selected = Ledger.of(catalogue, left, settings("icl.claims=B-2"));
        assertThat(selected.rows()).hasSize(1);
        assertThat(selected.rows().get(0).ancestorsHold()).isEmpty();
    }
}
