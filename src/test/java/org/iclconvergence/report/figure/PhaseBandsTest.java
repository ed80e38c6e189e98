package org.iclconvergence.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.report.TrajectoryFixture;
import org.iclconvergence.training.Trajectory;
import org.junit.jupiter.api.Test;

class PhaseBandsTest {
    private static PhaseBands bands(Trajectory trajectory) {
        int features = trajectory.first().predictionErrors().length;
        return PhaseBands.of(TrainingCurves.of(FeatureProbabilities.imbalanced(features, 0.6), 20, trajectory));
    }

    @Test
    void phases_end_where_the_curves_say() {
        // Attn_k = epoch/100 meets Attn_1 = 0.5 − epoch/100 at 25 and reaches one half at 50
        PhaseBands bands =
                bands(TrajectoryFixture.of(4, 100, epoch -> 1, epoch -> epoch / 100, epoch -> 0.5 - epoch / 100));
        assertThat(bands).isEqualTo(new PhaseBands(25, 50));
    }

    @Test
    void a_phase_that_does_not_end_ends_at_infinity() {
        PhaseBands bands = bands(TrajectoryFixture.of(4, 10, epoch -> 1, epoch -> 0.2, epoch -> 0.5));
        assertThat(bands).isEqualTo(new PhaseBands(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    @Test
    void features_that_nobody_queries_have_no_phases() {
        PhaseBands bands = bands(TrajectoryFixture.of(3, 10, epoch -> 1, epoch -> Double.NaN, epoch -> Double.NaN));
        assertThat(bands.overtaking()).isInfinite();
    }
}
