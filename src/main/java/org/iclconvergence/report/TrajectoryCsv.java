package org.iclconvergence.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.reading.Reading;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;

/**
 * A trajectory as a table with one row for each epoch and query feature, the same bytes in every locale. Features count
 * from 1, as in the paper; a feature that no prompt queries has NaN.
 */
public final class TrajectoryCsv {
    private static final Object[] HEADER = {
        "epoch",
        "loss",
        "feature",
        "predictionError",
        "targetAttention",
        "dominantAttention",
        "targetWeight",
        "dominantWeight",
        "probability"
    };

    private TrajectoryCsv() {}

    /**
     * One feature after one epoch.
     *
     * @param epoch from 0
     * @param loss L
     * @param feature k, from 1
     * @param predictionError L_k
     * @param targetAttention mean Attn_k
     * @param dominantAttention mean Attn_1
     * @param targetWeight A_k
     * @param dominantWeight B_{k,1}
     * @param probability p_k
     */
    public record Row(
            long epoch,
            double loss,
            int feature,
            double predictionError,
            double targetAttention,
            double dominantAttention,
            double targetWeight,
            double dominantWeight,
            double probability) {}

    /**
     * The rows.
     *
     * @param probabilities p
     * @param snapshots by increasing epoch
     * @return for each snapshot one for each feature
     */
    public static Stream<Row> rows(FeatureProbabilities probabilities, List<Snapshot> snapshots) {
        return snapshots.stream()
                .flatMap(snapshot -> IntStream.range(0, probabilities.count())
                        .mapToObj(k -> new Row(
                                snapshot.step(),
                                snapshot.loss(),
                                k + 1,
                                snapshot.predictionErrors()[k],
                                snapshot.targetAttention()[k],
                                snapshot.dominantAttention()[k],
                                snapshot.weights().target(k),
                                snapshot.weights().get(0, k),
                                probabilities.get(k))));
    }

    /**
     * The table: epoch, L, k, L_k, mean Attn_k, mean Attn_1, A_k, B_{k,1}, p_k.
     *
     * @param probabilities p
     * @param trajectory of one training
     * @return header and rows
     */
    public static String of(FeatureProbabilities probabilities, Trajectory trajectory) {
        StringBuilder text = new StringBuilder();
        append(probabilities, trajectory, text);
        return text.toString();
    }

    /**
     * Writes the table.
     *
     * @param probabilities p
     * @param trajectory of one training
     * @param file to be created or overwritten
     * @throws IOException if it cannot be written
     */
    public static void write(FeatureProbabilities probabilities, Trajectory trajectory, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            append(probabilities, trajectory, writer);
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    private static void append(FeatureProbabilities probabilities, Trajectory trajectory, Appendable text) {
        CsvTable.append(text, HEADER);
        rows(probabilities, trajectory.snapshots())
                .forEach(row -> CsvTable.append(
                        text,
                        row.epoch,
                        row.loss,
                        row.feature,
                        row.predictionError,
                        row.targetAttention,
                        row.dominantAttention,
                        row.targetWeight,
                        row.dominantWeight,
                        row.probability));
    }

    /**
     * Reads the table.
     *
     * @param file its name, for messages
     * @param csv what {@link #of} wrote
     * @return its rows
     * @throws IOException if it is no such table
     */
    public static List<Row> read(String file, String csv) throws IOException {
        return Reading.csv(Path.of(file), csv, Row.class);
    }
}
