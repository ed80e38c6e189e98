package org.iclconvergence.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.HittingTimes;
import org.iclconvergence.dynamics.Phases;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.training.query.QueryEvent;

/** What is needed to train one query again, and what came out, as a file: no clock, no host. Times are η t. */
public final class QueryRunJson {
    private record FeatureClass(double probability, double multiplicity) {}

    private record Settings(
            String training,
            String regime,
            double features,
            FeatureClass[] classes,
            double query,
            Object promptLength,
            double learningRate,
            Long steps,
            double[] errors) {}

    private record Results(
            double initialPredictionError,
            double finalPredictionError,
            String timeUnit,
            Map<String, Double> hittingTimes,
            Map<String, Double> phaseEnds) {}

    private record Document(int schema, Map<String, String> versions, Settings settings, Results results) {}

    private QueryRunJson() {}

    /**
     * Writes the description of one run.
     *
     * @param run to be described
     * @param versions name to version, written in this order
     * @param file to be created or overwritten
     * @throws IOException if it cannot be written
     */
    public static void write(QueryRun run, Map<String, String> versions, Path file) throws IOException {
        SymmetryClasses classes = run.problem().classes();
        Settings settings = new Settings(
                run.isFlow() ? "gradient flow" : "gradient descent",
                run.problem().regime().toString(),
                classes.features(),
                IntStream.range(0, classes.count())
                        .mapToObj(j -> new FeatureClass(classes.probability(j), classes.multiplicity(j)))
                        .toArray(FeatureClass[]::new),
                run.problem().query(),
                // JSON has no infinity
                Double.isInfinite(run.promptLength()) ? "inf" : (Object) run.promptLength(),
                run.learningRate(),
                run.isFlow() ? null : run.budget(),
                run.errors());
        Results results = new Results(
                run.trajectory().first().predictionError(),
                run.last().predictionError(),
                "eta t",
                hittingTimes(run),
                phaseEnds(run.phases()));
        RunJson.write(new Document(RunJson.SCHEMA, versions, settings, results), file);
    }

    private static Map<String, Double> hittingTimes(QueryRun run) {
        Map<String, Double> times = new LinkedHashMap<>();
        boolean pair = run.problem().classes().features() == 2;
        times.put("switch", pair ? Double.valueOf(0) : orNull(run.phases().switchTime()));
        times.put("half", orNull(HittingTimes.first(run.trajectory(), QueryEvent.targetAttentionAtLeast(0.5))));
        for (double error : run.errors()) {
            times.put(
                    "error " + ProblemText.decimal(error),
                    orNull(HittingTimes.first(run.trajectory(), QueryEvent.predictionErrorAtMost(error))));
        }
        return times;
    }

    private static Map<String, Double> phaseEnds(Phases phases) {
        Map<String, Double> ends = new LinkedHashMap<>();
        for (Phases.Phase phase : Phases.Phase.values()) {
            ends.put(phase.toString(), orNull(phases.end(phase)));
        }
        return ends;
    }

    private static Double orNull(OptionalDouble time) {
        return time.isPresent() ? time.getAsDouble() : null;
    }
}
