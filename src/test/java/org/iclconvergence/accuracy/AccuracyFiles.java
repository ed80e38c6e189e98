package org.iclconvergence.accuracy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.iclconvergence.reading.DecimalText;
import org.iclconvergence.reading.JsonText;
import org.iclconvergence.report.page.AccuracyRow;

/** How the table is recorded, as JSON, and published, in Markdown. */
final class AccuracyFiles {
    /** What was measured last. */
    static final Path RECORDED = Path.of("theory-checks", "accuracy.json");

    /** Where it is published. */
    static final Path PUBLISHED = Path.of("theory-checks", "docs", "accuracy.md");

    private static final JsonMapper MAPPER = JsonText.mapper().build();

    private AccuracyFiles() {}

    /** One row a line, so that a change of one figure is a change of one line. */
    static String json(List<AccuracyRow> rows) throws IOException {
        StringBuilder text = new StringBuilder("[\n");
        for (int i = 0; i < rows.size(); i++) {
            text.append(MAPPER.writeValueAsString(rows.get(i))).append(i < rows.size() - 1 ? ",\n" : "\n");
        }
        return text.append("]\n").toString();
    }

    /** The lines of the published table. */
    static List<String> lines(List<AccuracyRow> rows) {
        return rows.stream().map(AccuracyFiles::line).toList();
    }

    private static String line(AccuracyRow row) {
        return "| "
                + String.join(
                        " | ",
                        "`" + row.function() + "`",
                        cell(row.domain()),
                        String.valueOf(row.points()),
                        cell(row.relativeTo()),
                        DecimalText.inJava(row.maxUlp()),
                        DecimalText.inJava(row.rmsUlp()),
                        cell(row.bound()),
                        DecimalText.inJava(row.shareOfBound()))
                + " |";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** Leaves both in a folder, to be copied where figures have changed for a reason. */
    static void write(Path folder, List<AccuracyRow> rows) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("accuracy.json"), json(rows));
        Files.writeString(folder.resolve("accuracy.md"), String.join("\n", lines(rows)) + "\n");
    }
}
