package org.iclconvergence.bench.comparison;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * What stands in reports/bench.json; theory-checks/bench.schema.json describes it.
 *
 * @param schema version of this format
 * @param taken when it began, UTC, to the second
 * @param quick whether sizes were small, so that the numbers say nothing
 * @param rounds of every row that is taken in turn
 * @param machine what it was measured on
 * @param versions of everything that took part
 * @param rows the table
 */
record BenchReport(
        int schema,
        String taken,
        boolean quick,
        int rounds,
        Machine machine,
        Map<String, String> versions,
        List<Row> rows) {
    static final int SCHEMA = 1;

    /** Writes it, whole or not at all. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(unfinished, json.writeValueAsString(this) + "\n");
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The rows whose two sides did not do the same work. */
    List<Row> unequal() {
        return rows.stream()
                .filter(row -> row.equal() != null && !row.equal().holds())
                .toList();
    }
}
