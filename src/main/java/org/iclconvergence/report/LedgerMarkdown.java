package org.iclconvergence.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.iclconvergence.claims.FalsificationMatrix;
import org.iclconvergence.claims.FalsificationMatrix.Cell;
import org.iclconvergence.claims.Ledger;

/** The ledger as GitHub-flavoured Markdown, for the summary of a CI step. */
public final class LedgerMarkdown {
    private LedgerMarkdown() {}

    /**
     * The whole ledger.
     *
     * @param ledger the claims with their results
     * @return faults first, then summary, budget, the table of claims and the falsification matrix
     */
    public static String of(Ledger ledger) {
        StringBuilder page = new StringBuilder();
        if (!ledger.faults().isEmpty()) {
            page.append("### Faults\n\n");
            ledger.faults()
                    .forEach(fault -> page.append("- ").append(escape(fault)).append('\n'));
            page.append('\n');
        }
        page.append("**").append(LedgerTable.summary(ledger)).append("**\n\n");
        page.append("False-alarm budget: ").append(ledger.budget()).append(".\n\n");
        List<String> differences = ledger.settings().differences();
        if (!differences.isEmpty()) {
            page.append("Not the reference run: ")
                    .append(escape(String.join(", ", differences)))
                    .append(".\n\n");
        }
        claims(page, ledger);
        matrix(page, ledger);
        return page.toString();
    }

    private static void claims(StringBuilder page, Ledger ledger) {
        page.append("| claim | | verdict | margin | controls refuted |\n|---|---|---|---:|---:|\n");
        for (Ledger.Row row : ledger.rows()) {
            row(
                    page,
                    row.claim().id(),
                    row.claim().title(),
                    LedgerTable.verdict(row) + (row.claim().gate() ? "" : " (not gated)"),
                    LedgerTable.margin(row),
                    LedgerTable.controls(row));
        }
    }

    private static void matrix(StringBuilder page, Ledger ledger) {
        FalsificationMatrix matrix = ledger.matrix();
        if (matrix.cells().isEmpty()) {
            return;
        }
        page.append("\n### What every control refutes\n\n");
        page.append("| control | refutes | survived by | not run | not applicable |\n|---|---|---|---|---:|\n");
        for (Map.Entry<String, Map<String, Cell>> control : matrix.cells().entrySet()) {
            row(
                    page,
                    control.getKey(),
                    names(matrix, control.getKey(), Cell.REFUTED),
                    names(matrix, control.getKey(), Cell.SURVIVED),
                    names(matrix, control.getKey(), Cell.NOT_RUN),
                    String.valueOf(
                            matrix.claims(control.getKey(), Cell.NOT_APPLICABLE).size()));
        }
    }

    private static String names(FalsificationMatrix matrix, String control, Cell cell) {
        return String.join(", ", matrix.claims(control, cell));
    }

    private static void row(StringBuilder page, String... cells) {
        page.append(
                List.of(cells).stream().map(LedgerMarkdown::escape).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** Only what would end a cell, a line or the page's own markup. */
    private static String escape(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\R", " ");
    }
}
