package org.iclconvergence.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.training.query.GradientFlow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that describe the training of one query column, or a file instead. Every rejection names its option. */
final class QueryOptions {
    /** η t of a whole training; beyond it figures have no room left for their axes. */
    private static final double LONGEST_TIME = 1e305;

    /** Rates of order 1/K² stay far above the end of the range of a double. */
    private static final double MOST_FEATURES = 1e100;

    private static final String ALL = "all";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "Solve the problems of this JSON array instead and print it with the results; no option goes with it.")
    private @Nullable Path file;

    @Option(
            names = "--features",
            paramLabel = "K",
            defaultValue = "10",
            description = "How many there are, up to 1e100: features of equal probability cost nothing."
                    + " Default: ${DEFAULT-VALUE}.")
    private double features;

    @Option(
            names = "--dominant-probability",
            paramLabel = "p_1",
            description = "Of feature 1; the others share the rest. Default: none, every p_k = 1/K.")
    private @Nullable Double dominantProbability;

    @Option(names = "--probabilities", paramLabel = "p_1,...,p_K", description = "All of them, in place of --features.")
    private @Nullable DecimalNumbers probabilities;

    @Option(
            names = "--query",
            paramLabel = "k",
            description =
                    "The queried feature, from 1, or all: the order in which they are learned. Default: the first of"
                            + " the least probable ones.")
    private @Nullable String query;

    @Option(
            names = "--errors",
            paramLabel = "eps,...",
            defaultValue = "0.1,0.01",
            description = "Prediction errors whose hitting times are wanted; the training ends at the smallest one."
                    + " Default: ${DEFAULT-VALUE}.")
    private DecimalNumbers errors;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where to write trajectory.csv, run.json, phases and rates (SVG, PNG). Created if missing; files with"
                            + " other names in it are kept.")
    private @Nullable Path out;

    /**
     * The file.
     *
     * @return null if options describe the problem
     * @throws ParameterException if a file and options are given
     */
    @Nullable
    Path file() {
        var options = command.commandLine().getParseResult().matchedOptions();
        if (file != null && !options.isEmpty()) {
            throw rejected("FILE contradicts " + options.get(0).longestName() + ": the file says what to solve");
        }
        return file;
    }

    /**
     * The output directory.
     *
     * @return null if nothing is to be written
     */
    @Nullable
    Path out() {
        return out;
    }

    /**
     * The problem that was asked for.
     *
     * @return features and query
     * @throws ParameterException if options contradict each other, or one is out of range
     */
    QueryProblem problem() {
        if (probabilities != null) {
            return given(probabilities.values());
        }
        if (!(features >= 2 && features <= MOST_FEATURES) || features != Math.rint(features)) {
            throw rejected("--features must be whole, from 2 to 1e100, not " + features);
        }
        if (dominantProbability == null) {
            return QueryProblem.balanced(features, query(features));
        }
        double dominant = dominantProbability;
        if (!(dominant > 0 && dominant < 1)) {
            throw rejected("--dominant-probability must lie inside (0, 1), not " + dominant);
        }
        return QueryProblem.imbalanced(features, dominant, query(features));
    }

    /**
     * The loss that was asked for.
     *
     * @param problem features and query
     * @param promptLength N, or infinity
     * @return the loss of the query
     * @throws ParameterException if N is out of range
     */
    QueryLoss loss(QueryProblem problem, double promptLength) {
        if (promptLength == Double.POSITIVE_INFINITY) {
            return new InfinitePromptQuery(problem.groups());
        }
        try {
            return new PopulationIntegral(problem.groups(), promptLength);
        } catch (IllegalArgumentException outOfRange) {
            throw rejected("--prompt-length must be inf or whole, from 1 to 1e15, not " + promptLength);
        }
    }

    /**
     * The prediction errors that were asked for.
     *
     * @param loss of the query
     * @param promptLength N, or infinity
     * @return decreasing, without repetition, at least one below the error at the start
     * @throws ParameterException if one is not positive, too small or impossible, or none is below the error at the start
     */
    double[] errors(QueryLoss loss, double promptLength) {
        double[] decreasing = errors();
        double smallest = decreasing[decreasing.length - 1];
        QueryGroups groups = loss.groups();
        double floor = LossFloor.ofTraining(groups, promptLength).lower();
        if (smallest < floor) {
            throw rejected("--errors: " + ProblemText.decimal(smallest)
                    + " cannot be reached with prompts of length " + ProblemText.whole(promptLength) + ": L_k >= "
                    + String.format(Locale.ROOT, "%.4g", floor));
        }
        QueryValues start = new QueryValues(groups.count());
        loss.evaluate(new double[groups.count()], start);
        double initial = start.predictionError();
        if (!(smallest < initial)) {
            throw rejected("--errors: " + smallest + " is not below the prediction error at the start, " + initial);
        }
        return decreasing;
    }

    /**
     * The prediction errors that were asked for, whether or not they can be reached.
     *
     * @return decreasing, without repetition
     * @throws ParameterException if one is not positive or too small
     */
    double[] errors() {
        for (double error : errors.values()) {
            if (!(error >= GradientFlow.SMALLEST_ERROR && error < Double.POSITIVE_INFINITY)) {
                throw rejected("--errors must be finite and at least 1e-100, not " + error);
            }
        }
        double[] increasing = Arrays.stream(errors.values()).sorted().distinct().toArray();
        return IntStream.rangeClosed(1, increasing.length)
                .mapToDouble(i -> increasing[increasing.length - i])
                .toArray();
    }

    /**
     * A rejection of what was asked for.
     *
     * @param message one line that names the option
     * @return to be thrown
     */
    ParameterException rejected(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /**
     * A learning rate.
     *
     * @param rate given
     * @param steps that may be taken at this rate
     * @return the rate
     * @throws ParameterException if it is not positive and finite, or that many steps take too long a time
     */
    double learningRate(double rate, long steps) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw rejected("--learning-rate must be positive and finite, not " + rate);
        }
        if (!(rate * steps <= LONGEST_TIME)) {
            throw rejected("--learning-rate times --steps must be at most 1e305, not " + rate + " times " + steps);
        }
        return rate;
    }

    private QueryProblem given(double[] values) {
        if (dominantProbability != null) {
            throw rejected("--probabilities contradicts --dominant-probability: give one of them");
        }
        if (command.commandLine().getParseResult().hasMatchedOption("--features") && features != values.length) {
            throw rejected("--probabilities has " + values.length + " values, but --features is " + features);
        }
        if (values.length < 2) {
            throw rejected("--probabilities needs at least 2 values");
        }
        FeatureProbabilities p;
        try {
            p = FeatureProbabilities.of(values);
        } catch (IllegalArgumentException invalid) {
            throw rejected("--" + invalid.getMessage());
        }
        return QueryProblem.given(p, query(p.count()));
    }

    /**
     * Whether every feature is to be queried, one after the other.
     *
     * @return whether --query is all
     */
    boolean allQueries() {
        return ALL.equals(query);
    }

    /**
     * A problem for each class of equally probable features, which are learned alike.
     *
     * @return each with the first feature of its class as query, in the order of the features
     * @throws ParameterException as for {@link #problem}
     */
    List<QueryProblem> problems() {
        QueryProblem any = problem();
        SymmetryClasses classes = any.classes();
        List<QueryProblem> problems = new ArrayList<>();
        for (int j = 0; j < classes.count(); j++) {
            int own = j;
            double[] given = probabilities == null ? null : probabilities.values();
            double first = given == null
                    ? j + 1.0
                    : IntStream.range(0, given.length)
                                    .filter(k -> given[k] == classes.probability(own))
                                    .findFirst()
                                    .orElseThrow()
                            + 1.0;
            problems.add(new QueryProblem(any.regime(), classes, j, first));
        }
        return problems;
    }

    private double query(double count) {
        if (query == null || allQueries()) {
            return QueryProblem.RAREST;
        }
        double k;
        try {
            k = Double.parseDouble(query);
        } catch (NumberFormatException word) {
            throw rejected("--query must be the number of a feature or all, not " + query);
        }
        if (!(k >= 1 && k <= count) || k != Math.rint(k)) {
            throw rejected("--query must be the number of a feature, from 1 to " + ProblemText.whole(count) + ", not "
                    + ProblemText.whole(k));
        }
        return k;
    }
}
