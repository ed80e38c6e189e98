package org.iclconvergence.training.external;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.training.TrainingProblem;

/**
 * What a trainer left in a problem's folder: trajectory.npz with the arrays steps (n,) and Q (n, d, d), or the same as steps.npy and
 * Q.npy.
 */
final class Answer {
    private static final String ARCHIVE = "trajectory.npz";

    /** Of what is recorded: a gibibyte of doubles. */
    private static final int MOST_ENTRIES = 1 << 27;

    private final long[] steps;
    private final double[] q;
    private final int dimension;

    private Answer(long[] steps, double[] q, int dimension) {
        this.steps = steps;
        this.q = q;
        this.dimension = dimension;
    }

    /** Whether there is one. */
    static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(ARCHIVE)) || Files.exists(folder.resolve("Q.npy"));
    }

    /**
     * Reads an answer.
     *
     * @param folder of the problem
     * @param problem that it must fit
     * @return the answer
     * @throws IOException if it is missing or not what is described; the message names file, array and index
     */
    static Answer read(Path folder, TrainingProblem problem) throws IOException {
        int d = problem.features().dimension();
        long mostSteps = Math.min(problem.steps() + 1, MOST_ENTRIES / ((long) d * d));
        NpyArray steps;
        NpyArray q;
        Path archive = folder.resolve(ARCHIVE);
        if (Files.exists(archive)) {
            requireFile(archive);
            try (NpzArchive arrays = new NpzArchive(archive)) {
                steps = arrays.read("steps", (int) mostSteps);
                q = arrays.read("Q", (int) (mostSteps * d * d));
            }
        } else {
            steps = read(folder.resolve("steps.npy"), (int) mostSteps);
            q = read(folder.resolve("Q.npy"), (int) (mostSteps * d * d));
        }
        steps.require("steps", -1).requireFinite("steps");
        int count = (int) steps.shape()[0];
        q.require("Q", count, d, d);
        return new Answer(increasing(steps.values(), problem.steps()), q.values(), d);
    }

    private static NpyArray read(Path file, int most) throws IOException {
        requireFile(file);
        try (InputStream in = Files.newInputStream(file)) {
            return NpyArray.read(in, file.getFileName().toString(), most);
        }
    }

    /** A link leads somewhere that nobody has looked at, a device may never end. */
    private static void requireFile(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file.getFileName()
                    + (Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? " is not a regular file" : " is missing"));
        }
    }

    private static long[] increasing(double[] values, long last) throws IOException {
        long[] steps = new long[values.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (long) values[i];
            if (steps[i] != values[i]) {
                throw new IOException("steps[" + i + "] is " + values[i] + ", not a whole number");
            }
            long before = i == 0 ? -1 : steps[i - 1];
            if (steps[i] <= before || steps[i] > last) {
                throw new IOException("steps[" + i + "] is " + steps[i] + (i == 0 ? ": " : " after " + before + ": ")
                        + "steps increase from 0 to at most " + last);
            }
        }
        return steps;
    }

    int count() {
        return steps.length;
    }

    long step(int i) {
        return steps[i];
    }

    /** Q at a recorded step. */
    RealMatrix q(int i) {
        double[][] rows = new double[dimension][];
        int start = i * dimension * dimension;
        for (int row = 0; row < dimension; row++) {
            rows[row] = Arrays.copyOfRange(q, start + row * dimension, start + (row + 1) * dimension);
        }
        return new Array2DRowRealMatrix(rows, false);
    }
}
