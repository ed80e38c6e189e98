package org.iclconvergence.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.iclconvergence.dynamics.Phases;
import org.iclconvergence.dynamics.Phases.Phase;
import org.iclconvergence.dynamics.QueryRun;

/**
 * The trainings of an under-represented query for several K as one table with one row for each recorded moment. Gradient flow
 * records moments evenly spaced along the path of the weights, so that the short last phases have as many as the long first one.
 */
public final class PhasesCsv {
    private static final List<String> PHASES = List.of("I", "II", "III", "IV");

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
            double features,
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
                        PHASES.get(row.phase.ordinal()),
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
        return CsvRows.read(file, csv, row -> {
            int phase = row.word("phase", PHASES);
            return new Row(
                    row.number("K"),
                    row.number("time"),
                    row.number("targetWeight"),
                    row.number("dominantWeight"),
                    row.number("targetAttention"),
                    row.number("dominantAttention"),
                    row.number("targetGrowth"),
                    row.number("dominantGrowth"),
                    Phase.values()[phase],
                    row.number("dominantProbability"),
                    row.number("promptLength"));
        });
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
        int phase = 0;
        while (phase < PHASES.size() - 1
                && time >= phases.end(Phase.values()[phase]).orElse(Double.POSITIVE_INFINITY)) {
            phase++;
        }
        return Phase.values()[phase];
    }
}
