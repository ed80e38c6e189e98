package org.iclconvergence.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;

/**
 * A trajectory as a table with one row for each epoch and query feature, the same bytes in every locale. Features count
 * from 1, as in the paper; a feature that no prompt queries has NaN.
 */
public final class TrajectoryCsv {
    private static final String HEADER =
            "epoch,loss,feature,predictionError,targetAttention,dominantAttention,targetWeight,dominantWeight\n";

    private TrajectoryCsv() {}

    /**
     * Writes the table: epoch, L, k, L_k, mean Attn_k, mean Attn_1, A_k, B_{k,1}.
     *
     * @param trajectory of one training
     * @param file to be created or overwritten
     * @throws IOException if it cannot be written
     */
    public static void write(Trajectory trajectory, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(HEADER);
            for (Snapshot snapshot : trajectory.snapshots()) {
                String start = snapshot.step() + "," + snapshot.loss() + ",";
                for (int k = 0; k < snapshot.predictionErrors().length; k++) {
                    writer.write(start + (k + 1) + ","
                            + snapshot.predictionErrors()[k] + ","
                            + snapshot.targetAttention()[k] + ","
                            + snapshot.dominantAttention()[k] + ","
                            + snapshot.weights().target(k) + ","
                            + snapshot.weights().get(0, k) + "\n");
                }
            }
        }
    }
}
