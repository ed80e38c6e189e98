package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;

/**
 * Every context of N tokens, up to order: all (N + K − 1 choose K − 1) count vectors with their multinomial probabilities, each of
 * which is off by at most 3N roundings.
 */
final class CountVectors {
    private final FeatureProbabilities p;
    private final int promptLength;
    private final int[] counts;

    /** Sees one count vector. */
    @FunctionalInterface
    interface Visitor {
        /** The counts are live. */
        void see(int[] counts, double probability);
    }

    CountVectors(FeatureProbabilities p, int promptLength) {
        this.p = p;
        this.promptLength = promptLength;
        this.counts = new int[p.count()];
    }

    /** What one term of a mean over contexts loses: its probability, its scores, and Σ p, which misses 1 by one a feature. */
    static double roundingsOfATerm(int features, double promptLength) {
        return (10 + 2.0 * features) * promptLength + 30.0 * features + 100;
    }

    /** How many there are. */
    long number() {
        return CombinatoricsUtils.binomialCoefficient(promptLength + p.count() - 1, p.count() - 1);
    }

    void forEach(Visitor next) {
        distribute(0, promptLength, 1, next);
    }

    private void distribute(int feature, int left, double probability, Visitor visitor) {
        double term = probability;
        if (feature == counts.length - 1) {
            counts[feature] = left;
            for (int c = 0; c < left; c++) {
                term *= p.get(feature);
            }
            visitor.see(counts, term);
            return;
        }
        for (int c = 0; c <= left; c++) {
            counts[feature] = c;
            distribute(feature + 1, left - c, term, visitor);
            term = term * p.get(feature) * (left - c) / (c + 1);
        }
    }

    /**
     * The population as a list of prompts whose mean loss is the population loss of these queries, Σ_k p_k L_k: one for each count
     * vector, query and task √K v_m. The loss is quadratic in the labels, so that a prompt counts ω times if they are multiplied by
     * √ω.
     */
    List<Prompt> prompts(int... queries) {
        int features = p.count();
        double size = (double) number() * queries.length * features;
        List<Prompt> prompts = new ArrayList<>();
        forEach((context, probability) -> {
            int[] tokens = tokens(context);
            for (int k : queries) {
                for (int m = 0; m < features; m++) {
                    double[] labels = new double[features];
                    labels[m] = Math.sqrt(size * probability * p.get(k));
                    prompts.add(Prompt.of(tokens, k, labels));
                }
            }
        });
        return prompts;
    }

    /** One context with these counts. */
    static int[] tokens(int[] counts) {
        return IntStream.range(0, counts.length)
                .flatMap(m -> Arrays.stream(new int[counts[m]]).map(zero -> m))
                .toArray();
    }
}
