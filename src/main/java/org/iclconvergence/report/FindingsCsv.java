package org.iclconvergence.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.iclconvergence.claims.Finding;

/** The comparisons behind a verdict as a table. */
public final class FindingsCsv {
    /** More rows than this nobody reads; a claim with more findings keeps those closest to, or beyond, their thresholds. */
    public static final int MOST_ROWS = 5000;

    private FindingsCsv() {}

    /**
     * The table.
     *
     * @param findings in the order of comparison
     * @return what, estimate, error, threshold, margin; in the same order, at most {@link #MOST_ROWS} rows
     */
    public static String of(List<Finding> findings) {
        CsvTable table = new CsvTable("what", "estimate", "error", "threshold", "margin");
        IntStream.range(0, findings.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> findings.get(i).margin()))
                .limit(MOST_ROWS)
                .sorted()
                .map(findings::get)
                .forEach(finding -> table.row(
                        finding.what(), finding.estimate(), finding.error(), finding.threshold(), finding.margin()));
        return table.toString();
    }
}
