package org.iclconvergence.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.reading.Located;
import org.iclconvergence.reading.Reading;

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
     * @param cells column to cell
     */
    public record Row(Located cells) {
        /**
         * A cell.
         *
         * @param column its name
         * @return its content
         * @throws IOException if there is no such column; names file and line
         */
        public String text(String column) throws IOException {
            return cells.field(column).text();
        }

        /**
         * A cell with a number.
         *
         * @param column its name
         * @return its content, also infinite or NaN
         * @throws IOException if it is no number; names file and line
         */
        public double number(String column) throws IOException {
            return cells.field(column).cell();
        }

        /**
         * A cell with one of a few words.
         *
         * @param column its name
         * @param words that are known
         * @return the place of the cell's word among them
         * @throws IOException if it is none of them; names file and line
         */
        public int word(String column, List<String> words) throws IOException {
            int place = words.indexOf(text(column));
            if (place < 0) {
                throw cells.field(column).error("must be one of " + String.join(", ", words));
            }
            return place;
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
        return read(Reading.csv(Path.of(file), csv), reader);
    }

    /**
     * Reads a table.
     *
     * @param file header and rows
     * @param reader of a row
     * @param <T> what a row is
     * @return the rows in the order of the file
     * @throws IOException if it is no table or a row cannot be read; one line that names file and line
     */
    public static <T> List<T> read(Path file, RowReader<T> reader) throws IOException {
        return read(Reading.csv(file), reader);
    }

    private static <T> List<T> read(List<Located> table, RowReader<T> reader) throws IOException {
        List<T> rows = new ArrayList<>();
        for (Located row : table) {
            rows.add(reader.read(new Row(row)));
        }
        return rows;
    }
}
