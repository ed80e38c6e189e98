package org.iclconvergence.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.training.LogSpacedSteps;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Gradient descent on the exact population loss: what the theorems are about, without sampling. */
@Command(
        name = "population",
        description = {
            "Train one query by gradient descent on the exact population loss.",
            "Prints hitting times, phases and the paper's thresholds; with --out also writes the trajectory and figures.",
            "With FILE: train all queries and print the steps that the file records."
        },
        sortOptions = false,
        sortSynopsis = false)
public final class PopulationCommand extends QueryCommand {
    private static final Set<String> REQUIRED =
            Set.of("probabilities", "promptLength", "learningRate", "steps", "record");
    private static final Set<String> OPTIONAL = Set.of("name", "trajectory");

    private static final QueryEvent NEVER = new QueryEvent(QueryEvent.Kind.PREDICTION_ERROR_AT_MOST, 0, 0);
    private static final LogSpacedSteps RECORD = new LogSpacedSteps(40);

    @Option(
            names = "--prompt-length",
            paramLabel = "N",
            defaultValue = "100",
            converter = PromptLength.class,
            description = "Context tokens of a prompt, up to 1e15, or inf. Default: ${DEFAULT-VALUE}.")
    private double promptLength;

    @Option(
            names = "--learning-rate",
            paramLabel = "eta",
            description =
                    "Default: 0.2/p_k, with which a training takes about 5 K steps. Every query has a column of its own,"
                            + " so that it does not matter if others would need less.")
    private Double learningRate;

    @Option(
            names = "--steps",
            paramLabel = "T",
            defaultValue = "100000",
            description = "Training steps at most. Default: ${DEFAULT-VALUE}.")
    private long steps;

    /** A number or "inf". */
    static final class PromptLength implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            if (text.toLowerCase(Locale.ROOT).matches("inf|infinity")) {
                return Double.POSITIVE_INFINITY;
            }
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException malformed) {
                throw new TypeConversionException("'" + text + "' is neither a number nor inf");
            }
        }
    }

    @Override
    QueryLoss loss(QueryProblem problem) {
        if (steps < 0) {
            throw options().rejected("--steps must be at least 0, not " + steps);
        }
        options().learningRate(rate(problem));
        if (promptLength == Double.POSITIVE_INFINITY) {
            return new InfinitePromptQuery(problem.groups());
        }
        if (!(promptLength >= 1 && promptLength <= 1e15) || promptLength != Math.rint(promptLength)) {
            throw options().rejected("--prompt-length must be inf or whole, from 1 to 1e15, not " + promptLength);
        }
        return new PopulationIntegral(problem.groups(), promptLength);
    }

    @Override
    QueryRun train(QueryProblem problem, QueryLoss loss, double[] errors, List<QueryEvent> events) {
        double rate = rate(problem);
        QueryEvent end = QueryEvent.predictionErrorAtMost(errors[errors.length - 1]);
        try (TrainingProgress progress = new TrainingProgress(steps)) {
            QueryTrajectory trajectory = new QueryGradientDescent(loss, rate)
                    .run(
                            end,
                            steps,
                            step -> {
                                progress.accept(step);
                                return RECORD.test(step);
                            },
                            events.toArray(QueryEvent[]::new));
            return new QueryRun(problem, promptLength, rate, steps, errors, trajectory);
        } catch (IllegalArgumentException diverged) {
            throw new RunFailure("the training diverged; a smaller --learning-rate may help; nothing was written");
        }
    }

    private double rate(QueryProblem problem) {
        return learningRate == null ? 0.2 / problem.groups().probability(0) : learningRate;
    }

    /** Features of equal probability keep equal weights: one training for each class of them, the full problem if all differ. */
    @Override
    void solve(ObjectNode problem) throws IOException {
        StrictFields fields = new StrictFields(problem, REQUIRED, OPTIONAL);
        FeatureProbabilities p = GivenCases.probabilities(fields);
        double length = GivenCases.promptLength(fields);
        double rate = GivenCases.learningRate(fields);
        int last = fields.whole("steps");
        if (last < 0) {
            throw new IOException("steps must be at least 0, not " + last);
        }
        int[] record = fields.increasing("record", last, "steps");
        SymmetryClasses classes = SymmetryClasses.of(p);
        QueryTrajectory[] columns = new QueryTrajectory[classes.count()];
        for (int j = 0; j < columns.length; j++) {
            try {
                columns[j] = new QueryGradientDescent(new PopulationIntegral(classes.query(j), length), rate)
                        .run(NEVER, record[record.length - 1], step -> Arrays.binarySearch(record, (int) step) >= 0);
            } catch (IllegalArgumentException diverged) {
                throw new RunFailure("the training diverged; a smaller learningRate may help");
            }
        }
        int[] classOf = new int[p.count()];
        for (int k = 0; k < classOf.length; k++) {
            classOf[k] = classes.classOf(p.get(k));
        }
        ArrayNode trajectory = problem.putArray("trajectory");
        for (int step : record) {
            QuerySnapshot[] snapshots = new QuerySnapshot[columns.length];
            for (int j = 0; j < columns.length; j++) {
                snapshots[j] = columns[j].snapshots().stream()
                        .filter(snapshot -> snapshot.time() == step)
                        .findFirst()
                        .orElseThrow();
            }
            put(trajectory.addObject().put("step", step), p, classes, classOf, snapshots);
        }
    }

    private static void put(
            ObjectNode entry, FeatureProbabilities p, SymmetryClasses classes, int[] classOf, QuerySnapshot[] columns) {
        ArrayNode weights = entry.putArray("bilinearWeights");
        ArrayNode errors = entry.putArray("predictionError");
        ArrayNode attention = entry.putArray("attention");
        double loss = 0;
        for (int n = 0; n < classOf.length; n++) {
            ArrayNode row = weights.addArray();
            for (int k = 0; k < classOf.length; k++) {
                int group = n == k ? 0 : classes.groupOf(classOf[k], classOf[n]);
                row.add(columns[classOf[k]].weights()[group]);
            }
            QuerySnapshot own = columns[classOf[n]];
            errors.add(own.predictionError());
            attention.add(own.targetAttention());
            loss += p.get(n) * own.predictionError();
        }
        entry.put("loss", loss);
    }
}
