package org.iclconvergence.cli;

import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.report.ProblemText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which features there are and which one is queried. Every rejection names its option. */
final class FeatureOptions {
    /** Rates of order 1/K² stay far above the end of the range of a double. */
    private static final double MOST_FEATURES = 1e100;

    /** Each feature of Zipf's law is a class of its own, with a weight of its own: ten thousand take seconds. */
    private static final int MOST_OF_ZIPF = 10_000;

    private static final double LEAST_OF_ZIPF = 1e-300;

    private static final String ALL = "all";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

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

    @Option(
            names = "--zipf-exponent",
            paramLabel = "s",
            description =
                    "Zipf's law, p_k proportional to k^-s, for up to 10000 features; s is at least 0, and K^-s above 1e-300.")
    private @Nullable Double zipfExponent;

    @Option(names = "--probabilities", paramLabel = "p_1,...,p_K", description = "All of them, in place of --features.")
    private @Nullable DecimalNumbers probabilities;

    @Option(
            names = "--query",
            paramLabel = "k",
            description =
                    "The queried feature, from 1, or all: the order in which they are learned. Default: the first of"
                            + " the least probable ones.")
    private @Nullable String query;

    /**
     * The problem that was asked for.
     *
     * @return features and query
     * @throws ParameterException if options contradict each other, or one is out of range
     */
    QueryProblem problem() {
        FeatureProbabilities p = listed();
        if (p != null) {
            return QueryProblem.given(p, query(p.count()));
        }
        requireFeatures(MOST_FEATURES, "1e100");
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
        // rejects what is out of range
        problem();
        FeatureProbabilities p = listed();
        if (p != null) {
            return QueryProblem.everyGiven(p);
        }
        return dominantProbability == null
                ? QueryProblem.everyBalanced(features)
                : QueryProblem.everyImbalanced(features, dominantProbability);
    }

    /** The probabilities where they are more than one number; null otherwise. */
    private @Nullable FeatureProbabilities listed() {
        contradict("--probabilities", probabilities, "--dominant-probability", dominantProbability);
        contradict("--probabilities", probabilities, "--zipf-exponent", zipfExponent);
        contradict("--zipf-exponent", zipfExponent, "--dominant-probability", dominantProbability);
        if (probabilities != null) {
            return given(probabilities.values());
        }
        return zipfExponent == null ? null : zipf(zipfExponent);
    }

    private void contradict(String one, @Nullable Object first, String other, @Nullable Object second) {
        if (first != null && second != null) {
            throw rejected(one + " contradicts " + other + ": give one of them");
        }
    }

    private FeatureProbabilities given(double[] values) {
        if (command.commandLine().getParseResult().hasMatchedOption("--features") && features != values.length) {
            throw rejected("--probabilities has " + values.length + " values, but --features is " + features);
        }
        if (values.length < 2) {
            throw rejected("--probabilities needs at least 2 values");
        }
        try {
            return FeatureProbabilities.of(values);
        } catch (IllegalArgumentException invalid) {
            throw rejected("--" + invalid.getMessage());
        }
    }

    private FeatureProbabilities zipf(double exponent) {
        requireFeatures(MOST_OF_ZIPF, MOST_OF_ZIPF + " with --zipf-exponent");
        // the least probable still has a probability
        double most = Math.floor(-100 * FastMath.log(features, LEAST_OF_ZIPF)) / 100;
        if (!(exponent >= 0 && exponent <= most)) {
            throw rejected("--zipf-exponent must be from 0 to " + ProblemText.decimal(most) + " with --features "
                    + ProblemText.whole(features) + ", not " + exponent);
        }
        return FeatureProbabilities.zipf((int) features, exponent);
    }

    private void requireFeatures(double most, String inWords) {
        if (!(features >= 2 && features <= most) || features != Math.rint(features)) {
            throw rejected("--features must be whole, from 2 to " + inWords + ", not " + features);
        }
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

    private ParameterException rejected(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
