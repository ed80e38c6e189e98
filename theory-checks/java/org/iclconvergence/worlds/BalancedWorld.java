package org.iclconvergence.worlds;

import java.util.ArrayList;
import java.util.List;
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
import org.iclconvergence.theory.LossFloor;

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

    /**
     * Gradient flow. With a range of N/N* half of the worlds have prompts so many times as long as the error demands, and features
     * "K at finite N"; the others have infinitely long prompts, unless K has no range.
     */
    static Arbitrary<BalancedWorld> flows(Ranges ranges) {
        // where a claim has no ε, where the flow ends matters little
        Arbitrary<Double> errors = ranges.number("ε", 0.01);
        List<Arbitrary<BalancedWorld>> kinds = new ArrayList<>();
        if (ranges.has("K")) {
            kinds.add(Combinators.combine(ranges.large("K"), errors).as(BalancedWorld::flow));
        }
        if (ranges.has("N/N*")) {
            kinds.add(Combinators.combine(ranges.large("K at finite N"), ranges.number("N/N*"), errors)
                    .as((features, times, error) -> new BalancedWorld(
                            features, Math.ceil(times * LossFloor.shortestPrompt(1 / features, error)), 0, error)));
        }
        if (ranges.has("N/K")) {
            kinds.add(Combinators.combine(ranges.large("K at finite N"), ranges.number("N/K"), errors)
                    .as((features, tokens, error) ->
                            new BalancedWorld(features, Math.ceil(features * tokens), 0, error)));
        }
        return Arbitraries.oneOf(kinds);
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

    /** BAL-2: N = K³, the paper's poly(K). */
    static Stream<BalancedWorld> ofConcentration() {
        return DoubleStream.of(100, 300, 1000)
                .mapToObj(features -> new BalancedWorld(features, FastMath.pow(features, 3), 0, 0.01));
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
                flows(new double[] {10, 100}, 1e-8));
    }

    /** LEN-2: prompts of cK tokens, on both sides of what the growth needs. */
    static Stream<BalancedWorld> ofLinearPrompts() {
        return DoubleStream.of(5, 10, 30, 100)
                .boxed()
                .flatMap(perFeature -> DoubleStream.of(10, 100, 1e3, 1e4, 1e6)
                        .mapToObj(features -> new BalancedWorld(features, perFeature * features, 0, 0.01)));
    }

    /**
     * Ten times as many features, and as many tokens for each of them.
     *
     * @return another world
     */
    public BalancedWorld withTenTimesTheFeatures() {
        return new BalancedWorld(10 * features, 10 * promptLength, learningRate, error);
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
