package org.iclconvergence.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.Verdict;

/** The ledger as a file, and the results of single checks as the files that it is made of. */
public final class LedgerJson {
    /** Raised whenever a field changes its meaning or disappears. */
    public static final int SCHEMA = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private record Document(int schema, List<String> faults, List<Entry> claims) {}

    private record Entry(
            Claim claim,
            Verdict verdict,
            CheckResult result,
            Map<String, CheckResult> controls,
            long controlsRefuted) {}

    private LedgerJson() {}

    /**
     * Writes the ledger.
     *
     * @param ledger the claims with their results
     * @param file claims.json
     * @throws IOException if it cannot be written
     */
    public static void write(Ledger ledger, Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Ledger.Row row : ledger.rows()) {
            entries.add(new Entry(
                    row.claim(),
                    row.verdict().orElse(null),
                    row.honest().orElse(null),
                    row.controls(),
                    row.controlsRefuted()));
        }
        JSON.writeValue(file.toFile(), new Document(SCHEMA, ledger.faults(), entries));
    }

    /**
     * Writes the result of one run.
     *
     * @param result of a check, honest or under a control
     * @param file where to
     * @throws IOException if it cannot be written
     */
    public static void write(CheckResult result, Path file) throws IOException {
        JSON.writeValue(file.toFile(), result);
    }

    /**
     * Reads the results of all runs.
     *
     * @param directory holds one .json file for each run
     * @return the results, in the order of the file names
     * @throws IOException if the directory or a file cannot be read
     */
    public static List<CheckResult> readResults(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<CheckResult> results = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                results.add(JSON.readValue(file.toFile(), CheckResult.class));
            }
            return results;
        }
    }
}
