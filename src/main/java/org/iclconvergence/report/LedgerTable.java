package org.iclconvergence.report;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iclconvergence.reading.Visible;
import org.iclconvergence.stats.ErrorBudget;

/** The ledger as the table that ends {@code mvn verify}. */
public final class LedgerTable {
    private static final List<String> HEADER =
            List.of("claim", "", "verdict", "established", "margin", "controls", "time");
    private static final int TEXTS = 4;

    private LedgerTable() {}

    /**
     * The table for a console.
     *
     * @param ledger what is known about every claim
     * @return rows as wide as their longest cells, then the summary, the assertions, the false-alarm budget and the faults
     */
    public static String console(LedgerDocument ledger) {
        List<List<String>> rows = Stream.concat(
                        Stream.of(HEADER), ledger.claims().stream().map(LedgerTable::cells))
                .toList();
        int[] widths = IntStream.range(0, HEADER.size())
                .map(i ->
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElseThrow())
                .toArray();
        StringBuilder table = new StringBuilder("\n");
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                // texts to the left, numbers to the right
                line.append(String.format(Locale.ROOT, "%" + (i < TEXTS ? "-" : "") + widths[i] + "s  ", row.get(i)));
            }
            table.append(line.toString().stripTrailing()).append("\n");
        }
        table.append("\n").append(summary(ledger));
        table.append("\n").append(assertions(ledger));
        table.append("\nfalse-alarm budget: ").append(budget(ledger)).append("\n");
        for (String fault : ledger.faults()) {
            table.append("FAULT ").append(Visible.line(fault)).append("\n");
        }
        return table.toString().replace("\n", System.lineSeparator());
    }

    private static List<String> cells(LedgerDocument.Entry claim) {
        return List.of(
                claim.id(),
                Visible.line(claim.title()),
                verdict(claim),
                established(claim),
                margin(claim),
                controls(claim),
                claim.seconds() == null ? "" : String.format(Locale.ROOT, "%.1f s", claim.seconds()));
    }

    static String summary(LedgerDocument ledger) {
        LedgerDocument.Summary summary = ledger.summary();
        String controls = ledger.control() != null
                ? " under " + ledger.control() + "; no other control was run; "
                : "; " + summary.controlsRefuted() + " of " + summary.controls() + " controls refuted; ";
        int faults = ledger.faults().size();
        return summary.holds() + " of " + summary.claims() + " claims hold" + controls + (faults == 0 ? "no" : faults)
                + (faults == 1 ? " fault" : " faults");
    }

    /** What the checks assert, and whether it was seen to be able to fail; a sabotaged run does not try that. */
    static String assertions(LedgerDocument ledger) {
        LedgerDocument.Summary summary = ledger.summary();
        long neither = summary.assertions() - summary.assertionsRefuted() - summary.assertionsProved();
        return String.format(
                        Locale.ROOT,
                        "%d %s",
                        summary.assertions(),
                        summary.assertions() == 1 ? "assertion" : "assertions")
                + (ledger.control() == null
                        ? String.format(
                                Locale.ROOT,
                                ": %d refuted by a control, %d proved, %d neither",
                                summary.assertionsRefuted(),
                                summary.assertionsProved(),
                                neither)
                        : "")
                + String.format(Locale.ROOT, "; %d %s", summary.worlds(), summary.worlds() == 1 ? "world" : "worlds");
    }

    /** No row is greener than its evidence: what does not hold is established by nothing. */
    static String established(LedgerDocument.Entry claim) {
        return "holds".equals(claim.verdict()) ? claim.establishedBy().means() : "";
    }

    static ErrorBudget budget(LedgerDocument ledger) {
        SortedMap<String, Double> declared = new TreeMap<>();
        for (LedgerDocument.Entry claim : ledger.claims()) {
            if (claim.falseAlarm() != null && claim.falseAlarm() != 0) {
                declared.put(claim.id(), claim.falseAlarm());
            }
        }
        return new ErrorBudget(declared);
    }

    static String verdict(LedgerDocument.Entry claim) {
        return claim.verdict() == null ? "not run" : claim.verdict();
    }

    static String controls(LedgerDocument.Entry claim) {
        List<LedgerDocument.Control> required = claim.controls().values().stream()
                .filter(LedgerDocument.Control::required)
                .toList();
        boolean ran = claim.controls().values().stream().anyMatch(control -> control.verdict() != null);
        if (!ran && !required.isEmpty()) {
            return "not run";
        }
        return required.stream()
                        .filter(control -> "refuted".equals(control.verdict()))
                        .count()
                + " of " + required.size();
    }

    static String margin(LedgerDocument.Entry claim) {
        if (claim.finding() == null) {
            return "";
        }
        double margin = claim.finding().margin();
        return margin == Double.NEGATIVE_INFINITY ? "-inf" : String.format(Locale.ROOT, "%.2g", margin);
    }
}
