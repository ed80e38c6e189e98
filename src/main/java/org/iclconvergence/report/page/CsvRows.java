package org.iclconvergence.report.page;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A table of the evidence.
 *
 * @param file that it comes from
 * @param rows column to cell, in the order of the file
 */
record CsvRows(Path file, List<Map<String, String>> rows) {
    static CsvRows read(Path file) throws IOException {
        try (MappingIterator<Map<String, String>> cells = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(Files.readString(file))) {
            return new CsvRows(file, cells.readAll());
        } catch (IOException unreadable) {
            throw new IOException(file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** The rows with the same cell in a column, in the order of their first one. */
    Map<String, CsvRows> by(String column) {
        Map<String, List<Map<String, String>>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(row.get(column), key -> new ArrayList<>())
                .add(row));
        Map<String, CsvRows> tables = new LinkedHashMap<>();
        groups.forEach((key, group) -> tables.put(key, new CsvRows(file, group)));
        return tables;
    }

    /** The rows whose cell in a column differs from that of the row before. */
    CsvRows changes(String column) {
        List<Map<String, String>> changed = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            if (!rows.get(i).get(column).equals(rows.get(i - 1).get(column))) {
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
    List<double[]> pairs(Function<Map<String, String>, Double> x, Function<Map<String, String>, Double> y) {
        return rows.stream()
                .map(row -> new double[] {x.apply(row), y.apply(row)})
                .toList();
    }

    double number(Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw new IllegalArgumentException(file + ": column " + column + " is missing");
        }
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException(file + ": column " + column + ": " + cell + " is no number", malformed);
        }
    }
}
