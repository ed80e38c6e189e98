package org.iclconvergence.report.page;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.report.LedgerDocument;

/**
 * What every control refutes: a row for each claim, a column for each control.
 *
 * @param controls the columns
 * @param rows the claims
 */
public record HeatMap(List<String> controls, List<Row> rows) {
    /** A claim under every control, in the order of the columns. */
    public record Row(String id, List<Cell> cells) {}

    /**
     * A claim under a control.
     *
     * @param state refuted, survived, not-run or not-applicable
     * @param required whether the claim names the control as one that must refute it
     */
    public record Cell(String state, boolean required) {
        /**
         * What a reader without colours sees.
         *
         * @return one sign, or nothing where the control touches nothing that the claim is about
         */
        public String sign() {
            return switch (state) {
                case "refuted" -> "✗";
                case "survived" -> "○";
                case "not-run" -> "?";
                default -> "";
            };
        }
    }

    static HeatMap of(LedgerDocument ledger) {
        List<Row> rows = new ArrayList<>();
        for (LedgerDocument.Entry claim : ledger.claims()) {
            List<Cell> cells = new ArrayList<>();
            ledger.matrix().forEach((control, column) -> {
                LedgerDocument.Control run = claim.controls().get(control);
                cells.add(new Cell(state(column, claim.id()), run != null && run.required()));
            });
            rows.add(new Row(claim.id(), cells));
        }
        return new HeatMap(List.copyOf(ledger.matrix().keySet()), rows);
    }

    private static String state(LedgerDocument.Column column, String claim) {
        if (column.refutes().contains(claim)) {
            return "refuted";
        }
        if (column.survivedBy().contains(claim)) {
            return "survived";
        }
        return column.notRun().contains(claim) ? "not-run" : "not-applicable";
    }
}
