package org.iclconvergence.worlds;

import java.util.stream.Stream;
import org.iclconvergence.data.FeatureProbabilities;

/**
 * The paper's experiment in one regime, run again and again with features, prompts and tasks of its own.
 *
 * @param probabilities p
 * @param standardBasis whether the features are standard basis vectors of R^K, not K columns of a random rotation of R^100
 * @param noise standard deviation of the noise on context labels
 * @param stream of the seeds of its runs
 * @param seeds of the run
 */
public record ExperimentWorld(
        FeatureProbabilities probabilities, boolean standardBasis, double noise, String stream, Seeds seeds)
        implements NoiseWorld {
    private static final int FEATURES = 10;
    private static final double DOMINANT = 0.5;

    /**
     * Balanced features, as in Figures 2 and 3.
     *
     * @param seeds of the run
     * @return K = 10
     */
    public static ExperimentWorld balanced(Seeds seeds) {
        return new ExperimentWorld(FeatureProbabilities.balanced(FEATURES), false, 0, "EXP balanced", seeds);
    }

    /**
     * One dominant feature, as in Figures 2 and 3.
     *
     * @param seeds of the run
     * @return K = 10, p_1 = ½
     */
    public static ExperimentWorld imbalanced(Seeds seeds) {
        return new ExperimentWorld(
                FeatureProbabilities.imbalanced(FEATURES, DOMINANT), false, 0, "EXP imbalanced", seeds);
    }

    /** EXP-3, EXP-6. */
    static Stream<ExperimentWorld> both(Seeds seeds) {
        return Stream.of(balanced(seeds), imbalanced(seeds));
    }

    /** EXP-5. */
    static Stream<ExperimentWorld> inTheStandardBasis(Seeds seeds) {
        return both(seeds)
                .map(world ->
                        new ExperimentWorld(world.probabilities, true, 0, world.stream.replace("EXP", "EXP-5"), seeds));
    }

    /** NOISE-1. */
    static ExperimentWorld withNoise(Seeds seeds, double deviation) {
        return new ExperimentWorld(
                FeatureProbabilities.imbalanced(FEATURES, DOMINANT), false, deviation, "NOISE-1 order", seeds);
    }

    /**
     * The same experiment in other runs.
     *
     * @param trials how many there are, which names their stream
     * @return a world whose runs share no seed with this one's
     */
    public ExperimentWorld withStreamOf(int trials) {
        return new ExperimentWorld(probabilities, standardBasis, noise, stream + " of " + trials, seeds);
    }

    /**
     * The number of features.
     *
     * @return K
     */
    public int features() {
        return probabilities.count();
    }

    /**
     * The regime.
     *
     * @return whether all features are equally frequent
     */
    public boolean isBalanced() {
        return probabilities.equals(FeatureProbabilities.balanced(features()));
    }

    @Override
    public String toString() {
        return (isBalanced() ? "balanced" : "imbalanced")
                + (standardBasis ? ", standard basis" : "")
                + (noise > 0 ? ", noise of standard deviation " + Place.number(noise) : "");
    }
}
