package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.result;
import static org.iclconvergence.claims.LedgerFixture.row;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.iclconvergence.claims.FalsificationMatrix.Cell;

/** What a ledger says of any results, and what a baseline says of a ledger. */
class LedgerProperties {
    private static final int CLAIMS = 5;
    private static final List<String> LIES = List.of("lie", "other-lie");

    private static String id(int claim) {
        return "A-" + (claim + 1);
    }

    private static ClaimCatalogue claims() throws IOException {
        String[] rows = new String[CLAIMS];
        Arrays.setAll(rows, claim -> row(id(claim)));
        return catalogue(rows);
    }

    /** What may go wrong with a claim that was well. */
    enum Defect {
        REFUTED,
        UNDECIDED,
        VACUOUS,
        NOT_RUN,
        CONTROL_SURVIVED,
        CONTROL_NOT_RUN,
        CONTROL_NOT_APPLICABLE,
        FALSE_ALARM,
        OTHER_SEED
    }

    private static List<CheckResult> results(int claim, Defect defect) {
        List<CheckResult> results = new ArrayList<>();
        CheckResult own = switch (defect) {
            case REFUTED, UNDECIDED, VACUOUS -> result(id(claim), null, Verdict.valueOf(defect.name()));
            case FALSE_ALARM -> result(id(claim), null, Verdict.HOLDS, 0.25, 1e-6);
            case OTHER_SEED -> seeded(result(id(claim), null, Verdict.HOLDS));
            default -> result(id(claim), null, Verdict.HOLDS);
        };
        if (defect != Defect.NOT_RUN) {
            results.add(own);
        }
        if (defect != Defect.CONTROL_NOT_RUN) {
            results.add(result(
                    id(claim),
                    "lie",
                    defect == Defect.CONTROL_SURVIVED
                            ? Verdict.HOLDS
                            : defect == Defect.CONTROL_NOT_APPLICABLE ? Verdict.NOT_APPLICABLE : Verdict.REFUTED));
        }
        return results;
    }

    private static CheckResult seeded(CheckResult own) {
        return new CheckResult(
                own.id(),
                null,
                own.verdict(),
                own.finding(),
                own.findings(),
                own.falseAlarm(),
                own.onset(),
                "7",
                own.seconds(),
                own.parameters(),
                own.files(),
                own.assertions(),
                own.worlds(),
                own.smallest(),
                own.message());
    }

    @Property(tries = 60)
    void a_ledger_without_defects_has_no_fault_and_each_defect_is_a_fault_of_its_claim(
            @ForAll @IntRange(min = 0, max = CLAIMS - 1) int claim, @ForAll Defect defect) throws IOException {
        ClaimCatalogue catalogue = claims();
        List<CheckResult> good = new ArrayList<>();
        List<CheckResult> bad = new ArrayList<>(results(claim, defect));
        for (int i = 0; i < CLAIMS; i++) {
            good.addAll(LedgerFixture.good(id(i)));
            bad.addAll(i == claim ? List.of() : LedgerFixture.good(id(i)));
        }
        Ledger clean = Ledger.of(catalogue, good, RunSettings.REFERENCE);
        assertThat(clean.faults()).isEmpty();
        assertThat(clean.controlsRefuted()).isEqualTo(clean.controlsRequired()).isEqualTo(CLAIMS);
        Ledger faulty = Ledger.of(catalogue, bad, RunSettings.REFERENCE);
        assertThat(faulty.faults()).isNotEmpty().allMatch(fault -> fault.startsWith(id(claim) + ": "));
    }

    /** One verdict for each control and claim, or none. */
    @Provide
    Arbitrary<List<Verdict>> tried() {
        return Arbitraries.of(Verdict.REFUTED, Verdict.HOLDS, Verdict.UNDECIDED, Verdict.NOT_APPLICABLE)
                .injectNull(0.3)
                .list()
                .ofSize(CLAIMS * LIES.size());
    }

    @Property(tries = 100)
    void the_matrix_has_every_cell_and_says_what_happened(@ForAll("tried") List<Verdict> tried) throws IOException {
        List<CheckResult> results = new ArrayList<>();
        for (int cell = 0; cell < tried.size(); cell++) {
            if (tried.get(cell) != null) {
                results.add(result(id(cell / LIES.size()), LIES.get(cell % LIES.size()), tried.get(cell)));
            }
        }
        Ledger ledger = Ledger.of(claims(), results, RunSettings.REFERENCE);
        FalsificationMatrix matrix = ledger.matrix();
        for (int cell = 0; cell < tried.size(); cell++) {
            String lie = LIES.get(cell % LIES.size());
            if (!matrix.cells().containsKey(lie)) {
                assertThat(results).noneMatch(result -> lie.equals(result.control()));
                continue;
            }
            Verdict verdict = tried.get(cell);
            Cell expected = verdict == Verdict.REFUTED
                    ? Cell.REFUTED
                    : verdict == Verdict.NOT_APPLICABLE
                            ? Cell.NOT_APPLICABLE
                            : verdict != null ? Cell.SURVIVED : lie.equals("lie") ? Cell.NOT_RUN : Cell.NOT_APPLICABLE;
            assertThat(matrix.cells().get(lie)).hasSize(CLAIMS).containsEntry(id(cell / LIES.size()), expected);
        }
        for (Cell cell : Cell.values()) {
            for (String lie : matrix.cells().keySet()) {
                assertThat(matrix.claims(lie, cell))
                        .allMatch(claim -> matrix.cells().get(lie).get(claim) == cell);
            }
        }
        assertThat(ledger.controlsRefuted())
                .isEqualTo(matrix.claims("lie", Cell.REFUTED).size());
    }

    /** How a baseline may differ from a run, and still be one. */
    enum Change {
        NONE,
        REVISION_WAS_HIGHER,
        REVISION_WAS_LOWER,
        OTHER_STATEMENT,
        OTHER_HYPOTHESES,
        MORE_CONTROLS,
        LARGER_MARGIN,
        NOT_YET_THERE,
        NO_LONGER_THERE
    }

    @Property(tries = 60)
    void a_ledger_is_level_with_its_own_baseline_and_with_no_other(
            @ForAll @IntRange(min = 0, max = CLAIMS - 1) int claim, @ForAll Change change) throws IOException {
        List<CheckResult> good = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
            good.addAll(LedgerFixture.good(id(i)));
        }
        Ledger ledger = Ledger.of(claims(), good, RunSettings.REFERENCE);
        SortedMap<String, Baseline.Entry> claims =
                new TreeMap<>(Baseline.of(ledger).claims());
        Baseline.Entry entry = claims.remove(id(claim));
        if (change != Change.NOT_YET_THERE) {
            claims.put(id(claim), changed(entry, change));
        }
        if (change == Change.NO_LONGER_THERE) {
            claims.put("A-9", entry);
        }
        String faulty = change == Change.NO_LONGER_THERE ? "A-9" : id(claim);
        List<String> faults = new Baseline(claims).faults(ledger);
        assertThat(faults).hasSize(change == Change.NONE ? 0 : 1).allMatch(fault -> fault.startsWith(faulty + ": "));
        boolean ofTheText = change == Change.REVISION_WAS_HIGHER
                || change == Change.OTHER_STATEMENT
                || change == Change.OTHER_HYPOTHESES;
        assertThat(new Baseline(claims).textFaults(ledger)).hasSize(ofTheText ? 1 : 0);
    }

    private static Baseline.Entry changed(Baseline.Entry entry, Change change) {
        return new Baseline.Entry(
                change == Change.REVISION_WAS_HIGHER ? 2 : change == Change.REVISION_WAS_LOWER ? 0 : entry.revision(),
                entry.gate(),
                entry.verdict(),
                change == Change.LARGER_MARGIN ? Double.valueOf(2.1 * entry.margin()) : entry.margin(),
                change == Change.MORE_CONTROLS ? List.of("lie", "other-lie") : entry.refutedBy(),
                entry.statement() + (change == Change.OTHER_STATEMENT ? "?" : ""),
                change == Change.OTHER_HYPOTHESES ? List.of() : entry.hypotheses());
    }
}
