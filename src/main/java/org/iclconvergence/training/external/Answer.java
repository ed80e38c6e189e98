package org.iclconvergence.training.external;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.training.TrainingProblem;

/**
 * What a trainer left in a problem's folder: trajectory.npz with the arrays steps (n,) and Q (n, d, d), or the same as steps.npy and
 * Q.npy.
 */
final class Answer {
    static final String ARCHIVE = "trajectory.npz";

    /** Numbers of Q that are read whatever was asked for: 32 MiB, every step of the paper's experiment. */
    private static final int ALWAYS_READ = 1 << 22;

    private static final int MOST_ENTRIES = 1 << 27;

    private final String file;
    private final long[] steps;
    private final NpyArray q;

    private Answer(String file, long[] steps, NpyArray q) {
        this.file = file;
        this.steps = steps;
        this.q = q;
    }

    /** Whether there is one, readable or not. */
    static boolean isThere(Path folder) {
        return exists(folder.resolve(ARCHIVE))
                || exists(folder.resolve("steps.npy"))
                || exists(folder.resolve("Q.npy"));
    }

    /**
     * Reads an answer.
     *
     * @param folder of the problem
     * @param problem that it must fit
     * @param wanted how many steps were asked for
     * @return the answer, whose matrices may hold NaN and infinity
     * @throws IOException if it is missing or not what is described; the message names file, array and index
     */
    static Answer read(Path folder, TrainingProblem problem, int wanted) throws IOException {
        int d = problem.features().dimension();
        int mostSteps = (int) Math.min(problem.steps() + 1, MOST_ENTRIES);
        int most = (int) Math.min(Math.max((long) wanted * d * d, ALWAYS_READ), MOST_ENTRIES);
        Path archive = folder.resolve(ARCHIVE);
        if (exists(archive)) {
            requireFile(archive);
            try (NpzArchive arrays = new NpzArchive(archive)) {
                String file = ARCHIVE + ": ";
                return fitting(file, arrays.read("steps", mostSteps), () -> arrays.read("Q", most), problem);
            }
        }
        return fitting(
                "", read(folder.resolve("steps.npy"), mostSteps), () -> read(folder.resolve("Q.npy"), most), problem);
    }

    private interface Source {
        NpyArray array() throws IOException;
    }

    private static Answer fitting(String file, NpyArray steps, Source ofQ, TrainingProblem problem) throws IOException {
        String name = file + (file.isEmpty() ? "steps.npy" : "steps");
        steps.require(name, -1).requireFinite(name);
        int d = problem.features().dimension();
        long[] increasing = increasing(name, steps.values(), problem.steps());
        return new Answer(
                file,
                increasing,
                ofQ.array().require(file + (file.isEmpty() ? "Q.npy" : "Q"), increasing.length, d, d));
    }

    static NpyArray read(Path file, int most) throws IOException {
        requireFile(file);
        try (InputStream in = Files.newInputStream(file)) {
            return NpyArray.read(in, file.getFileName().toString(), most);
        }
    }

    static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** A link leads somewhere that nobody has looked at, a device may never end. */
    static void requireFile(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file.getFileName() + (exists(file) ? " is not a regular file" : " is missing"));
        }
    }

    static long[] increasing(String name, double[] values, long last) throws IOException {
        long[] steps = new long[values.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (long) values[i];
            if (steps[i] != values[i]) {
                throw new IOException(name + "[" + i + "] is " + values[i] + ", not a whole number");
            }
            long least = i == 0 ? 0 : steps[i - 1] + 1;
            if (steps[i] < least || steps[i] > last || (i == 0 && steps[i] > 0)) {
                throw new IOException(name + "[" + i + "] is " + steps[i] + (i == 0 ? "" : " after " + steps[i - 1])
                        + "; steps increase from 0 to at most " + last);
            }
        }
        if (steps.length == 0) {
            throw new IOException(name + " is empty");
        }
        return steps;
    }

    /** The last step that it has. */
    long lastStep() {
        return steps[steps.length - 1];
    }

    /** Where a step is; negative if it is not there. */
    int indexOf(long step) {
        return Arrays.binarySearch(steps, step);
    }

    /** Where what is said of an array stands, for messages. */
    String place(String array) {
        return file.isEmpty() ? array + ".npy" : file + array;
    }

    /** What is wrong with Q at a recorded step, as a training: it diverged, or it did not start from zero; otherwise nothing. */
    Optional<String> fault(int i) {
        int entries = entries();
        for (int at = i * entries; at < (i + 1) * entries; at++) {
            double value = q.values()[at];
            if (!Double.isFinite(value) || (i == 0 && value != 0)) {
                return Optional.of(place("Q") + "[" + q.indexInWords(at) + "] is " + value
                        + (Double.isFinite(value) ? "; training starts from Q = 0" : " at step " + steps[i]));
            }
        }
        return Optional.empty();
    }

    /** Q at a recorded step. */
    RealMatrix q(int i) {
        int d = (int) q.shape()[1];
        double[][] rows = new double[d][];
        for (int row = 0; row < d; row++) {
            int start = i * entries() + row * d;
            rows[row] = Arrays.copyOfRange(q.values(), start, start + d);
        }
        return new Array2DRowRealMatrix(rows, false);
    }

    private int entries() {
        return (int) (q.shape()[1] * q.shape()[2]);
    }
}
