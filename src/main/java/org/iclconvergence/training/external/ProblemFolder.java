package org.iclconvergence.training.external;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.reading.JsonText;
import org.iclconvergence.training.TrainingProblem;

/**
 * A training problem as a folder: problem.json, and beside it features.npy (d, K); where prompts are given tokens.npy (M, N) and
 * queries.npy (M,), feature numbers from 0, and labels.npy (M, N) and targets.npy (M,), the labels of the context and of the query;
 * where probes are wanted the first three of these with probe_ before their names, of P prompts whose targets are not given away.
 */
public final class ProblemFolder {
    /** The file that makes a folder a problem. */
    public static final String FILE = "problem.json";

    private static final int LARGEST = 1 << 24;

    private static final JsonMapper JSON =
            JsonText.mapper().enable(SerializationFeature.INDENT_OUTPUT).build();

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
     * @param probes how many {@link Probes} are written if prompts are given; 0 for none
     * @param parent receives the folder; created if need be
     * @return the folder
     * @throws IllegalArgumentException if so many probes cannot be asked
     * @throws IOException if it cannot be written
     */
    public static Path write(TrainingProblem problem, long[] record, int probes, Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name(problem)));
        write(folder.resolve("features.npy"), array(problem.features().matrix()), NpyArray::write);
        List<Prompt> prompts = problem.prompts();
        int asked = prompts.isEmpty()
                ? 0
                : Probes.require(probes, problem.features().count());
        if (!prompts.isEmpty()) {
            writePrompts(prompts, folder, "", NpyArray::writeWhole, NpyArray::write);
            double[] targets = prompts.stream().mapToDouble(Prompt::queryLabel).toArray();
            write(folder.resolve("targets.npy"), new NpyArray(new long[] {prompts.size()}, targets), NpyArray::write);
        }
        if (asked > 0) {
            // small, feature numbers and signs; what is to be predicted stays here
            writePrompts(Probes.of(problem, asked), folder, "probe_", NpyArray::writeShort, NpyArray::writeShort);
        }
        Files.writeString(
                folder.resolve(FILE),
                JSON.writeValueAsString(ProblemJson.of(problem, record, asked)) + "\n",
                StandardCharsets.UTF_8);
        return folder;
    }

    /** How many probes a problem was written with, as its file says. */
    static int probes(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode probes = JSON.readTree(in.readNBytes(LARGEST)).path("probes");
            if (!probes.isInt() || probes.intValue() < 0 || probes.intValue() > Probes.MOST) {
                throw new IOException(FILE + ": probes is no number from 0 to " + Probes.MOST);
            }
            return probes.intValue();
        } catch (JsonProcessingException malformed) {
            throw new IOException(FILE + ": " + malformed.getOriginalMessage(), malformed);
        }
    }

    /** Context and query, of as many prompts as there are. */
    private static void writePrompts(
            List<Prompt> prompts, Path folder, String prefix, Format ofNumbers, Format ofLabels) throws IOException {
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
        double[] queries = prompts.stream().mapToDouble(Prompt::query).toArray();
        write(folder.resolve(prefix + "tokens.npy"), new NpyArray(shape, tokens), ofNumbers);
        write(folder.resolve(prefix + "labels.npy"), new NpyArray(shape, labels), ofLabels);
        write(folder.resolve(prefix + "queries.npy"), new NpyArray(new long[] {prompts.size()}, queries), ofNumbers);
    }

    /** One of the types of number that an array may be written as. */
    private interface Format {
        void write(NpyArray array, OutputStream out) throws IOException;
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

    private static void write(Path file, NpyArray array, Format format) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            format.write(array, out);
        }
    }
}
