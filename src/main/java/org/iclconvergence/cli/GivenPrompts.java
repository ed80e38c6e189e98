package org.iclconvergence.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.MatrixUtils;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.reading.Located;
import org.iclconvergence.reading.Reading;
import org.iclconvergence.training.Adam;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.Trajectory;

/**
 * A training whose features, tasks, tokens and settings all come from a file, so that another implementation can train on
 * the very same prompts. Indices start at 0; {@code trajectory} in the file is ignored.
 */
final class GivenPrompts {
    private final Map<String, Located> document;
    private final Problem problem;

    private GivenPrompts(Map<String, Located> document, Problem problem) {
        this.document = document;
        this.problem = problem;
    }

    /**
     * The fields of the file.
     *
     * @param features d × K, orthonormal columns
     * @param taskWeights M × d
     * @param tokens for each prompt the features of its context
     * @param queries for each prompt the queried feature
     * @param learningRate η of Adam
     * @param beta1 of Adam
     * @param beta2 of Adam
     * @param epsilon of Adam
     * @param epochs that are trained
     * @param record epochs of the trajectory
     */
    public record Problem(
            double[][] features,
            double[][] taskWeights,
            int[][] tokens,
            int[] queries,
            double learningRate,
            double beta1,
            double beta2,
            double epsilon,
            int epochs,
            int[] record) {

        /** The fields; {@code @throws IllegalArgumentException} if they do not fit together. */
        public Problem {
            requireSize("features", features.length, features.length == 0 ? 0 : features[0].length);
            requireSize("taskWeights", taskWeights.length, taskWeights.length == 0 ? 0 : taskWeights[0].length);
            requireSize("tokens", tokens.length, tokens.length == 0 ? 0 : tokens[0].length);
            for (int i = 1; i < features.length; i++) {
                GivenCases.requireLength("features[" + i + "]", features[i].length, features[0].length, "features[0]");
            }
            if (features[0].length > features.length) {
                throw new IllegalArgumentException("features has " + features[0].length + " columns (K) and only "
                        + features.length + " rows (d): K cannot be more than d");
            }
            GivenCases.requireLength("tokens", tokens.length, taskWeights.length, "taskWeights");
            GivenCases.requireLength("queries", queries.length, taskWeights.length, "taskWeights");
            for (int m = 0; m < queries.length; m++) {
                GivenCases.requireLength(
                        "taskWeights[" + m + "]", taskWeights[m].length, features.length, "a column of features");
                GivenCases.requireLength("tokens[" + m + "]", tokens[m].length, tokens[0].length, "tokens[0]");
                GivenCases.requireFeature("queries[" + m + "]", queries[m], features[0].length);
                for (int i = 0; i < tokens[m].length; i++) {
                    GivenCases.requireFeature("tokens[" + m + "][" + i + "]", tokens[m][i], features[0].length);
                }
            }
            GivenCases.requireRecord(record, epochs, "epochs");
            Features.orthonormal(MatrixUtils.createRealMatrix(features));
            new Adam(learningRate, beta1, beta2, epsilon);
        }

        private static void requireSize(String field, int rows, int columns) {
            if (rows == 0 || columns == 0) {
                throw new IllegalArgumentException(field + (rows == 0 ? "" : "[0]") + " is empty");
            }
        }
    }

    /**
     * Reads a file.
     *
     * @param file JSON as in src/test/resources/reference/empirical-adam.json
     * @return its prompts
     * @throws IOException if the file cannot be read or is not exactly such a file; one line naming file, line and field
     */
    static GivenPrompts read(Path file) throws IOException {
        Located document = Reading.json(file);
        return new GivenPrompts(document.table(), document.as(Problem.class, "trajectory"));
    }

    /**
     * Trains with Adam on the given prompts.
     *
     * @return the snapshots that {@code record} asks for
     * @throws RunFailure if the training diverges
     */
    Trajectory train() {
        Features features = Features.orthonormal(MatrixUtils.createRealMatrix(problem.features()));
        Adam adam = new Adam(problem.learningRate(), problem.beta1(), problem.beta2(), problem.epsilon());
        List<Prompt> prompts = new ArrayList<>();
        for (int m = 0; m < problem.queries().length; m++) {
            prompts.add(
                    Prompt.of(problem.tokens()[m], problem.queries()[m], features.labels(problem.taskWeights()[m])));
        }
        DivergenceGuard loss = new DivergenceGuard(new CountLoss(prompts), "learningRate");
        return Training.ofQueryKeyMatrix(loss, features, adam)
                .run(problem.epochs(), epoch -> Arrays.binarySearch(problem.record(), (int) epoch) >= 0, epoch -> {});
    }

    /**
     * The file with another trajectory.
     *
     * @param trajectory to stand in it
     * @return the whole JSON object
     */
    String withTrajectory(Trajectory trajectory) {
        List<Entry> entries = new ArrayList<>();
        for (Snapshot snapshot : trajectory.snapshots()) {
            entries.add(new Entry(
                    snapshot.step(),
                    snapshot.loss(),
                    snapshot.weights().matrix().getData()));
        }
        Map<String, Object> result = new LinkedHashMap<>(document);
        result.put("trajectory", entries);
        return GivenCases.print(result);
    }

    private record Entry(long epoch, double empiricalLoss, double[][] bilinearWeights) {}
}
