package org.iclconvergence.worlds;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.FeatureProbabilities;

/**
 * A form of attention that differs from the paper's in one thing, trained by gradient flow until L_k ≤ ε for every k, for each of a few K.
 *
 * @param kind what is different
 * @param regime of the features
 * @param seeds of the run, for random starts
 */
public record FormWorld(Kind kind, Regime regime, Seeds seeds) {
    /** The K that are tried, increasing. */
    public static final List<Integer> FEATURES = List.of(8, 16, 32);

    /** ε. */
    public static final double ERROR = 0.01;

    /** As many starts for each K, where they are random. */
    private static final Map<Integer, Integer> STARTS = Map.of(8, 20, 16, 10, 32, 3);

    /** What is different. */
    public enum Kind {
        /** Nothing: Q is trained from 0. */
        PAPER,
        /** W^K and W^Q are trained, from small random entries. */
        SEPARATE_KEYS_AND_QUERIES,
        /** The one entry of W^V that reads labels is trained, from 1. */
        SCALAR_VALUE,
        /** The whole last row of W^V is trained, from small random entries; the other rows do not reach the prediction. */
        VALUE_ROW,
        /** Q starts at small random entries. */
        SMALL_START,
        /** The query, with label 0, is among the keys and values; N = 20 K. */
        QUERY_NOT_MASKED,
        /** The same with N = 5 K: too short for ε. */
        QUERY_NOT_MASKED_SHORT_PROMPTS,
        /** Scores over √d, d = K. */
        SCALED_BY_FEATURES,
        /** Scores over √d, d = 32 for every K. */
        SCALED_BY_32,
        /** The mean of two heads from 0. */
        TWO_HEADS,
        /** The mean of two heads from small random entries. */
        TWO_HEADS_SMALL_START;

        private boolean isRandom() {
            return switch (this) {
                case SEPARATE_KEYS_AND_QUERIES, VALUE_ROW, SMALL_START, TWO_HEADS_SMALL_START -> true;
                default -> false;
            };
        }
    }

    /** How probable the features are. */
    public enum Regime {
        /** All the same. */
        BALANCED,
        /** p_1 = ½, the others the same. */
        IMBALANCED
    }

    /** Probability of the dominant feature. */
    private static final double DOMINANT = 0.5;

    /** FORM-1 to FORM-6: each kind balanced and imbalanced. */
    static Stream<FormWorld> of(Seeds seeds, Kind... kinds) {
        return Stream.of(kinds)
                .flatMap(kind -> Stream.of(Regime.values()).map(regime -> new FormWorld(kind, regime, seeds)));
    }

    /**
     * The features.
     *
     * @param features K
     * @return p, the dominant feature first if there is one
     */
    public FeatureProbabilities probabilities(int features) {
        return isImbalanced()
                ? FeatureProbabilities.imbalanced(features, DOMINANT)
                : FeatureProbabilities.balanced(features);
    }

    /**
     * The trainings.
     *
     * @param features K
     * @return how many starts are tried
     */
    public int starts(int features) {
        return kind.isRandom() ? Objects.requireNonNull(STARTS.get(features)) : 1;
    }

    /**
     * What a start is drawn from, the same in both regimes.
     *
     * @param features K
     * @param start number from 0
     * @return a fresh generator
     */
    public UniformRandomProvider random(int features, int start) {
        return seeds.streams("FORM " + kind + ", K = " + features, start).other();
    }

    /**
     * The length of the prompts, which have N p_m tokens of every feature.
     *
     * @param features K
     * @return N, infinite where it does not matter
     */
    public double promptLength(int features) {
        return switch (kind) {
            case QUERY_NOT_MASKED -> 20.0 * features;
            case QUERY_NOT_MASKED_SHORT_PROMPTS -> 5.0 * features;
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /**
     * What the scores are divided by, squared.
     *
     * @param features K
     * @return d, or 1
     */
    public double dimension(int features) {
        return switch (kind) {
            case SCALED_BY_FEATURES -> features;
            case SCALED_BY_32 -> 32;
            default -> 1;
        };
    }

    /**
     * The paper's form on the same features.
     *
     * @return where Q is trained from 0
     */
    public FormWorld paper() {
        return new FormWorld(Kind.PAPER, regime, seeds);
    }

    /**
     * Whether one feature is dominant.
     *
     * @return false for balanced features
     */
    public boolean isImbalanced() {
        return regime == Regime.IMBALANCED;
    }

    @Override
    public String toString() {
        return new Place().with(words(kind)).with(words(regime)).toString();
    }

    private static String words(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
