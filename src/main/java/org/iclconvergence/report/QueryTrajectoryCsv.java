package org.iclconvergence.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.training.query.QuerySnapshot;

/**
 * The training of one query as a table with one row for each recorded moment, the same bytes in every locale, on every Java. The rival is
 * feature 1, where that one is dominant and not queried, else the most probable other feature.
 */
public final class QueryTrajectoryCsv {
    private static final String HEADER =
            "step,trainingTime,predictionError,targetAttention,rivalAttention,targetWeight,"
                    + "rivalWeight,targetGrowth,rivalGrowth,largestCrossGrowth\n";

    private QueryTrajectoryCsv() {}

    /**
     * Writes the table: t, η t, L_k, E[Attn_k], E[Attn_1], A_k, B_{k,1}, α_k, β_{k,1}, max |β_{k,n}|.
     *
     * @param run whose trajectory is written
     * @param file to be created or overwritten
     * @throws IOException if it cannot be written
     */
    public static void write(QueryRun run, Path file) throws IOException {
        int rival = run.problem().rival();
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(HEADER);
            for (QuerySnapshot snapshot : run.moments()) {
                CsvTable.append(
                        writer,
                        run.isFlow()
                                ? (Object) (snapshot.time() / run.learningRate())
                                : run.trajectory().step(snapshot),
                        snapshot.time(),
                        snapshot.predictionError(),
                        snapshot.targetAttention(),
                        snapshot.attention().getEntry(rival),
                        snapshot.targetWeight(),
                        snapshot.weights().getEntry(rival),
                        snapshot.targetGrowth(),
                        snapshot.growth().getEntry(rival),
                        snapshot.largestCrossGrowth());
            }
        }
    }
}
