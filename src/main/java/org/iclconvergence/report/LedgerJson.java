package org.iclconvergence.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
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
import org.iclconvergence.claims.Contradictions;
import org.iclconvergence.claims.Run;
import org.iclconvergence.reading.JsonText;
import org.iclconvergence.reading.Located;
import org.iclconvergence.reading.Reading;

/** The ledger, its baseline and the results of single checks as files. The same content gives the same bytes anywhere. */
public final class LedgerJson {
    /** Version of theory-checks/ledger.schema.json: raised whenever a field changes its meaning or disappears. */
    public static final int SCHEMA = 3;

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    /** Lists one element a line, for a diff that people read. */
    private static final JsonMapper LISTING = JsonText.mapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
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
        RunJson.write(ledger, file);
    }

    /**
     * Writes the result of one run.
     *
     * @param result of a check, honest or under a control
     * @param file where to
     * @throws IOException if it cannot be written
     */
    public static void write(CheckResult result, Path file) throws IOException {
        RunJson.write(result, file);
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
        Located document = Reading.json(file);
        Located schema = document.field("schema");
        if (schema.whole(Integer.MIN_VALUE, Integer.MAX_VALUE) != SCHEMA) {
            throw schema.error("is " + schema.value() + ", not " + SCHEMA);
        }
        return document.as(LedgerDocument.class);
    }

    /**
     * Reads a baseline.
     *
     * @param file baseline.json
     * @return what {@link #write(Baseline, Path)} wrote
     * @throws IOException if the file cannot be read or is no baseline; the message names it
     */
    public static Baseline readBaseline(Path file) throws IOException {
        return Reading.json(file).as(Baseline.class);
    }

    /**
     * Reads the results of all runs.
     *
     * @param directory holds one .json file for each run of a check, and run.json
     * @return the results, in the order of the file names
     * @throws IOException if the directory or a file cannot be read, or one contradicts itself; the message says which, and what
     */
    public static List<CheckResult> readResults(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<CheckResult> results = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json") && !path.endsWith(Run.FILE))
                    .sorted()
                    .toList()) {
                results.add(result(file));
            }
            return results;
        }
    }

    private static CheckResult result(Path file) throws IOException {
        Located document = Reading.json(file);
        CheckResult result = document.as(CheckResult.class);
        try {
            Contradictions.refuse(result);
        } catch (IllegalArgumentException contradiction) {
            throw document.invalid(contradiction);
        }
        return result;
    }
}
