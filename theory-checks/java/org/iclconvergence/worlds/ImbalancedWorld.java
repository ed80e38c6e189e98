package org.iclconvergence.worlds;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.theory.ClosedFormTime;

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

    /** IMB-4: small problems; the lengths of the prompts are a matter of the claim. */
    static Stream<ImbalancedWorld> ofConcentration() {
        return DoubleStream.of(0.3, 0.5).mapToObj(dominant -> new ImbalancedWorld(5, dominant, 0, 128, 1, 0.01));
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
                new double[] {0.5, 0.8},
                new double[] {0.01},
                IntStream.rangeClosed(2, 12)
                        .mapToDouble(power -> FastMath.pow(10, power))
                        .toArray());
    }

    /** IMB-8. */
    static Stream<ImbalancedWorld> ofPhaseTwo() {
        return flows(32, 1e2, 1e4, 1e6, 1e8, 1e9, 1e10, 1e12);
    }

    /** IMB-11: errors that the start does not satisfy already. */
    static Stream<ImbalancedWorld> ofTheClosedForm() {
        return flows(DOMINANT, new double[] {0.05, 0.01, 1e-4}, 3, 20, 1e3, 1e6, 1e12)
                .filter(world -> new ClosedFormTime(world.features, world.dominant)
                                .whenErrorReaches(world.error)
                                .value()
                        > 0);
    }

    /** IMB-12, 13, 15: one large K. */
    static Stream<ImbalancedWorld> ofManyFeatures(double features) {
        return flows(features);
    }

    /** IMB-16: K is what the claim looks for. */
    static Stream<ImbalancedWorld> ofTheOnset() {
        return DoubleStream.of(0.5, 0.2).mapToObj(dominant -> flow(1e4, dominant, 0.01));
    }

    /**
     * The same world with another number of features.
     *
     * @param count K
     * @return a copy
     */
    public ImbalancedWorld withFeatures(double count) {
        return new ImbalancedWorld(count, dominant, unequal, promptLength, learningRate, error);
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
