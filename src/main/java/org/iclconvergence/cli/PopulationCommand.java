package org.iclconvergence.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.FollowedFlow;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.training.LogSpacedSteps;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;
import org.jspecify.annotations.Nullable;
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
    private static final LogSpacedSteps RECORD = new LogSpacedSteps(40);

    /**
     * A training of all queries.
     *
     * @param probabilities p_k
     * @param promptLength N
     * @param learningRate η
     * @param steps that are possible
     * @param record steps of the trajectory
     */
    public record Descent(
            List<BigDecimal> probabilities, BigDecimal promptLength, double learningRate, int steps, int[] record) {
        /** A training; {@code @throws IllegalArgumentException} if the fields do not fit together. */
        public Descent {
            GivenCases.probabilities(probabilities);
            GivenCases.promptLength(promptLength);
            GivenCases.requireLearningRate(learningRate);
            GivenCases.requireRecord(record, steps, "steps");
        }
    }

    private record Entry(
            int step, double[][] bilinearWeights, double[] predictionError, double[] attention, double loss) {}

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
    private @Nullable Double learningRate;

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
        double floor = LossFloor.certain(problem.groups(), promptLength);
        QueryEvent end = FollowedFlow.end(loss, errors[errors.length - 1], floor);
        try (Progress progress = new Progress("training", steps)) {
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

    @Override
    String solve(Path file) throws IOException {
        return GivenCases.solve(file, Descent.class, PopulationCommand::solve, "name", "trajectory");
    }

    /** Features of equal probability keep equal weights: one training for each class of them, the full problem if all differ. */
    private static Map<String, ?> solve(Descent descent) {
        FeatureProbabilities p = GivenCases.probabilities(descent.probabilities());
        double length = GivenCases.promptLength(descent.promptLength());
        int[] record = descent.record();
        SymmetryClasses classes = SymmetryClasses.of(p);
        QueryTrajectory[] columns = new QueryTrajectory[classes.count()];
        for (int j = 0; j < columns.length; j++) {
            try {
                columns[j] = new QueryGradientDescent(
                                new PopulationIntegral(classes.query(j), length), descent.learningRate())
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
        List<Entry> trajectory = new ArrayList<>();
        for (int step : record) {
            QuerySnapshot[] snapshots = new QuerySnapshot[columns.length];
            for (int j = 0; j < columns.length; j++) {
                QueryTrajectory column = columns[j];
                snapshots[j] = column.snapshots().stream()
                        .filter(snapshot -> column.step(snapshot) == step)
                        .findFirst()
                        .orElseThrow();
            }
            trajectory.add(entry(step, p, classes, classOf, snapshots));
        }
        return Map.of("trajectory", trajectory);
    }

    private static Entry entry(
            int step, FeatureProbabilities p, SymmetryClasses classes, int[] classOf, QuerySnapshot[] columns) {
        double[][] weights = new double[classOf.length][classOf.length];
        double[] errors = new double[classOf.length];
        double[] attention = new double[classOf.length];
        double loss = 0;
        for (int n = 0; n < classOf.length; n++) {
            for (int k = 0; k < classOf.length; k++) {
                int group = n == k ? 0 : classes.groupOf(classOf[k], classOf[n]);
                weights[n][k] = columns[classOf[k]].weights().getEntry(group);
            }
            QuerySnapshot own = columns[classOf[n]];
            errors[n] = own.predictionError();
            attention[n] = own.targetAttention();
            loss += p.get(n) * own.predictionError();
        }
        return new Entry(step, weights, errors, attention, loss);
    }
}
