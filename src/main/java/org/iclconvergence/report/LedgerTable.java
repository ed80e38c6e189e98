package org.iclconvergence.report;

import java.util.Locale;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.reading.Visible;

/** The ledger as the table that ends {@code mvn verify}. */
public final class LedgerTable {
    private static final int TITLE_WIDTH = 51;
    private static final String LINE = "%-7s %-" + TITLE_WIDTH + "s %-14s %8s %8s %7s";

    private LedgerTable() {}

    /**
     * The table for a console.
     *
     * @param ledger the claims with their results
     * @return rows of at most 100 characters, then the summary, the false-alarm budget and the faults
     */
    public static String console(Ledger ledger) {
        StringBuilder table = new StringBuilder("\n");
        line(table, "claim", "", "verdict", "margin", "controls", "time");
        for (Ledger.Row row : ledger.rows()) {
            line(
                    table,
                    row.claim().id(),
                    shorten(Visible.line(row.claim().title())),
                    verdict(row),
                    margin(row),
                    controls(row),
                    row.honest()
                            .map(result -> String.format(Locale.ROOT, "%.1f s", result.seconds()))
                            .orElse(""));
        }
        table.append("\n").append(summary(ledger));
        table.append("\nfalse-alarm budget: ").append(ledger.budget()).append("\n");
        for (String fault : ledger.faults()) {
            table.append("FAULT ").append(Visible.line(fault)).append("\n");
        }
        return table.toString().replace("\n", System.lineSeparator());
    }

    private static void line(StringBuilder table, Object... cells) {
        table.append(String.format(Locale.ROOT, LINE, cells).stripTrailing()).append("\n");
    }

    static String summary(Ledger ledger) {
        String controls = ledger.settings().isSabotaged()
                ? " under " + ledger.settings().control() + "; no other control was run; "
                : "; " + ledger.controlsRefuted() + " of " + ledger.controlsRequired() + " controls refuted; ";
        return ledger.holding() + " of " + ledger.rows().size() + " claims hold" + controls
                + (ledger.faults().isEmpty() ? "no" : ledger.faults().size())
                + (ledger.faults().size() == 1 ? " fault" : " faults");
    }

    static String verdict(Ledger.Row row) {
        return row.verdict().map(Verdict::word).orElse("not run");
    }

    static String controls(Ledger.Row row) {
        if (row.controls().isEmpty() && !row.claim().refutedBy().isEmpty()) {
            return "not run";
        }
        return row.controlsRefuted() + " of " + row.claim().refutedBy().size();
    }

    static String margin(Ledger.Row row) {
        return row.honest()
                .map(CheckResult::finding)
                .map(Finding::margin)
                .map(LedgerTable::margin)
                .orElse("");
    }

    private static String margin(double margin) {
        return margin == Double.NEGATIVE_INFINITY ? "-inf" : String.format(Locale.ROOT, "%.2g", margin);
    }

    private static String shorten(String title) {
        return title.length() <= TITLE_WIDTH ? title : title.substring(0, TITLE_WIDTH - 3) + "...";
    }
}
