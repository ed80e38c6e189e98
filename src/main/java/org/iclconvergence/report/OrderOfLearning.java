package org.iclconvergence.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.dynamics.HittingTimes;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.reading.DecimalText;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.PredictedTime;
import org.iclconvergence.training.query.QueryEvent;

/**
 * Every query of one p, in the order in which they are learned: by the time of the smallest error, then of the next one. Features of
 * equal probability are learned alike and share a line. Times are η t.
 *
 * @param errors levels of L_k, decreasing
 * @param queries in that order
 */
public record OrderOfLearning(double[] errors, List<Learned> queries) {
    /**
     * One query.
     *
     * @param problem features and query
     * @param run its training, to the smallest error that can be reached
     * @param floor what no training comes below
     */
    public record Learned(QueryProblem problem, QueryRun run, double floor) {
        /**
         * When a prediction error was reached.
         *
         * @param error level of L_k
         * @return η t, or nothing
         */
        public OptionalDouble time(double error) {
            return HittingTimes.first(run.trajectory(), QueryEvent.predictionErrorAtMost(error));
        }

        /**
         * How many features are learned like this one.
         *
         * @return with itself
         */
        public double multiplicity() {
            return problem.classes().multiplicity(problem.queryClass());
        }

        /**
         * How probable it is.
         *
         * @return p_k
         */
        public double probability() {
            return problem.groups().probability(0);
        }

        private double sortingTime(double error) {
            return time(error).orElse(Double.POSITIVE_INFINITY);
        }
    }

    /** Sorts. */
    public OrderOfLearning {
        Comparator<Learned> order = Comparator.comparingDouble(one -> one.sortingTime(errors[errors.length - 1]));
        for (int i = errors.length - 2; i >= 0; i--) {
            double error = errors[i];
            order = order.thenComparingDouble(one -> one.sortingTime(error));
        }
        List<Learned> sorted = new ArrayList<>(queries);
        sorted.sort(order);
        queries = List.copyOf(sorted);
    }

    /**
     * Trains each query to the smallest error that it can reach. What it cannot reach is known before and not waited for: where there is
     * nothing else the start alone is looked at.
     *
     * @param problems one for each different probability
     * @param promptLength N, may be infinite
     * @param errors levels of L_k, decreasing
     * @param training of a problem, to the last of the errors that it is given
     * @param progress told which part of the queries is trained, from 0 to 1
     * @return all queries
     */
    public static OrderOfLearning of(
            List<QueryProblem> problems,
            double promptLength,
            double[] errors,
            BiFunction<QueryProblem, double[], QueryRun> training,
            DoubleConsumer progress) {
        List<Learned> learned = new ArrayList<>();
        for (QueryProblem problem : problems) {
            double[] reachable = LossFloor.reachable(problem.groups(), promptLength, errors);
            QueryRun run = training.apply(problem, reachable.length > 0 ? reachable : new double[] {Double.MAX_VALUE});
            learned.add(
                    new Learned(problem, run.withErrors(errors), LossFloor.certain(problem.groups(), promptLength)));
            progress.accept((double) learned.size() / problems.size());
        }
        return new OrderOfLearning(errors, learned);
    }

    private double lastError() {
        return errors[errors.length - 1];
    }

    /**
     * The order as plain ASCII for a console.
     *
     * @return lines, each ended by a newline
     */
    public String summary() {
        QueryRun first = queries.get(0).run();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s; all queries; N = %s; %s; times are eta t\n\n",
                ProblemText.title(first.problem(), "p_1"),
                ProblemText.whole(first.promptLength()),
                first.isFlow() ? "gradient flow" : "gradient descent"));
        text.append(String.format(Locale.ROOT, "%6s %8s %11s", "k", "alike", "p_k"));
        for (double error : errors) {
            text.append(String.format(Locale.ROOT, " %14s", "L_k = " + ProblemText.decimal(error)));
        }
        text.append(String.format(Locale.ROOT, " %14s\n", "theory"));
        for (Learned one : queries) {
            text.append(String.format(
                    Locale.ROOT,
                    "%6s %8s %11.4g",
                    ProblemText.whole(one.problem().query()),
                    ProblemText.whole(one.multiplicity()),
                    one.probability()));
            for (double error : errors) {
                text.append(String.format(Locale.ROOT, " %14s", time(one, error)));
            }
            text.append(String.format(
                    Locale.ROOT,
                    " %14s\n",
                    PredictedTime.of(one.problem(), lastError())
                            .map(predicted -> (predicted.exact() ? "" : "~")
                                    + number(predicted.time().value()))
                            .orElse("-")));
        }
        text.append(
                "\ntheory: of the last error, on infinitely long prompts; ~ is a law for many features, - that there is none\n");
        if (queries.stream().anyMatch(one -> lastError() < one.floor())) {
            text.append("never: prompts of this length may lack the feature, which keeps L_k above it\n");
        }
        if (queries.stream()
                .anyMatch(one ->
                        lastError() >= one.floor() && one.time(lastError()).isEmpty())) {
            text.append("- in the column of an error: not reached where the training ended\n");
        }
        return text.toString();
    }

    /** "never" is what is known beforehand. */
    private static String time(Learned one, double error) {
        OptionalDouble time = one.time(error);
        return time.isPresent() ? number(time.getAsDouble()) : error < one.floor() ? "never" : "-";
    }

    private static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, value >= 1e-3 && value < 1e5 ? "%.5g" : "%.4e", value);
    }

    /**
     * The order as a table, the same bytes in every locale and on every Java.
     *
     * @return one line for each class of equally probable features
     */
    public String csv() {
        List<String> header = new ArrayList<>(List.of("order", "k", "alike", "probability", "lossFloor"));
        for (double error : errors) {
            header.add("time of error " + ProblemText.decimal(error) + " [eta t]");
        }
        header.add("theory of the last [eta t]");
        CsvTable table = new CsvTable(header.toArray(String[]::new));
        for (int i = 0; i < queries.size(); i++) {
            Learned one = queries.get(i);
            List<String> cells = new ArrayList<>(List.of(
                    Integer.toString(i + 1),
                    DecimalText.of(one.problem().query()),
                    DecimalText.of(one.multiplicity()),
                    DecimalText.of(one.probability()),
                    DecimalText.of(one.floor())));
            for (double error : errors) {
                OptionalDouble time = one.time(error);
                cells.add(time.isPresent() ? DecimalText.of(time.getAsDouble()) : "");
            }
            cells.add(PredictedTime.of(one.problem(), lastError())
                    .map(predicted -> DecimalText.of(predicted.time().value()))
                    .orElse(""));
            table.row(cells.toArray());
        }
        return table.toString();
    }

    /**
     * Writes settings and results of all queries.
     *
     * @param versions name to version, written in this order
     * @param file to be created or overwritten
     * @throws IOException if it cannot be written
     */
    public void write(Map<String, String> versions, Path file) throws IOException {
        Map<String, Object> settings = QueryRunJson.settings(queries.get(0).run(), "all");
        settings.put("errors", errors);
        // each query may have its own
        settings.remove("learningRate");
        List<Map<String, Object>> order = new ArrayList<>();
        for (Learned one : queries) {
            Map<String, Object> query = new LinkedHashMap<>();
            query.put("query", one.problem().query());
            query.put("alike", one.multiplicity());
            query.put("probability", one.probability());
            query.put("learningRate", one.run().learningRate());
            query.putAll(QueryRunJson.results(one.run()));
            order.add(query);
        }
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("order", order);
        RunJson.write(versions, settings, results, file);
    }
}
