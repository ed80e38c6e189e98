package org.iclconvergence.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.iclconvergence.dynamics.Phases;
import org.iclconvergence.dynamics.Phases.Phase;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.reading.Reading;

/**
 * The trainings of an under-represented query for several K as one table with one row for each recorded moment. Gradient flow
 * records moments evenly spaced along the path of the weights, so that the short last phases have as many as the long first one.
 */
public final class PhasesCsv {
    /** Of each run. Only a training that never converges has more, all alike. */
    private static final int MOST_ROWS = 300;

    private PhasesCsv() {}

    /**
     * One moment of one training.
     *
     * @param features K
     * @param time η t
     * @param targetWeight A_k
     * @param dominantWeight B_{k,1}; of the most probable other feature, where feature 1 is not dominant or is queried
     * @param targetAttention E[Attn_k]
     * @param dominantAttention E[Attn_1]
     * @param targetGrowth α_k
     * @param dominantGrowth β_{k,1} with its sign
     * @param phase that it belongs to; a moment at which one ends belongs to the next one
     * @param dominantProbability p_1
     * @param promptLength N, or infinite
     */
    public record Row(
            @JsonProperty("K") double features,
            double time,
            double targetWeight,
            double dominantWeight,
            double targetAttention,
            double dominantAttention,
            double targetGrowth,
            double dominantGrowth,
            Phase phase,
            double dominantProbability,
            double promptLength) {}

    /**
     * The rows of one training.
     *
     * @param run the training
     * @return one for each of its moments
     */
    public static List<Row> rows(QueryRun run) {
        int dominant = run.problem().rival();
        Phases phases = run.phases();
        return run.moments().stream()
                .map(moment -> new Row(
                        run.problem().classes().features(),
                        moment.time(),
                        moment.targetWeight(),
                        moment.weights().getEntry(dominant),
                        moment.targetAttention(),
                        moment.attention().getEntry(dominant),
                        moment.targetGrowth(),
                        moment.growth().getEntry(dominant),
                        phase(phases, moment.time()),
                        run.problem().classes().probability(0),
                        run.promptLength()))
                .toList();
    }

    /**
     * The table: K, η t, A_k, B_{k,1}, E[Attn_k], E[Attn_1], α_k, β_{k,1} with its sign, phase, p_1, N.
     *
     * @param runs one for each K
     * @return header and rows
     */
    public static String of(List<QueryRun> runs) {
        CsvTable table = new CsvTable(
                "K",
                "time",
                "targetWeight",
                "dominantWeight",
                "targetAttention",
                "dominantAttention",
                "targetGrowth",
                "dominantGrowth",
                "phase",
                "dominantProbability",
                "promptLength");
        for (QueryRun run : runs) {
            for (Row row : thinned(rows(run))) {
                table.row(
                        ProblemText.whole(row.features),
                        row.time,
                        row.targetWeight,
                        row.dominantWeight,
                        row.targetAttention,
                        row.dominantAttention,
                        row.targetGrowth,
                        row.dominantGrowth,
                        row.phase,
                        row.dominantProbability,
                        row.promptLength);
            }
        }
        return table.toString();
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

    /** With the start of every phase and the end. */
    private static List<Row> thinned(List<Row> rows) {
        int stride = (rows.size() + MOST_ROWS - 1) / MOST_ROWS;
        return IntStream.range(0, rows.size())
                .filter(i -> i % stride == 0 || i == rows.size() - 1 || rows.get(i).phase != rows.get(i - 1).phase)
                .mapToObj(rows::get)
                .toList();
    }

    private static Phase phase(Phases phases, double time) {
        return Arrays.stream(Phase.values())
                .filter(phase ->
                        phase == Phase.CONVERGENCE || time < phases.end(phase).orElse(Double.POSITIVE_INFINITY))
                .findFirst()
                .orElseThrow();
    }
}
