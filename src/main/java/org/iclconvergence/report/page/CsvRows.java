package org.iclconvergence.report.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.iclconvergence.reading.Located;
import org.iclconvergence.reading.Reading;

/**
 * A table of the evidence.
 *
 * @param file that it comes from
 * @param rows of text, in the order of the file
 */
record CsvRows(Path file, List<Located> rows) {
    static CsvRows read(Path file) throws IOException {
        return new CsvRows(file, Reading.csv(file));
    }

    /** The rows with the same cell in a column, in the order of their first one. */
    Map<String, CsvRows> by(String column) {
        Map<String, List<Located>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(text(row, column), key -> new ArrayList<>())
                .add(row));
        Map<String, CsvRows> tables = new LinkedHashMap<>();
        groups.forEach((key, group) -> tables.put(key, new CsvRows(file, group)));
        return tables;
    }

    /** The rows whose cell in a column differs from that of the row before. */
    CsvRows changes(String column) {
        List<Located> changed = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            if (!text(rows.get(i), column).equals(text(rows.get(i - 1), column))) {
                changed.add(rows.get(i));
            }
        }
        return new CsvRows(file, changed);
    }

    /** Pairs of two columns. */
    List<double[]> pairs(String x, String y) {
        return pairs(row -> number(row, x), row -> number(row, y));
    }

    /** Pairs of what two functions make of a row. */
    List<double[]> pairs(Function<Located, Double> x, Function<Located, Double> y) {
        return rows.stream()
                .map(row -> new double[] {x.apply(row), y.apply(row)})
                .toList();
    }

    double number(Located row, String column) {
        try {
            return row.field(column).cell();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    String text(Located row, String column) {
        try {
            return row.field(column).text();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
