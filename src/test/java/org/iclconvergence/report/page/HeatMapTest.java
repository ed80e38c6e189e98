package org.iclconvergence.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.result;
import static org.iclconvergence.claims.LedgerFixture.row;
import static org.iclconvergence.claims.LedgerFixture.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.report.LedgerJson;
import org.iclconvergence.report.page.HeatMap.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatMapTest {
    @TempDir
    private Path folder;

    private HeatMap of(List<CheckResult> results) throws IOException {
        Path file = folder.resolve("claims.json");
        LedgerJson.write(
                LedgerDocument.of(
                        Ledger.of(catalogue(folder, row("A-1"), row("B-2")), results, RunSettings.REFERENCE),
                        run(RunSettings.REFERENCE),
                        Instant.EPOCH),
                file);
        return HeatMap.of(LedgerJson.readDocument(file));
    }

    @Test
    void a_row_for_each_claim_a_column_for_each_control() throws IOException {
        HeatMap map = of(List.of(
                result("A-1", "lie", Verdict.REFUTED),
                result("A-1", "fib", Verdict.HOLDS),
                result("B-2", "lie", Verdict.UNDECIDED),
                result("B-2", "fib", Verdict.NOT_APPLICABLE)));
        assertThat(map.controls()).containsExactly("fib", "lie");
        assertThat(map.rows()).extracting(HeatMap.Row::id).containsExactly("A-1", "B-2");
        assertThat(map.rows().get(0).cells()).containsExactly(new Cell("survived", false), new Cell("refuted", true));
        assertThat(map.rows().get(1).cells())
                .containsExactly(new Cell("not-applicable", false), new Cell("survived", true));
    }

    @Test
    void a_required_control_that_did_not_run_is_shown() throws IOException {
        HeatMap map = of(List.of(result("A-1", "lie", Verdict.REFUTED)));
        assertThat(map.rows().get(1).cells()).containsExactly(new Cell("not-run", true));
    }

    @Test
    void every_state_has_its_own_sign() {
        assertThat(List.of("refuted", "survived", "not-run", "not-applicable"))
                .extracting(state -> new Cell(state, false).sign())
                .containsExactly("✗", "○", "?", "");
    }
}
