package org.iclconvergence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.RandomStreams;

class BilinearWeightsProperties {
    private static final double ROUNDING = 1e-13;

    private static Features features(long seed, int count, int spare) {
        return Features.haarRandom(count + spare, count, new RandomStreams(seed).features());
    }

    private static BilinearWeights weights(long seed, int count, double scale) {
        BilinearWeights weights = new BilinearWeights(count);
        UniformRandomProvider random = new RandomStreams(seed).other();
        for (int cell = 0; cell < count * count; cell++) {
            weights.set(cell / count, cell % count, scale * random.nextDouble(-1, 1));
        }
        return weights;
    }

    @Property
    void the_query_key_matrix_has_the_weights_it_was_made_of(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll @IntRange(min = 0, max = 4) int spare,
            @ForAll @DoubleRange(min = 0, max = 700) double scale) {
        Features features = features(seed, count, spare);
        BilinearWeights weights = weights(seed, count, scale);
        RealMatrix again =
                BilinearWeights.of(weights.queryKeyMatrix(features), features).matrix();
        assertThat(again.subtract(weights.matrix()).getFrobeniusNorm()).isCloseTo(0, within(ROUNDING * (1 + scale)));
    }

    /** Any other Q with these weights differs from V Z Vᵀ by something that V does not see, and is larger. */
    @Property
    void the_query_key_matrix_is_the_smallest(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll @IntRange(min = 1, max = 4) int spare) {
        Features features = features(seed, count, spare);
        BilinearWeights weights = weights(seed, count, 1);
        RealMatrix smallest = weights.queryKeyMatrix(features);
        assertThat(smallest.getFrobeniusNorm())
                .isCloseTo(weights.matrix().getFrobeniusNorm(), within(ROUNDING * count));
        RealMatrix v = features.matrix();
        RealMatrix unseen = MatrixUtils.createRealIdentityMatrix(count + spare).subtract(v.multiply(v.transpose()));
        RealMatrix other = smallest.add(unseen);
        assertThat(BilinearWeights.of(other, features)
                        .matrix()
                        .subtract(weights.matrix())
                        .getFrobeniusNorm())
                .isCloseTo(0, within(ROUNDING * count));
        assertThat(other.getFrobeniusNorm()).isGreaterThan(smallest.getFrobeniusNorm());
    }

    @Property
    void a_copy_stays_and_a_weight_stands_where_it_was_set(
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll @IntRange(min = 0, max = 4) int n,
            @ForAll @IntRange(min = 0, max = 4) int k,
            @ForAll double value) {
        BilinearWeights weights = new BilinearWeights(count);
        BilinearWeights before = weights.copy();
        weights.set(n % count, k % count, value);
        assertThat(before.matrix().getFrobeniusNorm()).isZero();
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < count; column++) {
                double expected = row == n % count && column == k % count ? value : 0;
                assertThat(weights.get(row, column)).isEqualTo(expected);
                assertThat(weights.matrix().getEntry(row, column)).isEqualTo(expected);
            }
        }
        assertThat(weights.target(k % count)).isEqualTo(weights.get(k % count, k % count));
        assertThat(weights.areFinite()).isEqualTo(Double.isFinite(value));
    }
}
