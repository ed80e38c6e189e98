package org.iclconvergence.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.reading.Reading;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;

/**
 * A trajectory as a table with one row for each epoch and query feature, the same bytes in every locale. Features count
 * from 1, as in the paper; a feature that no prompt queries has NaN. Beside what the prompts of the training say stands what the same weights
 * do on all prompts of that length, computed exactly for up to 50 features.
 */
public final class TrajectoryCsv {
    private static final Object[] HEADER = {
        "epoch",
        "loss",
        "feature",
        "predictionError",
        "targetAttention",
        "dominantAttention",
        "populationError",
        "populationAttention",
        "populationDominantAttention",
        "targetWeight",
        "dominantWeight",
        "probability"
    };

    /** An evaluation over all prompts costs about 100 K³ exponentials: with more features it would outlast the training by far. */
    private static final int MOST_FEATURES = 50;

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
     * @param populationError L_k of the same weights over all prompts of the same length, exact; NaN beyond 50
     *     features, where it would outlast the training, and for weights that are not finite
     * @param populationAttention E[Attn_k], likewise
     * @param populationDominantAttention E[Attn_1], likewise
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
            double populationError,
            double populationAttention,
            double populationDominantAttention,
            double targetWeight,
            double dominantWeight,
            double probability) {}

    /**
     * The rows.
     *
     * @param probabilities p
     * @param promptLength N
     * @param snapshots by increasing epoch
     * @return for each snapshot one for each feature
     */
    public static Stream<Row> rows(FeatureProbabilities probabilities, int promptLength, List<Snapshot> snapshots) {
        Loss population = new PopulationLoss(probabilities, promptLength);
        LossValues onAllPrompts = new LossValues(probabilities.count());
        return snapshots.stream().flatMap(snapshot -> {
            evaluate(population, snapshot.weights(), onAllPrompts);
            return IntStream.range(0, probabilities.count())
                    .mapToObj(k -> row(probabilities.get(k), snapshot, onAllPrompts, k))
                    .toList()
                    .stream();
        });
    }

    private static void evaluate(Loss population, BilinearWeights weights, LossValues values) {
        if (weights.features() <= MOST_FEATURES && weights.areFinite()) {
            population.evaluate(weights, values);
            return;
        }
        for (double[] unknown :
                List.of(values.predictionErrors(), values.targetAttention(), values.dominantAttention())) {
            Arrays.fill(unknown, Double.NaN);
        }
    }

    private static Row row(double probability, Snapshot snapshot, LossValues onAllPrompts, int k) {
        return new Row(
                snapshot.step(),
                snapshot.loss(),
                k + 1,
                snapshot.predictionErrors()[k],
                snapshot.targetAttention()[k],
                snapshot.dominantAttention()[k],
                onAllPrompts.predictionErrors()[k],
                onAllPrompts.targetAttention()[k],
                onAllPrompts.dominantAttention()[k],
                snapshot.weights().target(k),
                snapshot.weights().get(0, k),
                probability);
    }

    /**
     * The table: epoch, L, k, L_k, mean Attn_k, mean Attn_1, the last three over all prompts, A_k, B_{k,1}, p_k.
     *
     * @param probabilities p
     * @param promptLength N
     * @param trajectory of one training
     * @return header and rows
     */
    public static String of(FeatureProbabilities probabilities, int promptLength, Trajectory trajectory) {
        StringBuilder text = new StringBuilder();
        append(probabilities, promptLength, trajectory, text);
        return text.toString();
    }

    /**
     * Writes the table.
     *
     * @param probabilities p
     * @param promptLength N
     * @param trajectory of one training
     * @param file to be created or overwritten
     * @throws IOException if it cannot be written
     */
    public static void write(FeatureProbabilities probabilities, int promptLength, Trajectory trajectory, Path file)
            throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            append(probabilities, promptLength, trajectory, writer);
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    private static void append(
            FeatureProbabilities probabilities, int promptLength, Trajectory trajectory, Appendable text) {
        CsvTable.append(text, HEADER);
        rows(probabilities, promptLength, trajectory.snapshots())
                .forEach(row -> CsvTable.append(
                        text,
                        row.epoch,
                        row.loss,
                        row.feature,
                        row.predictionError,
                        row.targetAttention,
                        row.dominantAttention,
                        row.populationError,
                        row.populationAttention,
                        row.populationDominantAttention,
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
