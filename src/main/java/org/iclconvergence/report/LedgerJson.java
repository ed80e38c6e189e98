package org.iclconvergence.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.iclconvergence.claims.Baseline;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Run;

/** The ledger, its baseline and the results of single checks as files. The same content gives the same bytes anywhere. */
public final class LedgerJson {
    /** Version of theory-checks/ledger.schema.json: raised whenever a field changes its meaning or disappears. */
    public static final int SCHEMA = 2;

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(LINES))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    /** Lists one element a line, for a diff that people read. */
    private static final JsonMapper LISTING = JSON.rebuild()
            .defaultPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES))
            .build();

    private LedgerJson() {}

    /**
     * Writes the ledger.
     *
     * @param ledger what is known about every claim
     * @param file claims.json
     * @throws IOException if it cannot be written
     */
    public static void write(LedgerDocument ledger, Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(ledger) + "\n");
    }

    /**
     * Writes the result of one run.
     *
     * @param result of a check, honest or under a control
     * @param file where to
     * @throws IOException if it cannot be written
     */
    public static void write(CheckResult result, Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(result) + "\n");
    }

    /**
     * Writes a baseline.
     *
     * @param baseline to keep
     * @param file baseline.json
     * @throws IOException if it cannot be written
     */
    public static void write(Baseline baseline, Path file) throws IOException {
        Files.writeString(file, LISTING.writeValueAsString(baseline) + "\n");
    }

    /**
     * Reads claims.json.
     *
     * @param file written by {@link #write(LedgerDocument, Path)}
     * @return its content
     * @throws IOException if it cannot be read, is malformed or has another schema; the message says which
     */
    public static LedgerDocument readDocument(Path file) throws IOException {
        LedgerDocument document = read(
                file, JSON.readerFor(LedgerDocument.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        if (document.schema() != SCHEMA) {
            throw new IOException(file + ": schema " + document.schema() + ", not " + SCHEMA);
        }
        return document;
    }

    /**
     * Reads a baseline.
     *
     * @param file baseline.json
     * @return what {@link #write(Baseline, Path)} wrote
     * @throws IOException if the file cannot be read or is no baseline; the message names it
     */
    public static Baseline readBaseline(Path file) throws IOException {
        return read(
                file,
                JSON.readerFor(Baseline.class)
                        .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                        .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES));
    }

    /**
     * Reads the results of all runs.
     *
     * @param directory holds one .json file for each run of a check, and run.json
     * @return the results, in the order of the file names
     * @throws IOException if the directory or a file cannot be read
     */
    public static List<CheckResult> readResults(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<CheckResult> results = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json") && !path.endsWith(Run.FILE))
                    .sorted()
                    .toList()) {
                results.add(read(file, JSON.readerFor(CheckResult.class)));
            }
            return results;
        }
    }

    private static <T> T read(Path file, ObjectReader reader) throws IOException {
        try {
            T value = reader.readValue(Files.readString(file));
            if (value == null) {
                throw new IOException(file + ": holds nothing");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw new IOException(file + ": " + malformed.getOriginalMessage(), malformed);
        }
    }
}
