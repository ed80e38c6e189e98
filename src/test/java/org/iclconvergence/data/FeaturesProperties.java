package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.oracle.Draws;

class FeaturesProperties {
    private static Features haar(long seed, int count, int spare) {
        return Features.haarRandom(count + spare, count, new RandomStreams(seed).features());
    }

    @Property
    void random_features_are_orthonormal(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll @IntRange(min = 0, max = 8) int spare) {
        Features features = haar(seed, count, spare);
        RealMatrix v = features.matrix();
        RealMatrix gram = v.transpose().multiply(v);
        assertThat(gram.subtract(MatrixUtils.createRealIdentityMatrix(count)).getFrobeniusNorm())
                .isCloseTo(0, within(1e-13));
        assertThat(Features.orthonormal(v).matrix()).isEqualTo(v);
        assertThat(features.dimension()).isEqualTo(count + spare);
        assertThat(features.count()).isEqualTo(count);
    }

    @Property
    void labels_are_products_with_the_features(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int count,
            @ForAll @IntRange(min = 0, max = 5) int spare) {
        Features features = haar(seed, count, spare);
        double[] w = TaskDistribution.gaussian().sample(new RandomStreams(seed).tasks(), count + spare);
        double[] labels = features.labels(w);
        double[] expected = features.matrix().preMultiply(w);
        for (int k = 0; k < count; k++) {
            assertThat(labels[k]).isCloseTo(expected[k], within(1e-13));
            assertThat(features.feature(k)).isEqualTo(features.matrix().getColumn(k));
        }
    }

    @Provide
    Arbitrary<Double> off() {
        return Draws.logUniform(1e-9, 1);
    }

    /** A column that is longer or turned by more than the tolerance is no orthonormal feature. */
    @Property
    void what_is_not_orthonormal_is_refused(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 6) int count,
            @ForAll("off") double off,
            @ForAll boolean longer) {
        RealMatrix v = haar(seed, count, 1).matrix();
        double[] moved = v.getColumn(0);
        for (int i = 0; i < moved.length; i++) {
            moved[i] += off * v.getEntry(i, longer ? 0 : 1);
        }
        v.setColumn(0, moved);
        assertThatThrownBy(() -> Features.orthonormal(v)).hasMessageStartingWith("features are not orthonormal");
        if (longer) {
            assertThatThrownBy(() -> Features.coherent(v)).hasMessageContaining("v_1 has norm");
        }
    }
}
