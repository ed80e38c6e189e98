package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.iclconvergence.report.LedgerJson;
import org.iclconvergence.report.LedgerTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final String ROW = """
            - id: %s
              revision: 1
              section: "2"
              title: a title | with a bar
              origin: paper
              statement: "s"
              hypotheses: []
              kind: identity
              uses: []
              refutedBy: [lie]
              gate: true
            """;

    @TempDir
    private Path folder;

    private ClaimCatalogue catalogue(String... ids) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String id : ids) {
            text.append(ROW.formatted(id));
        }
        return ClaimCatalogue.read(Files.writeString(folder.resolve("claims.yaml"), text));
    }

    private static CheckResult result(String id, String control, Verdict verdict) {
        return new CheckResult(
                id,
                control,
                verdict,
                new Finding("x", 1, 0, 2, 0.5, verdict),
                1,
                0,
                null,
                "1",
                0.1,
                Map.of(),
                List.of(),
                null);
    }

    @Test
    void a_claim_that_holds_with_its_control_refuted_is_no_fault() throws IOException {
        List<CheckResult> results = List.of(result("A-1", null, Verdict.HOLDS), result("A-1", "lie", Verdict.REFUTED));
        Ledger ledger = Ledger.of(catalogue("A-1"), results, new ClaimSelection("*"));
        assertThat(ledger.faults()).isEmpty();
        assertThat(LedgerTable.console(ledger)).contains("1 of 1 claims hold; 1 of 1 controls refuted");
        assertThat(LedgerTable.markdown(ledger)).contains("a title \\| with a bar");
    }

    @Test
    void everything_else_is() throws IOException {
        ClaimCatalogue catalogue = catalogue("A-1", "B-2");
        for (Verdict verdict : List.of(Verdict.REFUTED, Verdict.UNDECIDED, Verdict.VACUOUS)) {
            Ledger ledger = Ledger.of(
                    catalogue,
                    List.of(result("A-1", null, verdict), result("A-1", "lie", Verdict.REFUTED)),
                    new ClaimSelection("A-*"));
            assertThat(ledger.faults()).singleElement().asString().startsWith("A-1: " + verdict);
        }
        Ledger survived = Ledger.of(
                catalogue,
                List.of(result("A-1", null, Verdict.HOLDS), result("A-1", "lie", Verdict.UNDECIDED)),
                new ClaimSelection("*"));
        assertThat(survived.faults())
                .containsExactly(
                        "A-1: control lie survived: the check cannot see this lie",
                        "B-2: no check ran for this claim",
                        "B-2: control lie did not run");
    }

    @Test
    void results_without_a_claim_and_double_results_are_refused() throws IOException {
        ClaimCatalogue catalogue = catalogue("A-1");
        CheckResult honest = result("A-1", null, Verdict.HOLDS);
        assertThatThrownBy(() -> Ledger.of(catalogue, List.of(honest, honest), new ClaimSelection("*")))
                .hasMessageContaining("two checks report on A-1");
        assertThatThrownBy(() ->
                        Ledger.of(catalogue, List.of(result("C-3", null, Verdict.HOLDS)), new ClaimSelection("*")))
                .hasMessageContaining("no claim C-3");
    }

    @Test
    void the_catalogue_is_read_strictly_and_names_the_line() throws IOException {
        assertThatThrownBy(() -> catalogue("A-1", "A-1")).hasMessageContaining("A-1 is listed twice");
        Path unknown = Files.writeString(folder.resolve("unknown.yaml"), ROW.formatted("A-1") + "  typo: 1\n");
        assertThatThrownBy(() -> ClaimCatalogue.read(unknown))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unknown.yaml:12")
                .hasMessageContaining("typo");
        Path missing = Files.writeString(
                folder.resolve("missing.yaml"), ROW.formatted("A-1").replace("  gate: true\n", ""));
        assertThatThrownBy(() -> ClaimCatalogue.read(missing)).hasMessageContaining("gate");
    }

    @Test
    void results_survive_a_round_trip_even_when_they_are_not_finite() throws IOException {
        CheckResult odd = new CheckResult(
                "A-1",
                null,
                Verdict.REFUTED,
                new Finding("x", Double.NaN, 0, 2, Double.NEGATIVE_INFINITY, Verdict.REFUTED),
                1,
                0,
                "K = 8",
                "1",
                0.1,
                Map.of("a", "b"),
                List.of("f.csv"),
                "m");
        LedgerJson.write(odd, folder.resolve("a.json"));
        assertThat(new ArrayList<>(LedgerJson.readResults(folder))).containsExactly(odd);
    }

    @Test
    void selections_are_globs() {
        ClaimSelection selection = new ClaimSelection("IMB-*, BAL-1");
        assertThat(selection.includes("IMB-13")).isTrue();
        assertThat(selection.includes("BAL-1")).isTrue();
        assertThat(selection.includes("BAL-12")).isFalse();
        assertThat(selection.isEverything()).isFalse();
        assertThat(new ClaimSelection(" ").isEverything()).isTrue();
    }
}
