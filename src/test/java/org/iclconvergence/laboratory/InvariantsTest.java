package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.TreeSet;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.GeneralWorld;
import org.junit.jupiter.api.Test;

/** Descents of a whole problem, in Z and in Q. */
class InvariantsTest {
    private static final double ROUNDING = 0x1p-53;
    private static final FeatureProbabilities P = FeatureProbabilities.of(0.5, 0.3, 0.2);

    private final Laboratory lab =
            new Laboratory(new Wiring(Lie.NONE), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false);

    private static GeneralWorld world(long seed) {
        return new GeneralWorld(P, 0, 3, 1.5, seed, "three features");
    }

    /** 6 η p_k L_k of the integral; in Z two roundings of the column, in Q 2 + 8 d of the whole, and 8 d to read it. */
    @Test
    void every_rounding_of_the_first_step_is_counted() {
        WeightsRun inZ = lab.invariants(world(7)).onBilinearWeights(1);
        WeightsRun inQ = lab.invariants(world(7)).onQueryKeyMatrix(1);
        int dimension = Invariants.features(lab, world(7)).dimension();
        for (int k = 0; k < 3; k++) {
            PopulationIntegral loss = new PopulationIntegral(QueryGroups.ofEveryFeature(P, k), 3);
            double error = Losses.at(loss, new double[3]).predictionError().value();
            double ofGrowth = 6 * 1.5 * P.get(k) * error * loss.relativeError();
            double column = inZ.weights(1).matrix().getColumnVector(k).getNorm();
            double counted = ofGrowth + 2 * ROUNDING * column;
            assertThat(inZ.error(1, k)).isCloseTo(counted, within(1e-9 * counted));
            double whole = ofGrowth
                    + (2 + 16 * dimension) * ROUNDING * inQ.weights(1).matrix().getFrobeniusNorm();
            assertThat(inQ.error(1, k)).isCloseTo(whole, within(1e-9 * whole));
            for (int n = 0; n < 3; n++) {
                assertThat(inQ.weight(1, n, k).value())
                        .isCloseTo(inZ.weight(1, n, k).value(), within(inQ.error(1, k)));
            }
        }
    }

    @Test
    void features_lie_in_up_to_three_dimensions_more() {
        TreeSet<Integer> dimensions = new TreeSet<>();
        for (long seed = 0; seed < 60; seed++) {
            dimensions.add(Invariants.features(lab, world(seed)).dimension());
        }
        assertThat(dimensions).containsExactly(3, 4, 5, 6);
    }

    @Test
    void weights_that_were_not_trained_have_the_time_0() {
        assertThat(lab.at(QueryGroups.ofEveryFeature(P, 0), 3, new double[3]).time())
                .isEqualTo(Estimate.exact(0));
        assertThat(lab.invariants(world(7)).onBilinearWeights(0).features()).isEqualTo(3);
    }
}
