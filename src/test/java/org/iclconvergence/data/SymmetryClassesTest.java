package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SymmetryClassesTest {
    @Test
    void groups_equal_probabilities_in_order() {
        SymmetryClasses classes = SymmetryClasses.of(FeatureProbabilities.of(0.5, 0.125, 0.25, 0.125));
        assertThat(classes.count()).isEqualTo(3);
        assertThat(classes.features()).isEqualTo(4);
        assertThat(classes.probability(1)).isEqualTo(0.125);
        assertThat(classes.multiplicity(1)).isEqualTo(2);
    }

    @Test
    void a_query_sees_itself_its_class_and_the_others() {
        SymmetryClasses classes = SymmetryClasses.imbalanced(1e80, 0.5);
        QueryGroups rare = classes.query(1);
        assertThat(rare.multiplicities()).containsExactly(1, 1e80, 1);
        assertThat(rare.probabilities()).containsExactly(0.5 / 1e80, 0.5 / 1e80, 0.5);
        assertThat(rare.dominant()).isEqualTo(2);
        QueryGroups dominant = classes.query(0);
        assertThat(dominant.multiplicities()).containsExactly(1, 1e80);
        assertThat(dominant.dominant()).isZero();
        assertThat(SymmetryClasses.balanced(2).query(0).multiplicities()).containsExactly(1, 1);
        assertThat(SymmetryClasses.balanced(1).query(0).count()).isEqualTo(1);
    }

    @Test
    void every_feature_by_itself_puts_the_query_first() {
        QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.5, 0.3, 0.2), 1);
        assertThat(groups.probabilities()).containsExactly(0.3, 0.5, 0.2);
        assertThat(groups.multiplicities()).containsExactly(1, 1, 1);
        assertThat(groups.dominant()).isEqualTo(1);
        assertThat(QueryGroups.positionOf(2, 1)).isEqualTo(2);
    }

    /** Feature 1 stands after the rest of the query's class, if there is one. */
    @Test
    void a_class_has_its_group() {
        SymmetryClasses classes = SymmetryClasses.of(new double[] {0.25, 0.125, 0.5}, new double[] {1, 2, 1});
        assertThat(classes).hasToString("p = [0.25, 0.125, 0.5] times [1.0, 2.0, 1.0]");
        assertThat(classes.groupOf(1, 1)).isEqualTo(1);
        assertThat(classes.groupOf(1, 0)).isEqualTo(2);
        assertThat(classes.groupOf(1, 2)).isEqualTo(3);
        assertThat(classes.groupOf(2, 0)).isEqualTo(1);
        assertThat(classes.groupOf(2, 1)).isEqualTo(2);
        assertThat(classes.query(1).probabilities()).containsExactly(0.125, 0.125, 0.25, 0.5);
        assertThat(classes.query(2).probabilities()).containsExactly(0.5, 0.25, 0.125);
        assertThat(classes.query(1).dominant()).isEqualTo(2);
        assertThat(classes.query(2).dominant()).isEqualTo(1);
        assertThat(classes.classOf(0.5)).isEqualTo(2);
        assertThat(classes.expanded().toArray()).containsExactly(0.25, 0.125, 0.125, 0.5);
        refused("no feature has probability 0.75", () -> classes.classOf(0.75));
    }

    @Test
    void up_to_a_thousand_features_are_listed() {
        assertThat(SymmetryClasses.balanced(1000).expanded().count()).isEqualTo(1000);
        refused(
                "too many features to list: 1001.0",
                () -> SymmetryClasses.balanced(1001).expanded());
    }

    @Test
    void groups_lie_within_the_features() {
        FeatureProbabilities p = FeatureProbabilities.of(0.5, 0.3, 0.2);
        for (int k : new int[] {-1, 3}) {
            assertThatThrownBy(() -> QueryGroups.ofEveryFeature(p, k))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("query feature k must lie in [0, 3), not " + k);
        }
        assertThat(QueryGroups.ofEveryFeature(p, 0).hasEqualCompetitors()).isFalse();
        assertThat(QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.5, 0.25, 0.25), 0)
                        .hasEqualCompetitors())
                .isTrue();
        assertThat(SymmetryClasses.balanced(1).query(0).hasEqualCompetitors()).isTrue();
    }

    /** What is returned may be written to. */
    @Test
    void groups_give_copies() {
        QueryGroups groups = SymmetryClasses.imbalanced(4, 0.25).query(0);
        groups.probabilities()[0] = 7;
        groups.multiplicities()[1] = 7;
        assertThat(groups.probability(0)).isEqualTo(0.25);
        assertThat(groups.multiplicity(1)).isEqualTo(3);
    }

    @Test
    void refuses_what_is_no_distribution() {
        for (double multiplicity : new double[] {1.5, 0, 0.5, -1, Double.NaN}) {
            refused(
                    "multiplicities must be whole and positive, not " + multiplicity,
                    () -> SymmetryClasses.of(new double[] {0.5}, new double[] {multiplicity}));
        }
        for (double probability : new double[] {0, -0.5, Math.nextUp(1.0), Double.NaN}) {
            refused(
                    "probabilities must lie in (0, 1], not " + probability,
                    () -> SymmetryClasses.of(new double[] {probability}, new double[] {1}));
        }
        refused("probabilities must sum to 1, not 1.5", () -> SymmetryClasses.of(new double[] {0.5}, new double[] {3}));
        String lengths = "classes need as many probabilities as multiplicities, at least one: ";
        refused(lengths + "1 and 2", () -> SymmetryClasses.of(new double[] {0.5}, new double[] {1, 2}));
        refused(lengths + "0 and 0", () -> SymmetryClasses.of(new double[] {}, new double[] {}));
    }

    @Test
    void refuses_features_that_are_not_whole_or_too_few() {
        for (double features : new double[] {2.5, 0, Double.POSITIVE_INFINITY, Double.NaN}) {
            refused(
                    "features must be a whole number from 1 on, not " + features,
                    () -> SymmetryClasses.balanced(features));
        }
        for (double features : new double[] {1, 2.5}) {
            refused(
                    "features must be a whole number from 2 on, not " + features,
                    () -> SymmetryClasses.imbalanced(features, 0.5));
        }
        for (double dominant : new double[] {0, 1, Double.NaN}) {
            refused(
                    "the dominant probability must lie inside (0, 1), not " + dominant,
                    () -> SymmetryClasses.imbalanced(4, dominant));
        }
        assertThat(SymmetryClasses.balanced(1).multiplicity(0)).isEqualTo(1);
        assertThat(SymmetryClasses.imbalanced(2, 0.75).probability(1)).isEqualTo(0.25);
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
