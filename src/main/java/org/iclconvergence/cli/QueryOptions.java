package org.iclconvergence.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.training.query.GradientFlow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that describe the training of one query column, or a file instead. Every rejection names its option. */
final class QueryOptions {
    /** η t of a whole training; beyond it figures have no room left for their axes. */
    private static final double LONGEST_TIME = 1e305;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "Solve the problems of this JSON array instead and print it with the results; no option goes with it.")
    private @Nullable Path file;

    @Mixin
    private FeatureOptions features;

    @Option(
            names = "--errors",
            paramLabel = "eps,...",
            defaultValue = "0.1,0.01",
            description = "Prediction errors whose hitting times are wanted; the training ends at the smallest one that"
                    + " prompts of this length allow. Default: ${DEFAULT-VALUE}.")
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
     * The features that were asked for, and which of them is queried.
     *
     * @return filled by the command line
     */
    FeatureOptions features() {
        return features;
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
     * The prediction errors that were asked for. Whether they can be reached is an answer.
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
}
