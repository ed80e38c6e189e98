package org.iclconvergence.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.linear.MatrixUtils;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.training.Adam;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.Trajectory;

/**
 * A training whose features, tasks, tokens and settings all come from a file, so that another implementation can train on
 * the very same prompts. Indices start at 0; {@code trajectory} in the file is ignored.
 */
final class GivenPrompts {
    private static final Set<String> REQUIRED = Set.of(
            "features",
            "taskWeights",
            "tokens",
            "queries",
            "learningRate",
            "beta1",
            "beta2",
            "epsilon",
            "epochs",
            "record");
    private static final String TRAJECTORY = "trajectory";

    private final ObjectNode document;
    private final Features features;
    private final List<Prompt> prompts;
    private final Adam adam;
    private final int epochs;
    private final int[] record;

    private GivenPrompts(ObjectNode document) throws IOException {
        this.document = document;
        StrictFields fields = new StrictFields(document, REQUIRED, Set.of(TRAJECTORY));
        double[][] matrix = fields.reals("features");
        if (matrix[0].length > matrix.length) {
            throw new IOException("features has " + matrix[0].length + " columns (K) and only " + matrix.length
                    + " rows (d): K cannot be more than d");
        }
        features = Features.orthonormal(MatrixUtils.createRealMatrix(matrix));
        prompts = prompts(fields);
        adam = new Adam(
                fields.real("learningRate"), fields.real("beta1"), fields.real("beta2"), fields.real("epsilon"));
        epochs = fields.whole("epochs");
        if (epochs < 0) {
            throw new IOException("epochs must be at least 0, not " + epochs);
        }
        record = fields.increasing("record", epochs, "epochs");
    }

    /**
     * Reads a file.
     *
     * @param file JSON as in src/test/resources/reference/empirical-adam.json
     * @return its prompts
     * @throws IOException if the file cannot be read or is not exactly such a file; one line naming file and field
     */
    static GivenPrompts read(Path file) throws IOException {
        try {
            return new GivenPrompts(StrictJson.readObject(file));
        } catch (FileSystemException unreadable) {
            throw unreadable;
        } catch (IOException | IllegalArgumentException invalid) {
            throw new IOException(file + ": " + invalid.getMessage(), invalid);
        }
    }

    /**
     * Trains with Adam on the given prompts.
     *
     * @return the snapshots that {@code record} asks for
     * @throws RunFailure if the training diverges
     */
    Trajectory train() {
        DivergenceGuard loss = new DivergenceGuard(new CountLoss(prompts), "learningRate");
        return Training.ofQueryKeyMatrix(loss, features, adam)
                .run(epochs, epoch -> Arrays.binarySearch(record, (int) epoch) >= 0, epoch -> {});
    }

    /**
     * The file with another trajectory.
     *
     * @param trajectory to stand in it
     * @return the whole JSON object, without a newline at its end
     * @throws IOException if Jackson fails
     */
    String withTrajectory(Trajectory trajectory) throws IOException {
        ArrayNode snapshots = StrictJson.MAPPER.createArrayNode();
        for (Snapshot snapshot : trajectory.snapshots()) {
            ObjectNode entry = snapshots.addObject();
            entry.put("epoch", snapshot.step());
            entry.put("empiricalLoss", snapshot.loss());
            entry.set(
                    "bilinearWeights",
                    StrictJson.MAPPER.valueToTree(snapshot.weights().matrix().getData()));
        }
        ObjectNode result = document.deepCopy();
        result.set(TRAJECTORY, snapshots);
        return StrictJson.print(result);
    }

    private List<Prompt> prompts(StrictFields fields) throws IOException {
        double[][] taskWeights = fields.reals("taskWeights");
        int[][] tokens = fields.wholeRows("tokens");
        int[] queries = fields.wholes("queries");
        StrictFields.requireLength(
                "taskWeights[0]", taskWeights[0].length, features.dimension(), "a column of features");
        StrictFields.requireLength("tokens", tokens.length, taskWeights.length, "taskWeights");
        StrictFields.requireLength("queries", queries.length, taskWeights.length, "taskWeights");
        List<Prompt> result = new ArrayList<>();
        for (int m = 0; m < queries.length; m++) {
            requireFeature("queries[" + m + "]", queries[m]);
            for (int i = 0; i < tokens[m].length; i++) {
                requireFeature("tokens[" + m + "][" + i + "]", tokens[m][i]);
            }
            result.add(Prompt.of(tokens[m], queries[m], features.labels(taskWeights[m])));
        }
        return result;
    }

    private void requireFeature(String name, int index) throws IOException {
        if (index < 0 || index >= features.count()) {
            throw new IOException(name + " is " + index + ", but the features are 0 to " + (features.count() - 1));
        }
    }
}
