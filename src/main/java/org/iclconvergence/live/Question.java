package org.iclconvergence.live;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryGradientDescent;

/**
 * The training that a reader asks for. What is wrong with the numbers is said in one sentence that begins with the name of the field, as
 * {@link IllegalArgumentException}.
 *
 * @param problem features and query
 * @param promptLength N from 1 to 1e15, whole, or infinite
 * @param error ε at which the training ends
 * @param learningRate η of gradient descent; 1 for the flow, whose times are η t
 * @param steps that descent may take, or {@link QueryRun#FLOW}
 */
public record Question(QueryProblem problem, double promptLength, double error, double learningRate, long steps) {
    /** As many steps as a reader waits for. */
    public static final long MOST_STEPS = 10_000_000;

    /** To which the page's numbers are held against those of Java. */
    private static final double MOST_FEATURES = 1e80;

    /** Nearer to 1 the rest is a few roundings of p_1. */
    private static final double MOST_DOMINANT = 1 - 1e-12;

    private static final double LONGEST_PROMPT = 1e15;

    /** The longest η t that a figure has an axis for. */
    private static final double LONGEST_TIME = 1e305;

    /** One weight for each different probability: more of them take minutes. */
    private static final int MOST_PROBABILITIES = 1000;

    /** Checks the numbers. */
    public Question {
        if (!(promptLength == Double.POSITIVE_INFINITY
                || (promptLength >= 1 && promptLength <= LONGEST_PROMPT && promptLength == Math.floor(promptLength)))) {
            throw new IllegalArgumentException(
                    "N must be ∞ or whole, from 1 to 1e15, not " + ProblemText.number(promptLength));
        }
        if (!(error >= GradientFlow.SMALLEST_ERROR && error < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "ε must be finite and at least 1e-100, not " + ProblemText.number(error));
        }
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "η must be positive and finite, not " + ProblemText.number(learningRate));
        }
        if (steps != QueryRun.FLOW) {
            requireSteps((double) steps);
        }
        if (!(learningRate * Math.max(1, steps) <= LONGEST_TIME)) {
            throw new IllegalArgumentException(
                    "η times steps must be at most 1e305, not " + ProblemText.number(learningRate * steps));
        }
    }

    /**
     * A question about gradient flow.
     *
     * @param problem features and query
     * @param promptLength N
     * @param error ε
     * @return with times in η t
     */
    public static Question flow(QueryProblem problem, double promptLength, double error) {
        return new Question(problem, promptLength, error, 1, QueryRun.FLOW);
    }

    /**
     * A question about gradient descent at the usual learning rate.
     *
     * @param problem features and query
     * @param promptLength N
     * @param error ε
     * @param steps at most
     * @return with η = 0.2/p_k
     */
    public static Question descent(QueryProblem problem, double promptLength, double error, long steps) {
        return new Question(
                problem, promptLength, error, QueryGradientDescent.usualLearningRate(problem.groups()), steps);
    }

    /**
     * Equally probable features.
     *
     * @param features K
     * @param query number of a feature, or {@link QueryProblem#RAREST}
     * @return the problem
     */
    public static QueryProblem balanced(double features, double query) {
        return QueryProblem.balanced(requireFeatures(features), requireQuery(query, features));
    }

    /**
     * A feature apart from the others.
     *
     * @param features K
     * @param dominant p_1
     * @param query number of a feature, or {@link QueryProblem#RAREST}
     * @return the problem
     */
    public static QueryProblem dominant(double features, double dominant, double query) {
        if (!(dominant > 0 && dominant <= MOST_DOMINANT)) {
            throw new IllegalArgumentException("p₁ must be above 0 and at most 1 − 1e-12, not "
                    + (dominant > 0.5 && dominant < 1 ? ProblemText.decimal(dominant) : ProblemText.number(dominant)));
        }
        return QueryProblem.imbalanced(requireFeatures(features), dominant, requireQuery(query, features));
    }

    /**
     * Features whose probabilities follow Zipf's law.
     *
     * @param features K, at most 1000
     * @param exponent s
     * @param query number of a feature, or {@link QueryProblem#RAREST}
     * @return the problem
     */
    public static QueryProblem zipf(double features, double exponent, double query) {
        if (!(exponent >= 0 && exponent <= 10)) {
            throw new IllegalArgumentException(
                    "the exponent must lie between 0 and 10, not " + ProblemText.number(exponent));
        }
        if (requireFeatures(features) > MOST_PROBABILITIES) {
            throw new IllegalArgumentException(
                    "K must be at most 1000 where all probabilities differ, not " + ProblemText.whole(features));
        }
        return QueryProblem.given(FeatureProbabilities.zipf((int) features, exponent), requireQuery(query, features));
    }

    /**
     * Features of any probabilities.
     *
     * @param weights which are made to sum to 1, from 2 to 1000 of them
     * @param query number of a feature, or {@link QueryProblem#RAREST}
     * @return the problem
     */
    public static QueryProblem given(double[] weights, double query) {
        if (!(weights.length >= 2 && weights.length <= MOST_PROBABILITIES)) {
            throw new IllegalArgumentException("p needs from 2 to 1000 numbers, not " + weights.length);
        }
        FeatureProbabilities p;
        try {
            p = FeatureProbabilities.proportionalTo(weights);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("p: " + invalid.getMessage());
        }
        return QueryProblem.given(p, requireQuery(query, weights.length));
    }

    /**
     * The steps that a reader has typed.
     *
     * @param steps any number
     * @return the same, if descent may take as many
     */
    public static long requireSteps(double steps) {
        if (!(steps >= 0 && steps <= MOST_STEPS && steps == Math.floor(steps))) {
            throw new IllegalArgumentException(
                    "steps must be whole, from 0 to 10000000, not " + ProblemText.number(steps));
        }
        return (long) steps;
    }

    /**
     * The loss that is trained.
     *
     * @return exact, for one thread
     */
    QueryLoss loss() {
        return Double.isInfinite(promptLength)
                ? new InfinitePromptQuery(problem.groups())
                : new PopulationIntegral(problem.groups(), promptLength);
    }

    private static double requireFeatures(double features) {
        if (!(features >= 2 && features <= MOST_FEATURES) || features != Math.floor(features)) {
            throw new IllegalArgumentException("K must be whole, from 2 to 1e80, not " + ProblemText.number(features));
        }
        return features;
    }

    private static double requireQuery(double query, double features) {
        if (query != QueryProblem.RAREST && (!(query >= 1 && query <= features) || query != Math.floor(query))) {
            throw new IllegalArgumentException("k must be the number of a feature, from 1 to "
                    + ProblemText.whole(features) + ", not " + ProblemText.number(query));
        }
        return query;
    }
}
