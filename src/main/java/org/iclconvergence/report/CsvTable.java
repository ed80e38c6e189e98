package org.iclconvergence.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.iclconvergence.reading.DecimalText;

/** A table as comma-separated text (RFC 4180, lines ended by \n): the same characters in every locale, on every Java. */
public final class CsvTable {
    private final StringBuilder text = new StringBuilder();

    /**
     * A table without rows.
     *
     * @param header names of the columns
     */
    public CsvTable(String... header) {
        row((Object[]) header);
    }

    /**
     * Adds a row.
     *
     * @param cells numbers are written with all their digits
     */
    public void row(Object... cells) {
        append(text, cells);
    }

    /**
     * Writes a row of a table that is too long to be held.
     *
     * @param text where to
     * @param cells as for {@link #row}
     * @throws UncheckedIOException if it cannot be written
     */
    static void append(Appendable text, Object... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                text.append(i == 0 ? "" : ",").append(quoted(text(cells[i])));
            }
            text.append('\n');
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String text(Object cell) {
        return cell instanceof Double number ? DecimalText.inJava(number) : String.valueOf(cell);
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /**
     * The table.
     *
     * @return header and rows
     */
    @Override
    public String toString() {
        return text.toString();
    }
}
