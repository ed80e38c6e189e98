package org.iclconvergence.report.page;

import java.util.Arrays;
import java.util.Comparator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * An order of each layer that lets few edges cross: barycentres of K. Sugiyama, S. Tagawa, M. Toda, Methods for visual
 * understanding of hierarchical system structures, IEEE Trans. SMC 11 (1981), with exchanges of neighbours after each
 * sweep. The fewest crossings are not promised: to find them is NP-hard.
 */
final class LayeredOrder {
    /** A descent is short and ends in a valley that depends on where it began: as many beginnings. */
    private static final int BEGINNINGS = 30;

    private final int[][] left;
    private final int[][] right;
    private int[][] layers;
    private long crossings;

    private LayeredOrder(Layering layering) {
        left = layering.left();
        right = layering.right();
        layers = copy(layering.members());
    }

    /** Orders layers, the same ones the same way. */
    static LayeredOrder of(Layering layering) {
        LayeredOrder order = new LayeredOrder(layering);
        order.uncross();
        return order;
    }

    /** The vertices of each layer from top to bottom. */
    int[][] layers() {
        return layers;
    }

    /** How often edges cross between one layer and the next, over all layers. */
    long crossings() {
        return crossings;
    }

    /** The place of each vertex in its layer. */
    int[] places() {
        int[] place = new int[left.length];
        for (int[] layer : layers) {
            place(layer, place);
        }
        return place;
    }

    private void uncross() {
        int[][] best = copy(layers);
        crossings = count(places());
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(1L);
        for (int beginning = 0; beginning < BEGINNINGS && crossings > 0; beginning++) {
            long found = descend();
            if (found < crossings) {
                crossings = found;
                best = copy(layers);
            }
            for (int[] layer : layers) {
                PermutationSampler.shuffle(random, layer);
            }
        }
        layers = best;
    }

    /** To where neither sweep nor exchange helps; the order found is that of the last round that helped. */
    private long descend() {
        int[] place = places();
        long fewest = Long.MAX_VALUE;
        int[][] best = layers;
        while (true) {
            for (int i = 1; i < layers.length; i++) {
                toBarycentres(layers[i], left, place);
            }
            for (int i = layers.length - 2; i >= 0; i--) {
                toBarycentres(layers[i], right, place);
            }
            exchange(place);
            long now = count(place);
            if (now >= fewest) {
                layers = best;
                return fewest;
            }
            fewest = now;
            best = copy(layers);
        }
    }

    /** To the mean place of its neighbours on one side; what has none keeps its place. */
    private void toBarycentres(int[] layer, int[][] neighbours, int[] place) {
        double[] mean = new double[left.length];
        int[] bound = Arrays.stream(layer)
                .filter(vertex -> neighbours[vertex].length > 0)
                .peek(vertex -> mean[vertex] = Arrays.stream(neighbours[vertex])
                        .map(neighbour -> place[neighbour])
                        .average()
                        .orElseThrow())
                .boxed()
                .sorted(Comparator.comparingDouble(vertex -> mean[vertex]))
                .mapToInt(Integer::intValue)
                .toArray();
        int next = 0;
        for (int i = 0; i < layer.length; i++) {
            if (neighbours[layer[i]].length > 0) {
                layer[i] = bound[next++];
            }
        }
        place(layer, place);
    }

    /** Exchanges neighbours of a layer while that leaves fewer crossings on both sides together. */
    private void exchange(int[] place) {
        boolean better = true;
        while (better) {
            better = false;
            for (int[] layer : layers) {
                for (int i = 1; i < layer.length; i++) {
                    int upper = layer[i - 1];
                    int lower = layer[i];
                    if (pairs(upper, lower, place) > pairs(lower, upper, place)) {
                        layer[i - 1] = lower;
                        layer[i] = upper;
                        place[lower] = i - 1;
                        place[upper] = i;
                        better = true;
                    }
                }
            }
        }
    }

    private long count(int[] place) {
        long count = 0;
        for (int[] layer : layers) {
            for (int i = 0; i < layer.length; i++) {
                for (int j = 0; j < i; j++) {
                    count += pairs(right[layer[j]], right[layer[i]], place);
                }
            }
        }
        return count;
    }

    private long pairs(int upper, int lower, int[] place) {
        return pairs(left[upper], left[lower], place) + pairs(right[upper], right[lower], place);
    }

    private static long pairs(int[] ofUpper, int[] ofLower, int[] place) {
        long pairs = 0;
        for (int a : ofUpper) {
            for (int b : ofLower) {
                pairs += place[a] > place[b] ? 1 : 0;
            }
        }
        return pairs;
    }

    private static void place(int[] layer, int[] place) {
        for (int i = 0; i < layer.length; i++) {
            place[layer[i]] = i;
        }
    }

    private static int[][] copy(int[][] layers) {
        return Arrays.stream(layers).map(int[]::clone).toArray(int[][]::new);
    }
}
