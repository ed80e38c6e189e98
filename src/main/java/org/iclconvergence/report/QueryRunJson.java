package org.iclconvergence.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.HittingTimes;
import org.iclconvergence.dynamics.Phases;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.PredictedTime;
import org.iclconvergence.training.query.QueryEvent;
import org.jspecify.annotations.Nullable;

/** What is needed to train one query again, and what came out, as a file: no clock, no host. Times are η t. */
public final class QueryRunJson {
    private record FeatureClass(double probability, double multiplicity) {}

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
        RunJson.write(versions, settings(run, run.problem().query()), results(run), file);
    }

    /** What was asked for; the query is a number, or all. */
    static Map<String, Object> settings(QueryRun run, Object query) {
        SymmetryClasses classes = run.problem().classes();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("training", run.isFlow() ? "gradient flow" : "gradient descent");
        settings.put("regime", run.problem().regime().toString());
        settings.put("features", classes.features());
        settings.put(
                "classes",
                IntStream.range(0, classes.count())
                        .mapToObj(j -> new FeatureClass(classes.probability(j), classes.multiplicity(j)))
                        .toList());
        settings.put("query", query);
        // JSON has no infinity
        settings.put("promptLength", Double.isInfinite(run.promptLength()) ? "inf" : (Object) run.promptLength());
        settings.put("learningRate", run.learningRate());
        settings.put("steps", run.isFlow() ? null : run.budget());
        settings.put("errors", run.errors());
        return settings;
    }

    /** What came out of one query, beside what the theory says of it. */
    static Map<String, Object> results(QueryRun run) {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("initialPredictionError", run.trajectory().first().predictionError());
        results.put("finalPredictionError", run.last().predictionError());
        results.put("timeUnit", "eta t");
        results.put("hittingTimes", hittingTimes(run));
        results.put("phaseEnds", phaseEnds(run.phases()));
        results.put("absentPhases", absentPhases(run.phases()));
        results.put("theory", theory(run.problem(), run.promptLength(), run.errors()));
        return results;
    }

    /** Those that end where they begin, at 0. */
    private static List<String> absentPhases(Phases phases) {
        return Arrays.stream(Phases.Phase.values())
                .filter(phase -> phases.end(phase).orElse(1) == 0)
                .map(Phases.Phase::toString)
                .toList();
    }

    /** Times of the flow on infinitely long prompts, and what training cannot come below on these. */
    static Map<String, Object> theory(QueryProblem problem, double promptLength, double... errors) {
        Map<String, Object> theory = new LinkedHashMap<>();
        theory.put("promptLength", "inf");
        Map<String, Double> times = new LinkedHashMap<>();
        for (double error : errors) {
            Optional<PredictedTime> predicted = PredictedTime.of(problem, error);
            theory.put("formula", predicted.map(PredictedTime::formula).orElse(null));
            theory.put("exact", predicted.map(PredictedTime::exact).orElse(null));
            times.put(
                    "error " + ProblemText.decimal(error),
                    predicted.map(one -> one.time().value()).orElse(null));
        }
        theory.put("hittingTimes", times);
        theory.put(
                "lossFloor",
                LossFloor.ofTraining(problem.groups(), promptLength).value());
        return theory;
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

    private static @Nullable Double orNull(OptionalDouble time) {
        return time.isPresent() ? time.getAsDouble() : null;
    }
}
