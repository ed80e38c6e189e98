package org.iclconvergence.training.external;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.training.TrainingProblem;

/**
 * A training problem as a folder: problem.json, and beside it features.npy (d, K); where prompts are given tokens.npy (M, N) and
 * queries.npy (M,), feature numbers from 0, and labels.npy (M, N) and targets.npy (M,), the labels of the context and of the query;
 * where probes are wanted the same four arrays with probe_ before their names, of P prompts.
 */
public final class ProblemFolder {
    /** The file that makes a folder a problem. */
    public static final String FILE = "problem.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ProblemFolder() {}

    /**
     * The name of a problem's folder.
     *
     * @param problem any
     * @return its objective and its id
     */
    public static String name(TrainingProblem problem) {
        return ProblemJson.objective(problem) + "-" + ProblemJson.id(problem);
    }

    /**
     * The problems of a folder.
     *
     * @param parent of their folders
     * @return those that are whole, sorted by name
     * @throws IOException if the parent cannot be read
     */
    static List<Path> in(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(each -> Files.isRegularFile(each.resolve(FILE)))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Writes a problem. problem.json comes last: a folder that has it is whole.
     *
     * @param problem what is to be trained
     * @param record steps whose state is wanted
     * @param parent receives the folder; created if need be
     * @return the folder
     * @throws IOException if it cannot be written
     */
    public static Path write(TrainingProblem problem, long[] record, Path parent) throws IOException {
        return write(problem, record, 0, parent);
    }

    /**
     * The same with prompts that a model without a single Q is asked.
     *
     * @param problem what is to be trained
     * @param record steps whose state is wanted
     * @param probes how many {@link Probes} are written if prompts are given; 0 for none
     * @param parent receives the folder; created if need be
     * @return the folder
     * @throws IOException if it cannot be written
     */
    public static Path write(TrainingProblem problem, long[] record, int probes, Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name(problem)));
        RealMatrix v = problem.features().matrix();
        write(folder.resolve("features.npy"), array(v), false);
        List<Prompt> prompts = problem.prompts();
        if (!prompts.isEmpty()) {
            int n = prompts.get(0).length();
            double[] tokens = new double[prompts.size() * n];
            double[] labels = new double[tokens.length];
            for (int m = 0; m < prompts.size(); m++) {
                for (int i = 0; i < n; i++) {
                    tokens[m * n + i] = prompts.get(m).token(i);
                    labels[m * n + i] = prompts.get(m).label(i);
                }
            }
            long[] shape = {prompts.size(), n};
            write(folder.resolve("tokens.npy"), new NpyArray(shape, tokens), true);
            write(folder.resolve("labels.npy"), new NpyArray(shape, labels), false);
            long[] one = {prompts.size()};
            double[] queries = prompts.stream().mapToDouble(Prompt::query).toArray();
            double[] targets = prompts.stream().mapToDouble(Prompt::queryLabel).toArray();
            write(folder.resolve("queries.npy"), new NpyArray(one, queries), true);
            write(folder.resolve("targets.npy"), new NpyArray(one, targets), false);
            if (probes > 0) {
                writeProbes(Probes.of(problem, probes), folder);
            }
        }
        Files.writeString(
                folder.resolve(FILE),
                JSON.writeValueAsString(ProblemJson.of(problem, record)) + "\n",
                StandardCharsets.UTF_8);
        return folder;
    }

    /** Small: feature numbers and signs. */
    private static void writeProbes(List<Prompt> probes, Path folder) throws IOException {
        int n = probes.get(0).length();
        double[] tokens = new double[probes.size() * n];
        double[] labels = new double[tokens.length];
        for (int m = 0; m < probes.size(); m++) {
            for (int i = 0; i < n; i++) {
                tokens[m * n + i] = probes.get(m).token(i);
                labels[m * n + i] = probes.get(m).label(i);
            }
        }
        long[] shape = {probes.size(), n};
        long[] one = {probes.size()};
        writeShort(folder.resolve("probe_tokens.npy"), new NpyArray(shape, tokens));
        writeShort(folder.resolve("probe_labels.npy"), new NpyArray(shape, labels));
        double[] queries = probes.stream().mapToDouble(Prompt::query).toArray();
        double[] targets = probes.stream().mapToDouble(Prompt::queryLabel).toArray();
        writeShort(folder.resolve("probe_queries.npy"), new NpyArray(one, queries));
        writeShort(folder.resolve("probe_targets.npy"), new NpyArray(one, targets));
    }

    private static void writeShort(Path file, NpyArray array) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            array.writeShort(out);
        }
    }

    private static NpyArray array(RealMatrix matrix) {
        int rows = matrix.getRowDimension();
        int columns = matrix.getColumnDimension();
        double[] values = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(matrix.getRow(i), 0, values, i * columns, columns);
        }
        return new NpyArray(new long[] {rows, columns}, values);
    }

    private static void write(Path file, NpyArray array, boolean whole) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            if (whole) {
                array.writeWhole(out);
            } else {
                array.write(out);
            }
        }
    }
}
