package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.worlds.CoherenceWorld;
import org.iclconvergence.worlds.Seeds;
import org.junit.jupiter.api.Test;

/** Searches along a direction of coherence: both ends of what they return are trained again. */
class CoherenceTest {
    private static final CoherenceWorld WORLD = new CoherenceWorld(3, 0.05, 2, 1, new Seeds(7));

    private static Coherence coherence(Lie lie) {
        return new Laboratory(new Wiring(lie), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false)
                .coherence(WORLD);
    }

    private static long[] times(FeatureProbabilities p, double coherence, long budget) {
        return new CoherentTraining(p, WORLD.gram(coherence), new Wiring(Lie.NONE)).hittingTimes(0.05, 2, budget);
    }

    private static long slowest(double coherence) {
        return Arrays.stream(times(FeatureProbabilities.balanced(3), coherence, 5000))
                .max()
                .orElseThrow();
    }

    @Test
    void orthonormal_features_take_the_time_of_one_column() {
        QueryEvent near = QueryEvent.predictionErrorAtMost(0.05);
        double alone = new QueryGradientDescent(
                        new InfinitePromptQuery(SymmetryClasses.balanced(3).query(0)), 2)
                .run(near, 5000, step -> false)
                .time(near)
                .orElseThrow();
        assertThat(coherence(Lie.NONE).orthonormalTime(5000)).isEqualTo(Math.round(alone / 2));
        assertThat(coherence(Lie.NONE).orthonormalTime(3)).isEqualTo(3);
    }

    @Test
    void the_time_is_exceeded_where_it_is_said_to_be() {
        long allowed = 2 * slowest(0);
        BreakingPoint found = coherence(Lie.NONE).ofTime(allowed);
        assertThat(found.isFound()).isTrue();
        assertThat(slowest(found.holds())).isLessThanOrEqualTo(allowed);
        assertThat(slowest(found.fails())).isGreaterThan(allowed);
        assertThat(found.fails()).isLessThanOrEqualTo(WORLD.largestCoherence() * (1 + 1e-12));
        BreakingPoint start = coherence(Lie.NONE).ofTime(slowest(0) - 1);
        assertThat(start).isEqualTo(new BreakingPoint(Double.NaN, 0));
        // half of the coherence is really there
        Lie less = new Lie("less", "half of it").bend(Seams.COHERENCE, honest -> mu -> mu / 2);
        BreakingPoint bent = coherence(less).ofTime(allowed);
        assertThat(bent.isNone() || bent.holds() > 1.9 * found.holds()).isTrue();
    }

    private static boolean isFirst(double coherence, long budget) {
        long[] times = times(FeatureProbabilities.imbalanced(3, 0.5), coherence, budget);
        return times[1] > times[0] && times[2] > times[0];
    }

    @Test
    void the_dominant_feature_is_first_as_far_as_is_said() {
        BreakingPoint found = coherence(Lie.NONE).ofOrder(2000);
        assertThat(isFirst(found.holds(), 2000)).isTrue();
        assertThat(found.isNone() || !isFirst(found.fails(), 2000)).isTrue();
        // nobody is first where nobody is ready
        assertThat(coherence(Lie.NONE).ofOrder(2)).isEqualTo(new BreakingPoint(Double.NaN, 0));
    }

    /** Of features that stay orthonormal, whatever is asked for. */
    @Test
    void twenty_one_coherences_from_0_to_the_largest_are_asked_for() {
        List<Double> asked = new ArrayList<>();
        Lie never = new Lie("never", "no coherence").bend(Seams.COHERENCE, honest -> coherence -> {
            asked.add(coherence);
            return 0;
        });
        BreakingPoint none = coherence(never).ofTime(slowest(0));
        assertThat(none.isNone()).isTrue();
        assertThat(none.holds()).isEqualTo(WORLD.largestCoherence());
        assertThat(asked).hasSize(21).isSorted();
        assertThat(asked.get(0)).isZero();
        assertThat(asked.get(1)).isCloseTo(WORLD.largestCoherence() / 20, within(1e-15));
        assertThat(asked.get(20)).isEqualTo(WORLD.largestCoherence());
    }
}
