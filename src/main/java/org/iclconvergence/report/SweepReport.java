package org.iclconvergence.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.iclconvergence.reading.DecimalText;
import org.iclconvergence.reading.JsonText;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.ChartSize;
import org.iclconvergence.report.figure.PhaseDiagram;
import org.iclconvergence.sweep.Columns;
import org.iclconvergence.sweep.Columns.Column;
import org.iclconvergence.sweep.FittedLaw;
import org.iclconvergence.sweep.GridFile;
import org.iclconvergence.sweep.LawFits;
import org.iclconvergence.sweep.Status;
import org.iclconvergence.sweep.SweepStore;
import org.jspecify.annotations.Nullable;

/** The rows of a sweep as a table, and what is made of them. No clock, no host: the same grid gives the same bytes. */
public final class SweepReport {
    /** The table: RFC 4180, one row a point in the order of the design. */
    public static final String TABLE = "points.csv";

    /** The grid, the digest of the table, how many points came to what, and the fitted laws. */
    public static final String SUMMARY = "sweep.json";

    private static final int MOST_LINES = 20;

    private final GridFile sweep;
    private final String grid;
    private final Map<Status, Long> counts = new EnumMap<>(Status.class);
    private final List<PhaseDiagram> diagrams;
    private List<FittedLaw> laws = List.of();

    /**
     * The report of a sweep.
     *
     * @param sweep whose rows it is about
     * @param grid text of its file
     */
    public SweepReport(GridFile sweep, String grid) {
        this.sweep = sweep;
        this.grid = grid;
        diagrams = sweep.diagrams().stream()
                .map(diagram -> new PhaseDiagram(sweep, diagram))
                .toList();
        for (Status status : Status.values()) {
            counts.put(status, 0L);
        }
    }

    /**
     * Writes table, summary and figures.
     *
     * @param store with all rows; they pass by one at a time
     * @param versions name to version
     * @param size of a figure
     * @param title gives a figure another one
     * @param directory receives them; to be committed by the caller
     * @throws IOException if one cannot be written
     */
    public void write(
            SweepStore store,
            Map<String, String> versions,
            ChartSize size,
            UnaryOperator<Chart> title,
            StagedDirectory directory)
            throws IOException {
        MessageDigest digest = sha256();
        LawFits fits = new LawFits(sweep);
        directory.write(TABLE, file -> writeTable(store, fits, digest, file));
        store.forEach(row -> fits.compare(sweep.grid().point(row.index()), row));
        laws = fits.fitted();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("schema", RunJson.SCHEMA);
        summary.put("versions", versions);
        summary.put("title", sweep.title());
        summary.put("grid", grid);
        Map<String, String> table = new LinkedHashMap<>();
        table.put("file", TABLE);
        table.put("sha256", HexFormat.of().formatHex(digest.digest()));
        summary.put("table", table);
        summary.put("points", sweep.grid().size());
        Map<String, Long> status = new LinkedHashMap<>();
        counts.forEach((key, count) -> status.put(key.toString(), count));
        summary.put("status", status);
        summary.put("fits", laws.stream().map(SweepReport::json).toList());
        directory.write(SUMMARY, file -> RunJson.write(summary, file));
        for (int i = 0; i < diagrams.size(); i++) {
            Chart chart = title.apply(diagrams.get(i).chart());
            directory.draw("diagram-" + (i + 1), chart, size);
            directory.write(
                    "diagram-" + (i + 1) + ".json",
                    file -> Files.writeString(file, JsonText.mapper().build().writeValueAsString(chart) + "\n"));
        }
    }

    private void writeTable(SweepStore store, LawFits fits, MessageDigest digest, Path file) throws IOException {
        List<Column> columns = new Columns(sweep.grid()).all();
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(
                new DigestOutputStream(Files.newOutputStream(file), digest), StandardCharsets.UTF_8))) {
            CsvTable.append(writer, columns.stream().map(Column::header).toArray());
            store.forEach(row -> {
                var point = sweep.grid().point(row.index());
                CsvTable.append(
                        writer,
                        columns.stream()
                                .map(column -> cell(column.cell().apply(point, row)))
                                .toArray());
                fits.add(point, row);
                diagrams.forEach(diagram -> diagram.add(point, row));
                counts.merge(row.status(), 1L, Long::sum);
            });
        }
    }

    /** What is not there is an empty cell. */
    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SweepReport::cell).collect(Collectors.joining(" "));
        }
        return value instanceof Double number ? Double.isNaN(number) ? "" : DecimalText.of(number) : value.toString();
    }

    private static Map<String, Object> json(FittedLaw law) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("y", law.law().y());
        fields.put("x", law.law().x());
        fields.put("of", law.of());
        fields.put("where", law.law().where().orElse(Map.of()));
        fields.put("points", law.points());
        fields.put("leftOut", law.leftOut());
        fields.put("exponent", orNull(law.exponent()));
        fields.put("interval95", Double.isNaN(law.exponent()) ? null : List.of(law.lower(), law.upper()));
        fields.put("factor", orNull(law.factor()));
        fields.put("residualSpread", orNull(law.spread()));
        fields.put("largestResidual", orNull(law.largestResidual()));
        return fields;
    }

    private static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /**
     * The outcome in a few lines of plain ASCII for a console, once it is written.
     *
     * @return how many points came to what, and the fitted laws
     */
    public String summary() {
        StringBuilder text = new StringBuilder();
        text.append(sweep.grid().size()).append(" points: ");
        List<String> parts = new ArrayList<>();
        counts.forEach((status, count) -> {
            if (count > 0) {
                parts.add(count + " " + status);
            }
        });
        text.append(String.join(", ", parts)).append('\n');
        laws.stream().limit(MOST_LINES).forEach(law -> text.append(line(law)).append('\n'));
        if (laws.size() > MOST_LINES) {
            text.append("... and ").append(laws.size() - MOST_LINES).append(" more fits in " + SUMMARY + "\n");
        }
        return text.toString();
    }

    private static String line(FittedLaw law) {
        String of = law.of().entrySet().stream()
                .map(each -> ", " + each.getKey() + " = " + cell(each.getValue()))
                .collect(Collectors.joining());
        String head = law.law().y() + " over " + law.law().x() + of + ": ";
        if (Double.isNaN(law.exponent())) {
            return head + "no fit, " + law.points() + " points";
        }
        return head
                + String.format(
                        Locale.ROOT,
                        "exponent %.4f in [%.4f, %.4f], factor %.4g, residuals %.2g, largest %.2g, %d points",
                        law.exponent(),
                        law.lower(),
                        law.upper(),
                        law.factor(),
                        law.spread(),
                        law.largestResidual(),
                        law.points())
                + (law.leftOut() > 0 ? ", " + law.leftOut() + " left out" : "");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
