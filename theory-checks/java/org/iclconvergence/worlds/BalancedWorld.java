package org.iclconvergence.worlds;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.theory.ClosedFormTime;

/**
 * Balanced features, p_k = 1/K, and a training.
 *
 * @param features K ≥ 2, whole
 * @param promptLength N, infinite for the limit
 * @param learningRate η; 0 for the limit of gradient flow
 * @param error ε in (0, ½)
 */
public record BalancedWorld(double features, double promptLength, double learningRate, double error) {
    /** Gradient flow on infinitely long prompts. */
    static BalancedWorld flow(double features, double error) {
        return new BalancedWorld(features, Double.POSITIVE_INFINITY, 0, error);
    }

    /** Gradient flow on infinitely long prompts, or on prompts of N/K tokens a feature. */
    static Arbitrary<BalancedWorld> flows(Ranges ranges) {
        Arbitrary<Double> ratio = ranges.has("N/K") ? ranges.number("N/K") : Arbitraries.just(Double.POSITIVE_INFINITY);
        return Combinators.combine(ranges.large("K"), ratio, ranges.number("ε"))
                .as((features, tokens, error) -> new BalancedWorld(features, Math.rint(features * tokens), 0, error));
    }

    private static Stream<BalancedWorld> flows(double[] features, double... errors) {
        return DoubleStream.of(features)
                .boxed()
                .flatMap(count -> DoubleStream.of(errors).mapToObj(error -> flow(count, error)));
    }

    /** BAL-1: the flow, and descent on prompts of length K³ at three learning rates. */
    static Stream<BalancedWorld> ofTheTheorem() {
        return Stream.concat(
                flows(new double[] {4, 10, 1e2, 1e3, 1e4, 1e5, 1e6}, 0.1, 0.03, 0.01, 1e-3),
                DoubleStream.of(4, 8, 16)
                        .boxed()
                        .flatMap(features -> DoubleStream.of(0.25, 1, 4)
                                .boxed()
                                .flatMap(rate -> DoubleStream.of(0.1, 0.01, 1e-3)
                                        .mapToObj(error ->
                                                new BalancedWorld(features, FastMath.pow(features, 3), rate, error)))));
    }

    /** BAL-2: small problems; the lengths of the prompts are a matter of the claim. */
    static Stream<BalancedWorld> ofConcentration() {
        return DoubleStream.of(3, 4, 6).mapToObj(features -> new BalancedWorld(features, 128, 1, 0.01));
    }

    /** BAL-3: the flow from the paper's smallest K on. */
    static Stream<BalancedWorld> ofPhaseOne() {
        return flows(new double[] {8, 32, 1e2, 1e4, 1e6}, 0.01);
    }

    /** BAL-4: the flow, on infinitely long prompts and on prompts of two lengths. */
    static Stream<BalancedWorld> ofTheEndOfPhaseOne() {
        return Stream.concat(
                flows(new double[] {3, 8, 1e2, 1e4, 1e6, 1e9, 1e12}, 0.01),
                DoubleStream.of(4, 8)
                        .boxed()
                        .flatMap(features -> DoubleStream.of(1e3, 1e4)
                                .mapToObj(length -> new BalancedWorld(features, length, 0, 0.01))));
    }

    /** BAL-5. */
    static Stream<BalancedWorld> ofPhaseTwo() {
        return flows(new double[] {4, 32, 1e2, 1e4, 1e6}, 0.1, 0.01, 1e-3);
    }

    /** BAL-6: the flow, and descent that reaches Attn_k = ½ in 200, 400 or 800 steps of the flow's time. */
    static Stream<BalancedWorld> ofTheClosedForm() {
        return Stream.concat(
                flows(new double[] {3, 4, 20, 1e2, 1e3, 1e6, 1e9, 1e12}, 0.1, 0.01, 1e-4),
                DoubleStream.of(4, 10).boxed().flatMap(features -> {
                    double duration = ClosedFormTime.balanced(features)
                            .whenAttentionLeaves(0.5)
                            .value();
                    return DoubleStream.of(200, 400, 800)
                            .mapToObj(steps ->
                                    new BalancedWorld(features, Double.POSITIVE_INFINITY, duration / steps, 0.01));
                }));
    }

    /** BAL-7: K from 1e5 on at a fixed error; a tiny error at fixed K. */
    static Stream<BalancedWorld> ofSharpConstants() {
        return Stream.concat(
                flows(new double[] {1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12}, 0.01),
                flows(new double[] {4, 10, 100}, 1e-8));
    }

    /**
     * The same world with another number of features.
     *
     * @param count K
     * @return a copy
     */
    public BalancedWorld withFeatures(double count) {
        return new BalancedWorld(count, promptLength, learningRate, error);
    }

    /**
     * The same world with other prompts.
     *
     * @param length N
     * @return a copy
     */
    public BalancedWorld withPromptLength(double length) {
        return new BalancedWorld(features, length, learningRate, error);
    }

    /**
     * The same world with another learning rate.
     *
     * @param rate η
     * @return a copy
     */
    public BalancedWorld withLearningRate(double rate) {
        return new BalancedWorld(features, promptLength, rate, error);
    }

    /**
     * Any of the queries: all are alike.
     *
     * @return the features as it sees them
     */
    public QueryGroups query() {
        return SymmetryClasses.balanced(features).query(0);
    }

    /**
     * The probabilities one by one.
     *
     * @return p, for K up to a few dozen
     */
    public FeatureProbabilities probabilities() {
        return FeatureProbabilities.balanced((int) features);
    }

    @Override
    public String toString() {
        return new Place()
                .training(promptLength, learningRate)
                .with("K", features)
                .with("ε", error)
                .toString();
    }
}
