package org.iclconvergence.bench.comparison;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.iclconvergence.BenchQuotation;

/** The report as text, one line for each row. */
final class BenchTable {
    private static final String[] HEAD = {"work", "rival", "ours", "rival's", "ratio", "quartiles", "target", "equal"};

    private BenchTable() {}

    static void print(BenchReport report, PrintStream out) {
        List<String[]> lines = new ArrayList<>();
        lines.add(HEAD);
        report.rows().forEach(row -> lines.add(cells(row)));
        int[] widths = new int[HEAD.length];
        for (String[] line : lines) {
            for (int i = 0; i < line.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        for (String[] line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < line.length; i++) {
                text.append(line[i]).append(" ".repeat(widths[i] - line[i].length() + 2));
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private static String[] cells(Row row) {
        String rival = row.rival() == null ? "" : row.rival();
        if (row.missing() != null) {
            return new String[] {row.name(), rival, row.missing()};
        }
        return new String[] {
            row.name(),
            rival,
            BenchQuotation.quantity(row.ours(), row.unit()),
            row.theirs() == null ? "" : BenchQuotation.quantity(row.theirs(), row.unit()),
            row.ratio() == null ? "" : BenchQuotation.number(row.ratio()),
            row.spread() == null
                    ? ""
                    : BenchQuotation.number(row.spread()[0]) + " … " + BenchQuotation.number(row.spread()[1]),
            row.target() == null ? "" : target(row.target()),
            row.equal() == null ? "" : equal(row.equal())
        };
    }

    private static String target(Target target) {
        String bound = target.atLeast() == null
                ? "≤ " + BenchQuotation.number(target.atMost())
                : "≥ " + BenchQuotation.number(target.atLeast());
        return bound + (target.met() ? ", met" : ", missed");
    }

    private static String equal(Agreement equal) {
        return String.format(
                Locale.ROOT, "%.1e %s %.0e", equal.difference(), equal.holds() ? "≤" : "EXCEEDS", equal.atMost());
    }
}
