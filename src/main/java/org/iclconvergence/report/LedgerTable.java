package org.iclconvergence.report;

import java.util.Locale;
import java.util.Optional;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.Verdict;

/** The ledger as the table that ends {@code mvn verify} and as Markdown for a CI step summary. */
public final class LedgerTable {
    private static final int TITLE_WIDTH = 58;

    private LedgerTable() {}

    /**
     * The table for a console.
     *
     * @param ledger the claims with their results
     * @return lines of at most 120 characters
     */
    public static String console(Ledger ledger) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT,
                "%n%-8s %-" + TITLE_WIDTH + "s %-10s %10s %9s %7s%n",
                "claim",
                "",
                "verdict",
                "margin",
                "controls",
                "time"));
        for (Ledger.Row row : ledger.rows()) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-8s %-" + TITLE_WIDTH + "s %-10s %10s %9s %7s%n",
                    row.claim().id(),
                    shorten(row.claim().title()),
                    verdict(row),
                    margin(row),
                    row.controlsRefuted() + " of " + row.claim().refutedBy().size(),
                    row.honest()
                            .map(result -> String.format(Locale.ROOT, "%.1f s", result.seconds()))
                            .orElse("")));
        }
        table.append(System.lineSeparator()).append(summary(ledger)).append(System.lineSeparator());
        for (String fault : ledger.faults()) {
            table.append("FAULT ").append(fault).append(System.lineSeparator());
        }
        return table.toString();
    }

    /**
     * The table as Markdown.
     *
     * @param ledger the claims with their results
     * @return a GitHub-flavoured table with a summary line above and the faults below
     */
    public static String markdown(Ledger ledger) {
        StringBuilder table = new StringBuilder();
        table.append("**").append(summary(ledger)).append("**\n\n");
        table.append("| claim | | verdict | margin | controls refuted |\n|---|---|---|---:|---:|\n");
        for (Ledger.Row row : ledger.rows()) {
            table.append("| ")
                    .append(row.claim().id())
                    .append(" | ")
                    .append(row.claim().title().replace("|", "\\|"))
                    .append(" | ")
                    .append(verdict(row))
                    .append(" | ")
                    .append(margin(row))
                    .append(" | ")
                    .append(row.controlsRefuted())
                    .append(" of ")
                    .append(row.claim().refutedBy().size())
                    .append(" |\n");
        }
        for (String fault : ledger.faults()) {
            table.append("\n- ").append(fault.replace("|", "\\|"));
        }
        return table.append('\n').toString();
    }

    private static String summary(Ledger ledger) {
        long holds = ledger.rows().stream()
                .filter(row -> row.verdict().equals(Optional.of(Verdict.HOLDS)))
                .count();
        long refuted =
                ledger.rows().stream().mapToLong(Ledger.Row::controlsRefuted).sum();
        long controls = ledger.rows().stream()
                .mapToLong(row -> row.claim().refutedBy().size())
                .sum();
        double falseAlarm = ledger.rows().stream()
                .flatMap(row -> row.honest().stream())
                .mapToDouble(CheckResult::falseAlarm)
                .sum();
        return String.format(
                Locale.ROOT,
                "%d of %d claims hold; %d of %d controls refuted; false-alarm probability of the whole suite at most %.1e",
                holds,
                ledger.rows().size(),
                refuted,
                controls,
                falseAlarm);
    }

    private static String verdict(Ledger.Row row) {
        return row.verdict()
                .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
                .orElse("not run");
    }

    private static String margin(Ledger.Row row) {
        return row.honest()
                .map(CheckResult::finding)
                .map(Finding::margin)
                .map(margin -> String.format(Locale.ROOT, "%.2g", margin))
                .orElse("");
    }

    private static String shorten(String title) {
        return title.length() <= TITLE_WIDTH ? title : title.substring(0, TITLE_WIDTH - 1) + "…";
    }
}
