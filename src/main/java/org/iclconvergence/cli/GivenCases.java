package org.iclconvergence.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.reading.JsonText;
import org.iclconvergence.reading.Located;
import org.iclconvergence.reading.Reading;

/**
 * A file with an array of problems, whose results are computed and put into it, so that another implementation can solve the
 * very same problems. Indices start at 0; results that the file holds already are ignored.
 */
final class GivenCases {
    private GivenCases() {}

    /**
     * Solves every problem of a file.
     *
     * @param file JSON array of objects
     * @param type a problem; its constructor refuses what is not valid
     * @param solver computes the results of a problem, by name
     * @param ignored fields that a problem may have, too: its results
     * @param <P> that type
     * @return the array with the results, as text
     * @throws IOException if the file cannot be read or an element is invalid; one line naming file, line, element and field
     * @throws RunFailure if an element is valid and cannot be solved; one line naming the same
     */
    static <P extends Record> String solve(
            Path file, Class<P> type, Function<P, Map<String, ?>> solver, String... ignored) throws IOException {
        List<Map<String, Object>> solved = new ArrayList<>();
        for (Located element : Reading.json(file).list()) {
            P problem = element.as(type, ignored);
            Map<String, Object> fields = new LinkedHashMap<>(element.table());
            try {
                fields.putAll(solver.apply(problem));
            } catch (RunFailure failure) {
                throw new RunFailure(element.error("cannot be solved: " + failure.getMessage())
                        .getMessage());
            } catch (IllegalArgumentException invalid) {
                throw element.invalid(invalid);
            }
            solved.add(fields);
        }
        return print(solved);
    }

    /**
     * A document as text, the same on every system.
     *
     * @param document of maps, lists and values
     * @return JSON, indented by one space, with a newline at its end; ASCII, for a console of any encoding
     */
    static String print(Object document) {
        DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return JsonText.mapper()
                            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                            .build()
                            .writer(printer)
                            .writeValueAsString(document)
                    + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The field {@code probabilities}.
     *
     * @param values p_k
     * @return at least two, summing to 1
     * @throws IllegalArgumentException if they are something else
     */
    static FeatureProbabilities probabilities(List<BigDecimal> values) {
        if (values.size() < 2) {
            throw new IllegalArgumentException("probabilities must be at least 2, not " + values.size());
        }
        double[] p = new double[values.size()];
        for (int k = 0; k < p.length; k++) {
            p[k] = values.get(k).doubleValue();
            if (!(p[k] > 0 && p[k] < 1)) {
                throw new IllegalArgumentException(
                        "probabilities[" + k + "] must lie inside (0, 1), not " + values.get(k));
            }
        }
        return FeatureProbabilities.of(p);
    }

    /**
     * Checks an index of a feature.
     *
     * @param field what it is
     * @param index of a feature
     * @param features K
     * @throws IllegalArgumentException if it is not one of 0 to K − 1
     */
    static void requireFeature(String field, int index, int features) {
        if (index < 0 || index >= features) {
            throw new IllegalArgumentException(
                    field + " is " + index + ", but the features are 0 to " + (features - 1));
        }
    }

    /**
     * Checks a length.
     *
     * @param field what has that length
     * @param actual its length
     * @param expected the length that it should have
     * @param model of what has that length
     * @throws IllegalArgumentException if they differ
     */
    static void requireLength(String field, int actual, int expected, String model) {
        if (actual != expected) {
            throw new IllegalArgumentException(
                    field + " has " + actual + " entries, but " + model + " has " + expected);
        }
    }

    /**
     * Checks the steps that are to be recorded.
     *
     * @param steps the field {@code record}
     * @param last the largest that is possible
     * @param unit what the numbers count, such as "epochs"
     * @throws IllegalArgumentException if they do not increase or are not from 0 to {@code last}
     */
    static void requireRecord(int[] steps, int last, String unit) {
        if (last < 0) {
            throw new IllegalArgumentException(unit + " must be at least 0, not " + last);
        }
        if (steps.length == 0) {
            throw new IllegalArgumentException("record is empty");
        }
        for (int i = 0; i < steps.length; i++) {
            String field = "record[" + i + "] is " + steps[i];
            if (steps[i] < 0 || steps[i] > last) {
                throw new IllegalArgumentException(field + ", but " + unit + " are 0 to " + last);
            }
            if (i > 0 && steps[i] <= steps[i - 1]) {
                throw new IllegalArgumentException(field + ", not more than record[" + (i - 1) + "]");
            }
        }
    }

    /**
     * The field {@code promptLength}.
     *
     * @param length as it was given
     * @return N, whole, from 1 to 1e15
     * @throws IllegalArgumentException if it is something else
     */
    static double promptLength(BigDecimal length) {
        double n = length.doubleValue();
        if (!(n >= 1 && n <= 1e15) || n != Math.rint(n) || length.compareTo(new BigDecimal(n)) != 0) {
            throw new IllegalArgumentException("promptLength must be whole, from 1 to 1e15, not " + length);
        }
        return n;
    }

    /**
     * Checks the field {@code learningRate}.
     *
     * @param rate η
     * @throws IllegalArgumentException if it is not positive
     */
    static void requireLearningRate(double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("learningRate must be positive, not " + rate);
        }
    }
}
