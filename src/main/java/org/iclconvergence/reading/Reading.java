package org.iclconvergence.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads files, at most 16 MiB of UTF-8 each. Every failure but that of the file system itself names file and line. */
public final class Reading {
    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final CsvFactory CSV = CsvFactory.builder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .build();

    private Reading() {}

    /**
     * Reads YAML.
     *
     * @param file one document without aliases and repeated keys
     * @return its root
     * @throws IOException if it is something else
     */
    public static Located yaml(Path file) throws IOException {
        return read(file, YAML).get(0);
    }

    /**
     * Reads YAML that somebody else has read from a file.
     *
     * @param file where it comes from, for messages
     * @param text one document without aliases and repeated keys
     * @return its root
     * @throws IOException if it is something else
     */
    public static Located yaml(Path file, String text) throws IOException {
        return within(file, () -> TreeReader.read(file, text, YAML).get(0));
    }

    /**
     * Reads JSON.
     *
     * @param file one value without repeated fields
     * @return it
     * @throws IOException if it is something else
     */
    public static Located json(Path file) throws IOException {
        return read(file, JSON).get(0);
    }

    /**
     * Reads comma-separated values.
     *
     * @param file a header and rows of as many cells
     * @return the rows: tables of text, by the names of the columns
     * @throws IOException if it is something else
     */
    public static List<Located> csv(Path file) throws IOException {
        return read(file, CSV);
    }

    /**
     * Reads comma-separated values that somebody else has read from a file.
     *
     * @param file where they come from, for messages
     * @param text a header and rows of as many cells, one at least
     * @param type of a row
     * @param <R> that type
     * @return the rows as records: {@link Located#as}
     * @throws IOException if it is something else
     */
    public static <R extends Record> List<R> csv(Path file, String text, Class<R> type) throws IOException {
        List<R> rows = new ArrayList<>();
        for (Located row : TreeReader.read(file, text, CSV)) {
            rows.add(row.as(type));
        }
        if (rows.isEmpty()) {
            // nor was its header looked at
            throw new IOException(file + ":1: has no rows");
        }
        return rows;
    }

    /**
     * Reads a file as it is.
     *
     * @param file UTF-8
     * @return its text, without a byte order mark
     * @throws IOException if it is something else
     */
    public static String text(Path file) throws IOException {
        return within(file, () -> FileText.read(file));
    }

    private static List<Located> read(Path file, JsonFactory format) throws IOException {
        return within(file, () -> TreeReader.read(file, FileText.read(file), format));
    }

    private interface Read<T> {
        T of() throws IOException;
    }

    private static <T> T within(Path file, Read<T> read) throws IOException {
        try {
            return read.of();
        } catch (OutOfMemoryError tooLarge) {
            throw new IOException(file + ": is too large for the memory; raise java -Xmx", tooLarge);
        }
    }
}
