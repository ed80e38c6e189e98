package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    @Test
    void haar_random_features_are_orthonormal() {
        Features features = Features.haarRandom(100, 10, new RandomStreams(1).features());
        RealMatrix v = features.matrix();
        double deviation = v.transpose()
                .multiply(v)
                .subtract(MatrixUtils.createRealIdentityMatrix(10))
                .getNorm();
        assertThat(deviation).isLessThan(1e-13);
        assertThat(Features.orthonormal(v).matrix()).isEqualTo(v);
    }

    /** Without the sign correction the first entry of v_1 would never be positive. */
    @Test
    void haar_random_features_have_no_preferred_sign() {
        SummaryStatistics entries = new SummaryStatistics();
        RandomStreams streams = new RandomStreams(2);
        for (int i = 0; i < 2000; i++) {
            entries.addValue(Features.haarRandom(5, 2, streams.features()).feature(0)[0]);
        }
        // mean 0 and variance 1/d; 5 standard errors, false alarm 6e-7
        assertThat(entries.getMean()).isBetween(-5 * Math.sqrt(0.2 / 2000), 5 * Math.sqrt(0.2 / 2000));
        assertThat(entries.getVariance()).isBetween(0.16, 0.24);
    }

    /** Gram and Schmidt's columns are those on which the draws have positive components; the last of them are small. */
    @Test
    void haar_random_features_have_the_sign_of_their_draws() {
        for (int seed = 0; seed < 20; seed++) {
            RealMatrix v = Features.haarRandom(3, 3, new RandomStreams(seed).features())
                    .matrix();
            var gaussian = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(seed).features());
            RealMatrix draws = MatrixUtils.createRealMatrix(3, 3);
            for (int cell = 0; cell < 9; cell++) {
                draws.setEntry(cell / 3, cell % 3, gaussian.sample());
            }
            RealMatrix components = v.transpose().multiply(draws);
            for (int k = 0; k < 3; k++) {
                assertThat(components.getEntry(k, k)).isPositive();
                for (int before = 0; before < k; before++) {
                    assertThat(components.getEntry(k, before)).isCloseTo(0, within(1e-14));
                }
            }
        }
    }

    /** Draws of 0 have no direction, and any orthonormal columns will do. */
    @Test
    void haar_random_features_of_nothing_are_the_standard_basis() {
        assertThat(Features.haarRandom(3, 2, () -> 0).matrix())
                .isEqualTo(Features.standardBasis(3, 2).matrix());
    }

    @Test
    void features_that_are_not_orthonormal_are_refused_by_name() {
        RealMatrix skewed = MatrixUtils.createRealMatrix(new double[][] {{1, 0.6}, {0, 0.8}});
        assertThatThrownBy(() -> Features.orthonormal(skewed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("<v_1, v_2> = 0.6");
        assertThat(Features.coherent(skewed).count()).isEqualTo(2);
    }

    @Test
    void labels_are_inner_products() {
        assertThat(Features.standardBasis(3, 2).labels(new double[] {5, 7, 9})).containsExactly(5, 7);
        RealMatrix turned = MatrixUtils.createRealMatrix(new double[][] {{0.6, -0.8}, {0.8, 0.6}, {0, 0}});
        assertThat(Features.orthonormal(turned).labels(new double[] {5, 10, 3})).containsExactly(11, 2);
        assertThatThrownBy(() -> Features.standardBasis(3, 2).labels(new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("taskWeight has length 2, not d = 3");
    }
}
