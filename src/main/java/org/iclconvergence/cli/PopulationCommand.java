package org.iclconvergence.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.training.LogSpacedSteps;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

    @Override
    double promptLength() {
        return promptLength;
    }

    @Override
    double learningRate(QueryProblem problem) {
        if (steps < 0) {
            throw options().rejected("--steps must be at least 0, not " + steps);
        }
        if (learningRate != null) {
            return options().learningRate(learningRate, steps);
        }
        double usual = QueryGradientDescent.usualLearningRate(problem.groups());
        if (usual == Double.POSITIVE_INFINITY) {
            throw options()
                    .rejected("the query's probability, " + problem.groups().probability(0)
                            + ", is too small for a default --learning-rate");
        }
        return options().learningRate(usual, steps);
    }

    @Override
    QueryRun train(QueryProblem problem, QueryLoss loss, double[] errors, QueryEvent... events) {
        double rate = learningRate(problem);
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
                            events);
            return new QueryRun(problem, promptLength, rate, steps, errors, trajectory);
        } catch (IllegalArgumentException diverged) {
            throw new RunFailure("the training diverged; a smaller --learning-rate may help; nothing was written");
        }
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
                        .run(
                                QueryEvent.NEVER,
                                record[record.length - 1],
                                step -> Arrays.binarySearch(record, (int) step) >= 0);
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
                QueryTrajectory column = columns[j];
                snapshots[j] = column.snapshots().stream()
                        .filter(snapshot -> column.step(snapshot) == step)
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
                row.add(columns[classOf[k]].weights().getEntry(group));
            }
            QuerySnapshot own = columns[classOf[n]];
            errors.add(own.predictionError());
            attention.add(own.targetAttention());
            loss += p.get(n) * own.predictionError();
        }
        entry.put("loss", loss);
    }
}
