package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.UnitSphereSampler;
import org.apache.commons.rng.sampling.distribution.TSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
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

    /** A seed means the same tasks in every version: these are the library's draws, scaled. */
    @Test
    void a_seed_keeps_its_tasks() {
        UniformRandomProvider bits = new RandomStreams(11).tasks();
        for (double sign : TaskDistribution.rademacher().sample(new RandomStreams(11).tasks(), 70)) {
            assertThat(sign).isEqualTo(bits.nextBoolean() ? 1 : -1);
        }
        var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(12).tasks());
        for (double entry : TaskDistribution.gaussian().sample(new RandomStreams(12).tasks(), 9)) {
            assertThat(entry).isEqualTo(normal.sample());
        }
        var student = TSampler.of(new RandomStreams(13).tasks(), 4);
        for (double entry : TaskDistribution.studentT(4).sample(new RandomStreams(13).tasks(), 9)) {
            assertThat(entry).isEqualTo(Math.sqrt(0.5) * student.sample());
        }
        double[] unit = UnitSphereSampler.of(new RandomStreams(14).tasks(), 9).sample();
        double[] sphere = TaskDistribution.sphere().sample(new RandomStreams(14).tasks(), 9);
        for (int i = 0; i < 9; i++) {
            assertThat(sphere[i]).isEqualTo(3 * unit[i]);
        }
    }

    @Test
    void student_t_needs_a_variance() {
        for (double freedom : new double[] {2, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TaskDistribution.studentT(freedom))
                    .withMessage("degreesOfFreedom must exceed 2 and be finite, not " + freedom);
        }
    }
}
