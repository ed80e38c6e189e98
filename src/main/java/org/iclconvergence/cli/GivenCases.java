package org.iclconvergence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;

/**
 * A file with an array of problems, whose results are computed and put into it, so that another implementation can solve the
 * very same problems. Indices start at 0; results that the file holds already are ignored.
 */
final class GivenCases {
    private GivenCases() {}

    /** Computes the results of one problem and puts them into it. */
    @FunctionalInterface
    interface Solver {
        /**
         * Solves one problem.
         *
         * @param problem changed: results are set
         * @throws IOException if it is not a valid problem; one line that names the field
         */
        void solve(ObjectNode problem) throws IOException;
    }

    /**
     * Solves every problem of a file.
     *
     * @param file JSON array of objects
     * @param solver of one element
     * @return the array with the results, as text
     * @throws IOException if the file cannot be read or an element is invalid; one line naming file, element and field
     * @throws RunFailure if an element is valid and cannot be solved; one line naming file and element
     */
    static String solve(Path file, Solver solver) throws IOException {
        ArrayNode problems;
        try {
            problems = StrictJson.readArray(file);
        } catch (FileSystemException unreadable) {
            throw unreadable;
        } catch (IOException invalid) {
            throw new IOException(file + ": " + invalid.getMessage(), invalid);
        }
        for (int i = 0; i < problems.size(); i++) {
            String element = file + ": element " + i + ": ";
            JsonNode problem = problems.get(i);
            if (!problem.isObject()) {
                throw new IOException(element + "must be a JSON object");
            }
            try {
                solver.solve((ObjectNode) problem);
            } catch (RunFailure failure) {
                throw new RunFailure(element + failure.getMessage());
            } catch (IOException | IllegalArgumentException invalid) {
                throw new IOException(element + invalid.getMessage(), invalid);
            }
        }
        return StrictJson.print(problems) + "\n";
    }

    /**
     * The field {@code probabilities}.
     *
     * @param fields of one problem
     * @return at least two, summing to 1
     * @throws IOException if it is something else
     */
    static FeatureProbabilities probabilities(StrictFields fields) throws IOException {
        List<BigDecimal> values = fields.numbers("probabilities");
        if (values.size() < 2) {
            throw new IOException("probabilities has 1 entry, but at least 2 features are needed");
        }
        double[] p = new double[values.size()];
        for (int k = 0; k < p.length; k++) {
            p[k] = values.get(k).doubleValue();
            if (!(p[k] > 0 && p[k] < 1)) {
                throw new IOException("probabilities[" + k + "] must lie inside (0, 1), not " + p[k]);
            }
        }
        return FeatureProbabilities.of(p);
    }

    /**
     * The field {@code query}.
     *
     * @param fields of one problem
     * @param features K
     * @return from 0 to K − 1
     * @throws IOException if it is something else
     */
    static int query(StrictFields fields, int features) throws IOException {
        int query = fields.whole("query");
        if (query < 0 || query >= features) {
            throw new IOException("query is " + query + ", but the features are 0 to " + (features - 1));
        }
        return query;
    }

    /**
     * The field {@code promptLength}.
     *
     * @param fields of one problem
     * @return N, whole, from 1 to 1e15
     * @throws IOException if it is something else
     */
    static double promptLength(StrictFields fields) throws IOException {
        BigDecimal length = fields.number("promptLength");
        double n = length.doubleValue();
        if (!(n >= 1 && n <= 1e15) || n != Math.rint(n) || length.compareTo(new BigDecimal(n)) != 0) {
            throw new IOException("promptLength must be whole, from 1 to 1e15, not " + length);
        }
        return n;
    }

    /**
     * The field {@code learningRate}.
     *
     * @param fields of one problem
     * @return η > 0
     * @throws IOException if it is something else
     */
    static double learningRate(StrictFields fields) throws IOException {
        double rate = fields.real("learningRate");
        if (!(rate > 0)) {
            throw new IOException("learningRate must be positive, not " + rate);
        }
        return rate;
    }
}
