package org.iclconvergence.report;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what {@link CsvTable} writes. */
public final class CsvRows {
    private CsvRows() {}

    /** What is made of a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        /**
         * Reads one row.
         *
         * @param row its cells
         * @return what it says
         * @throws IOException if it does not say that
         */
        T read(Row row) throws IOException;
    }

    /**
     * One row.
     *
     * @param where file and line, for messages
     * @param cells column to cell
     */
    public record Row(String where, Map<String, String> cells) {
        /**
         * A cell.
         *
         * @param column its name
         * @return its content
         * @throws IOException if there is no such column, or this row ends before it
         */
        public String text(String column) throws IOException {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IOException(where + ": column " + column + " is missing");
            }
            return cell;
        }

        /**
         * A cell with a number.
         *
         * @param column its name
         * @return its content, also infinite or NaN
         * @throws IOException if it is no number
         */
        public double number(String column) throws IOException {
            String cell = text(column);
            try {
                return Double.parseDouble(cell);
            } catch (NumberFormatException malformed) {
                throw new IOException(where + ": column " + column + ": " + cell + " is no number", malformed);
            }
        }
    }

    /**
     * Reads a table.
     *
     * @param file its name, for messages
     * @param csv header and rows
     * @param reader of a row
     * @param <T> what a row is
     * @return the rows in the order of the file
     * @throws IOException if it is no table or a row cannot be read; one line that names file and line
     */
    public static <T> List<T> read(String file, String csv, RowReader<T> reader) throws IOException {
        List<T> rows = new ArrayList<>();
        try (MappingIterator<Map<String, String>> cells = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            while (cells.hasNextValue()) {
                Map<String, String> row = cells.nextValue();
                rows.add(reader.read(new Row(file + ": row " + (rows.size() + 1), row)));
            }
        } catch (com.fasterxml.jackson.core.JacksonException malformed) {
            throw new IOException(file + ": " + malformed.getOriginalMessage(), malformed);
        }
        return rows;
    }
}
