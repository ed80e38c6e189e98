package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskDistributionTest {
    static Stream<TaskDistribution> isotropic() {
        return Stream.of(
                TaskDistribution.gaussian(),
                TaskDistribution.rademacher(),
                TaskDistribution.sphere(),
                TaskDistribution.studentT(12));
    }

    /** 40 000 draws: standard error of a covariance below √4/200 = 0.01; 6 of them, false alarm below 1e-7 an entry. */
    @ParameterizedTest
    @MethodSource("isotropic")
    void mean_is_zero_and_covariance_the_identity(TaskDistribution tasks) {
        RandomStreams streams = new RandomStreams(11);
        double[][] draws = new double[40_000][];
        double[] mean = new double[3];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = tasks.sample(streams.tasks(), 3);
            for (int j = 0; j < 3; j++) {
                mean[j] += draws[i][j] / draws.length;
            }
        }
        RealMatrix covariance = new Covariance(draws).getCovarianceMatrix();
        for (int i = 0; i < 3; i++) {
            assertThat(mean[i]).isBetween(-0.03, 0.03);
            for (int j = 0; j < 3; j++) {
                assertThat(covariance.getEntry(i, j)).isBetween((i == j ? 1 : 0) - 0.06, (i == j ? 1 : 0) + 0.06);
            }
        }
    }

    @Test
    void student_t_needs_a_variance() {
        assertThatThrownBy(() -> TaskDistribution.studentT(2)).hasMessageContaining("degreesOfFreedom");
    }
}
