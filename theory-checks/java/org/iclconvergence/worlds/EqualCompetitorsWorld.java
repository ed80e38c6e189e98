package org.iclconvergence.worlds;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.theory.EqualCompetitors;
import org.iclconvergence.theory.LinearPrompts;
import org.iclconvergence.theory.ShortestPrompt;

/**
 * A query whose competitors are equally probable: a balanced query, the dominant one, or one in between.
 *
 * @param features K
 * @param probability p_k
 * @param promptLength N
 * @param gap D = A_k − B of the weights that are looked at; 0 where they are trained
 * @param error ε of the training; 0 where the weights are given
 * @param learningRate η, likewise
 */
public record EqualCompetitorsWorld(
        double features, double probability, double promptLength, double gap, double error, double learningRate) {
    /** FIN-1, FIN-2: balanced queries, and a dominant one. */
    static Stream<EqualCompetitorsWorld> atWeights() {
        return DoubleStream.of(2, 10, 1000, 1e6)
                .boxed()
                .flatMap(features -> DoubleStream.of(1 / features, 0.5)
                        .boxed()
                        .flatMap(p -> DoubleStream.of(0, 2, 12)
                                .mapToObj(
                                        gap -> new EqualCompetitorsWorld(features, p, Math.ceil(10 / p), gap, 0, 0))));
    }

    /** FIN-1, FIN-2: any weights on the line. */
    static Arbitrary<EqualCompetitorsWorld> atWeights(Ranges ranges) {
        return Combinators.combine(
                        ranges.large("K"), ranges.number("−ln p_k/ln K"), ranges.large("N"), ranges.number("D"))
                .as((features, exponent, promptLength, gap) ->
                        new EqualCompetitorsWorld(features, probability(features, exponent), promptLength, gap, 0, 0));
    }

    /** FIN-3, RATE-1: a balanced and a dominant query, three learning rates each. */
    static Stream<EqualCompetitorsWorld> trained() {
        return Stream.of(new double[] {10, 0.1}, new double[] {1000, 1e-3}, new double[] {100, 0.5})
                .flatMap(query ->
                        DoubleStream.of(0.01, 1, 1e4).mapToObj(rate -> trained(query[0], query[1], 0.01, 1, rate)));
    }

    /** FIN-3, RATE-1: any query, the shortest prompts that the theorem admits and longer ones, any learning rate. */
    static Arbitrary<EqualCompetitorsWorld> trained(Ranges ranges) {
        return Combinators.combine(
                        ranges.large("K"),
                        ranges.number("−ln p_k/ln K"),
                        ranges.number("ε"),
                        ranges.number("N/N*"),
                        ranges.number("η/τ"))
                .as((features, exponent, error, stretch, rate) ->
                        trained(features, probability(features, exponent), error, stretch, rate));
    }

    /** LEN-1: balanced queries, a dominant one, and one that is rarer than its competitors; a small and a giant learning rate. */
    static Stream<EqualCompetitorsWorld> atTheThreshold() {
        return Stream.of(
                        new double[] {10, 0.1},
                        new double[] {100, 0.01},
                        new double[] {1000, 1e-3},
                        new double[] {20, 0.5},
                        new double[] {10, 1e-3})
                .flatMap(query ->
                        DoubleStream.of(0.1, 1e4).mapToObj(rate -> atTheThreshold(query[0], query[1], 0.01, rate)));
    }

    /** LEN-1: any number of features, any p_k, any learning rate. */
    static Arbitrary<EqualCompetitorsWorld> atTheThreshold(Ranges ranges) {
        return Combinators.combine(ranges.large("K"), ranges.number("1/p_k"), ranges.number("ε"), ranges.number("η/τ"))
                .as((features, inverse, error, rate) -> atTheThreshold(features, 1 / inverse, error, rate));
    }

    /** The learning rate is given in flow times to ε. */
    private static EqualCompetitorsWorld atTheThreshold(
            double features, double probability, double error, double rate) {
        double promptLength = new ShortestPrompt(features, probability, error).tokens();
        double time = new LinearPrompts(features, probability, promptLength)
                .latest(error)
                .value();
        return new EqualCompetitorsWorld(features, probability, promptLength, 0, error, rate * time);
    }

    private static double probability(double features, double exponent) {
        return exponent == 1 ? 1 / features : FastMath.pow(features, -exponent);
    }

    /** The learning rate is given in flow times: at 1 a training might take one step. */
    private static EqualCompetitorsWorld trained(
            double features, double probability, double error, double stretch, double rate) {
        double promptLength = Math.ceil(stretch * EqualCompetitors.shortestPrompt(probability, error));
        double time = new EqualCompetitors(features, probability, promptLength)
                .flowTime(error)
                .value();
        return new EqualCompetitorsWorld(features, probability, promptLength, 0, error, rate * time);
    }

    /**
     * The query.
     *
     * @return itself and its competitors, a group of their own
     */
    public QueryGroups query() {
        return SymmetryClasses.imbalanced(features, probability).query(0);
    }

    /**
     * What the theory says of it.
     *
     * @return its bounds
     */
    public EqualCompetitors theory() {
        return new EqualCompetitors(features, probability, promptLength);
    }

    @Override
    public String toString() {
        Place place = new Place().with("K", features).with("p_k", probability).with("N", promptLength);
        return (learningRate > 0 ? place.with("ε", error).with("η", learningRate) : place.with("D", gap)).toString();
    }
}
