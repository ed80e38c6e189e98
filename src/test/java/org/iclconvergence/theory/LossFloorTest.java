package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;

/** Against the statements of identity 8, with 50 digits; what an error must cover was computed likewise. */
class LossFloorTest {
    private static final QueryGroups UNEQUAL =
            SymmetryClasses.of(new double[] {0.125, 0.625}, new double[] {3, 1}).query(0);
    private static final QueryGroups EQUAL = SymmetryClasses.imbalanced(5, 0.5).query(0);

    @Test
    void the_floor_of_features_that_are_not_alike() {
        assertThat(LossFloor.lowerBound(UNEQUAL, 3).value()).isCloseTo(0.5300230793718166, within(1e-15));
        QueryGroups two = SymmetryClasses.of(new double[] {0.25, 0.125}, new double[] {2, 4})
                .query(0);
        assertThat(LossFloor.lowerBound(two, 5).value()).isCloseTo(0.1550398112133223, within(1e-16));
    }

    /** The other one of two features may seem to be more than all that is left. */
    @Test
    void a_share_does_not_exceed_one() {
        QueryGroups two = QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.5, 0.5 + 5e-12), 0);
        assertThat(LossFloor.lowerBound(two, 3).value()).isCloseTo(0.125, within(1e-16));
    }

    @Test
    void the_floor_of_training() {
        assertThat(LossFloor.limitForEqualCompetitors(5, 0.25, 3).value()).isCloseTo(0.31640625, within(1e-16));
        assertThat(LossFloor.ofTraining(EQUAL, 3)).isEqualTo(LossFloor.limitForEqualCompetitors(5, 0.5, 3));
        assertThat(LossFloor.ofTraining(UNEQUAL, 3)).isEqualTo(LossFloor.lowerBound(UNEQUAL, 3));
    }

    @Test
    void infinitely_long_prompts_leave_nothing() {
        assertThat(LossFloor.lowerBound(UNEQUAL, Double.POSITIVE_INFINITY)).isEqualTo(Estimate.exact(0));
        assertThat(LossFloor.ofTraining(UNEQUAL, Double.POSITIVE_INFINITY)).isEqualTo(Estimate.exact(0));
        assertThat(LossFloor.ofTraining(EQUAL, Double.POSITIVE_INFINITY)).isEqualTo(Estimate.exact(0));
    }

    /** r = ¾ and ¼ beside the second of three features: ⅛ · ½ (1 + ⅛ + ⅝). */
    @Test
    void the_limit_of_a_feature_in_the_middle() {
        FeatureProbabilities p = FeatureProbabilities.of(0.375, 0.5, 0.125);
        assertThat(LossFloor.limitOfTargetWeight(p, 1, 3).value()).isCloseTo(0.109375, within(1e-16));
    }

    /** ln 50 over ln 4/3. */
    @Test
    void the_shortest_prompt_of_a_quarter() {
        assertThat(LossFloor.shortestPrompt(0.25, 0.01)).isCloseTo(13.598424719648978, within(1e-14));
    }

    /** The exponent, 261, is off by nearly twice its last place: 473 roundings of the power. */
    @Test
    void a_large_exponent_carries_its_roundings() {
        Estimate absent = LossFloor.absent(0.899, 114);
        assertThat(absent.value()).isCloseTo(3.1091137485284743e-114, within(absent.error()));
        assertThat(absent.error()).isLessThan(1200 * 0x1p-53 * absent.value());
    }

    /** On one token Σ r_m = 1, and all of its 1492 equal summands round the same way: 184 roundings of the floor, which is ½. */
    @Test
    void many_groups_carry_the_roundings_of_their_sum() {
        double[] p = new double[1493];
        Arrays.fill(p, 0.5 / 1492);
        p[0] = 0.5;
        Estimate floor = LossFloor.lowerBound(QueryGroups.ofEveryFeature(FeatureProbabilities.of(p), 0), 1);
        assertThat(floor.value()).isCloseTo(0.5, within(floor.error()));
        assertThat(floor.error()).isLessThan(2000 * 0x1p-53);
    }

    /** ½ · 0.75⁵ · (4/3 + 2/15) = 0.1740: an error of exactly the floor is not forbidden, on infinitely long prompts none is. */
    @Test
    void errors_from_the_floor_on_can_be_reached() {
        QueryGroups four = SymmetryClasses.balanced(4).query(0);
        double floor = LossFloor.certain(four, 5);
        assertThat(floor).isCloseTo(0.1740, within(1e-4));
        assertThat(LossFloor.reachable(four, 5, 0.3, floor, Math.nextDown(floor), 0.1))
                .containsExactly(0.3, floor);
        assertThat(LossFloor.certain(four, Double.POSITIVE_INFINITY)).isZero();
        assertThat(LossFloor.reachable(four, Double.POSITIVE_INFINITY, 0.3, 1e-300))
                .containsExactly(0.3, 1e-300);
    }
}
