package org.iclconvergence.report;

import java.util.List;
import java.util.stream.Collectors;

/** The ledger as GitHub-flavoured Markdown, for the summary of a CI step. */
public final class LedgerMarkdown {
    private LedgerMarkdown() {}

    /**
     * The whole ledger.
     *
     * @param ledger what is known about every claim
     * @param differences how the run differs from the reference run; empty for that one
     * @return faults first, then summary, assertions, budget, the table of claims and the falsification matrix
     */
    public static String of(LedgerDocument ledger, List<String> differences) {
        StringBuilder page = new StringBuilder();
        if (!ledger.faults().isEmpty()) {
            page.append("### Faults\n\n");
            ledger.faults()
                    .forEach(fault -> page.append("- ").append(escape(fault)).append('\n'));
            page.append('\n');
        }
        page.append("**").append(LedgerTable.summary(ledger)).append("**\n\n");
        page.append(LedgerTable.assertions(ledger)).append(".\n\n");
        page.append("False-alarm budget: ").append(LedgerTable.budget(ledger)).append(".\n\n");
        if (!differences.isEmpty()) {
            page.append("Not the reference run: ")
                    .append(escape(String.join(", ", differences)))
                    .append(".\n\n");
        }
        claims(page, ledger);
        matrix(page, ledger);
        return page.toString();
    }

    private static void claims(StringBuilder page, LedgerDocument ledger) {
        page.append("| claim | | verdict | established | margin | controls refuted |\n|---|---|---|---|---:|---:|\n");
        for (LedgerDocument.Entry claim : ledger.claims()) {
            row(
                    page,
                    claim.id(),
                    claim.title(),
                    LedgerTable.verdict(claim) + (claim.gate() ? "" : " (not gated)"),
                    LedgerTable.established(claim),
                    LedgerTable.margin(claim),
                    LedgerTable.controls(claim));
        }
    }

    private static void matrix(StringBuilder page, LedgerDocument ledger) {
        if (ledger.matrix().isEmpty()) {
            return;
        }
        page.append("\n### What every control refutes\n\n");
        page.append("| control | refutes | survived by | not run | not applicable |\n|---|---|---|---|---:|\n");
        ledger.matrix()
                .forEach((control, column) -> row(
                        page,
                        control,
                        String.join(", ", column.refutes()),
                        String.join(", ", column.survivedBy()),
                        String.join(", ", column.notRun()),
                        String.valueOf(column.notApplicableTo().size())));
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
