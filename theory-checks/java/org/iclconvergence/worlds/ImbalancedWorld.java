package org.iclconvergence.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.theory.LossFloor;

/**
 * One dominant feature, p_1 given, the others rare, and a training.
 *
 * @param features K ≥ 2, whole
 * @param dominant p_1 in (0, 1)
 * @param unequal 0 if the rare features are equally frequent; else the seed that draws them within a factor of two of each
 *     other, for K up to a few dozen
 * @param promptLength N, infinite for the limit
 * @param learningRate η; 0 for the limit of gradient flow
 * @param error ε in (0, ½)
 */
public record ImbalancedWorld(
        double features, double dominant, long unequal, double promptLength, double learningRate, double error) {
    private static final double[] DOMINANT = {0.2, 0.5, 0.8};

    /** Gradient flow on infinitely long prompts, the rare features equally frequent. */
    static ImbalancedWorld flow(double features, double dominant, double error) {
        return new ImbalancedWorld(features, dominant, 0, Double.POSITIVE_INFINITY, 0, error);
    }

    /**
     * Gradient flow. With a range of N/N* half of the worlds have prompts so many times as long as the error of a rare query demands, and
     * features "K at finite N"; with one of N their length itself is drawn; the others have infinitely long prompts.
     */
    static Arbitrary<ImbalancedWorld> flows(Ranges ranges) {
        // where a claim has no ε, where the flow ends matters little
        Arbitrary<Double> errors = ranges.number("ε", 0.01);
        List<Arbitrary<ImbalancedWorld>> kinds = new ArrayList<>();
        if (ranges.has("K")) {
            kinds.add(Combinators.combine(ranges.large("K"), ranges.number("p_1"), errors)
                    .as(ImbalancedWorld::flow));
        }
        if (ranges.has("N/N*")) {
            kinds.add(Combinators.combine(
                            ranges.large("K at finite N"), ranges.number("p_1"), ranges.number("N/N*"), errors)
                    .as((features, dominant, times, error) ->
                            flow(features, dominant, error).withTimesTheShortestPrompt(times)));
        }
        if (ranges.has("N")) {
            kinds.add(
                    Combinators.combine(ranges.large("K at finite N"), ranges.number("p_1"), ranges.large("N"), errors)
                            .as((features, dominant, length, error) ->
                                    flow(features, dominant, error).withPromptLength(length)));
        }
        return Arbitraries.oneOf(kinds);
    }

    /** IMB-1, 5: where feature 1 is no rarer than the others, as prompts that are long enough for these must be for it. */
    static Arbitrary<ImbalancedWorld> ofAFrequentFeature(Ranges ranges) {
        return flows(ranges).filter(world -> world.dominant * world.features >= 1);
    }

    private ImbalancedWorld withTimesTheShortestPrompt(double times) {
        double rare = (1 - dominant) / (features - 1);
        return withPromptLength(Math.ceil(times * LossFloor.shortestPrompt(rare, error)));
    }

    /** IMB-7: where (1 − p_1)³ K^0.98 ≥ 1. */
    static Arbitrary<ImbalancedWorld> ofPhaseOne(Ranges ranges) {
        return flows(ranges)
                .filter(world -> FastMath.pow(1 - world.dominant, 3) * FastMath.pow(world.features, 0.98) >= 1);
    }

    private static Stream<ImbalancedWorld> flows(double[] dominant, double[] errors, double... features) {
        return DoubleStream.of(dominant)
                .boxed()
                .flatMap(first -> DoubleStream.of(errors)
                        .boxed()
                        .flatMap(error -> DoubleStream.of(features).mapToObj(count -> flow(count, first, error))));
    }

    private static Stream<ImbalancedWorld> flows(double... features) {
        return flows(DOMINANT, new double[] {0.01}, features);
    }

    /** IMB-1. */
    static Stream<ImbalancedWorld> ofTheDominantFeature() {
        return flows(DOMINANT, new double[] {0.1, 0.01, 1e-3}, 10, 1e2, 1e6);
    }

    /** IMB-2. */
    static Stream<ImbalancedWorld> ofTheBound() {
        return flows(DOMINANT, new double[] {0.1, 0.01, 1e-3}, 4, 10, 1e2, 1e3, 1e4, 1e6);
    }

    /** IMB-3: descent with unequal rare features, and the flow from K/10 to K. */
    static Stream<ImbalancedWorld> ofTheOrder(Seeds seeds) {
        return Stream.concat(
                IntStream.range(0, 6).mapToObj(trial -> {
                    int count = new int[] {4, 8, 16}[trial % 3];
                    long seed = seeds.of("IMB-3", trial);
                    double dominant = new RandomStreams(seed).other().nextDouble(0.4, 0.8);
                    return new ImbalancedWorld(count, dominant, seed, Math.max(256, FastMath.pow(count, 3)), 8, 0.01);
                }),
                flows(1e4, 1e5, 1e6, 1e7, 1e8, 1e9));
    }

    /** IMB-4. */
    static Stream<ImbalancedWorld> ofConcentration() {
        return DoubleStream.of(0.3, 0.5)
                .boxed()
                .flatMap(dominant -> Stream.of(
                        new ImbalancedWorld(5, dominant, 0, 512, 0, 0.01),
                        new ImbalancedWorld(100, dominant, 0, 1e6, 0, 0.01),
                        new ImbalancedWorld(1000, dominant, 0, 3e7, 0, 0.01)));
    }

    /** IMB-5. */
    static Stream<ImbalancedWorld> ofTheOnePhase() {
        return flows(8, 1e2, 1e4, 1e6);
    }

    /** IMB-6, 9, 10: the flow, and descent on prompts of length K³. */
    static Stream<ImbalancedWorld> ofTheFourPhases() {
        return Stream.concat(
                flows(8, 32, 1e2, 1e3, 1e4, 1e6),
                DoubleStream.of(DOMINANT)
                        .boxed()
                        .flatMap(dominant -> DoubleStream.of(8, 16)
                                .mapToObj(features -> new ImbalancedWorld(
                                        features, dominant, 0, FastMath.pow(features, 3), 1, 0.01))));
    }

    /** IMB-7: every power of ten. */
    static Stream<ImbalancedWorld> ofPhaseOne() {
        return flows(
                new double[] {0.6, 0.8},
                new double[] {0.01},
                IntStream.rangeClosed(3, 12)
                        .mapToDouble(power -> FastMath.pow(10, power))
                        .toArray());
    }

    /** IMB-8. */
    static Stream<ImbalancedWorld> ofPhaseTwo() {
        return flows(32, 1e2, 1e4, 1e6, 1e8, 1e9, 1e10, 1e12);
    }

    /** IMB-11. */
    static Stream<ImbalancedWorld> ofTheClosedForm() {
        return flows(DOMINANT, new double[] {0.05, 0.01, 1e-4}, 3, 20, 1e3, 1e6, 1e12);
    }

    /** IMB-12, 13, 15: one large K. */
    static Stream<ImbalancedWorld> ofManyFeatures(double features) {
        return flows(features);
    }

    /** IMB-16: on both sides of the onset for p_1 = ½. */
    static Stream<ImbalancedWorld> ofTheOnset() {
        return flows(new double[] {0.5}, new double[] {0.01}, 1e4, 6e8, 7e8, 1e12);
    }

    /** LEN-3: ten tokens for each feature, and more where p_1 asks for it; both sides of the onset for p_1 = ½. */
    static Stream<ImbalancedWorld> ofLinearPrompts() {
        return Stream.concat(
                DoubleStream.of(DOMINANT)
                        .boxed()
                        .flatMap(dominant -> DoubleStream.of(1e4, 1e5, 1e12)
                                .mapToObj(features -> flow(features, dominant, 0.01)
                                        .withPromptLength((dominant < 0.6 ? 10 : 30) * features))),
                DoubleStream.of(6e8, 7e8)
                        .mapToObj(features -> flow(features, 0.5, 0.01).withPromptLength(10 * features)));
    }

    /** LEN-3: prompts so long, for so many features, that there is room left below ε: g K ≥ 10. */
    static Arbitrary<ImbalancedWorld> ofLinearPrompts(Ranges ranges) {
        return flows(ranges).filter(world -> {
            double absent = LossFloor.lowerBound(
                            world.features(), world.rareQuery().probability(0), world.promptLength())
                    .value();
            return (world.error() - absent) * world.features() >= 10;
        });
    }

    /** The same world with other prompts. */
    private ImbalancedWorld withPromptLength(double length) {
        return new ImbalancedWorld(features, dominant, unequal, length, learningRate, error);
    }

    /**
     * A query of a rare feature: all are alike if they are equally frequent.
     *
     * @return the features as it sees them
     */
    public QueryGroups rareQuery() {
        return SymmetryClasses.imbalanced(features, dominant).query(1);
    }

    /**
     * The probabilities one by one.
     *
     * @return p, the dominant feature first, for K up to a few dozen
     */
    public FeatureProbabilities probabilities() {
        int count = (int) features;
        if (unequal == 0) {
            return FeatureProbabilities.imbalanced(count, dominant);
        }
        UniformRandomProvider random = new RandomStreams(unequal).other();
        random.nextDouble();
        double[] p = new double[count];
        double sum = 0;
        for (int k = 1; k < count; k++) {
            p[k] = 1 + random.nextDouble();
            sum += p[k];
        }
        for (int k = 1; k < count; k++) {
            p[k] *= (1 - dominant) / sum;
        }
        p[0] = dominant;
        return FeatureProbabilities.of(p);
    }

    @Override
    public String toString() {
        return new Place()
                .training(promptLength, learningRate)
                .with("K", features)
                .with("p_1", dominant)
                .with("ε", error)
                .toString();
    }
}
