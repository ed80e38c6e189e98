package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryProblemTest {
    private static final FeatureProbabilities GIVEN = FeatureProbabilities.of(0.5, 0.25, 0.125, 0.125);

    @Test
    void equally_rare_are_features_beside_one_dominant_feature_and_no_other() {
        assertThat(QueryProblem.imbalanced(10, 0.5, 3).equallyRare()).isTrue();
        assertThat(QueryProblem.imbalanced(10, 0.5, 1).equallyRare()).isFalse();
        assertThat(QueryProblem.balanced(10, 3).equallyRare()).isFalse();
        QueryProblem unequal = QueryProblem.given(FeatureProbabilities.of(0.5, 0.3, 0.2), 3);
        assertThat(unequal.underRepresented()).isTrue();
        assertThat(unequal.equallyRare()).isFalse();
        assertThat(QueryProblem.given(FeatureProbabilities.of(0.5, 0.25, 0.25), 3)
                        .equallyRare())
                .isTrue();
    }

    @Test
    void the_rarest_feature_is_the_first_of_the_least_probable_ones() {
        assertThat(QueryProblem.balanced(10, QueryProblem.RAREST).query()).isEqualTo(1);
        assertThat(QueryProblem.imbalanced(10, 0.5, QueryProblem.RAREST).query())
                .isEqualTo(2);
        // here feature 1 is
        assertThat(QueryProblem.imbalanced(10, 0.01, QueryProblem.RAREST).query())
                .isEqualTo(1);
        assertThat(QueryProblem.given(GIVEN, QueryProblem.RAREST).query()).isEqualTo(3);
    }

    /** One for each probability, by the first feature that has it. */
    @Test
    void every_query_is_asked_once_for_all_that_are_learned_alike() {
        assertThat(QueryProblem.everyBalanced(1e12))
                .extracting(QueryProblem::query)
                .containsExactly(1.0);
        assertThat(QueryProblem.everyImbalanced(1e12, 0.5))
                .extracting(QueryProblem::query)
                .containsExactly(1.0, 2.0);
        FeatureProbabilities mixed = FeatureProbabilities.of(0.125, 0.25, 0.125, 0.5);
        assertThat(QueryProblem.everyGiven(mixed))
                .extracting(QueryProblem::toString)
                .containsExactly(
                        QueryProblem.given(mixed, 1).toString(),
                        QueryProblem.given(mixed, 2).toString(),
                        QueryProblem.given(mixed, 4).toString());
    }

    @Test
    void a_query_is_under_represented_beside_one_more_probable_feature() {
        assertThat(QueryProblem.balanced(10, 3).underRepresented()).isFalse();
        assertThat(QueryProblem.imbalanced(10, 0.5, 1).underRepresented()).isFalse();
        assertThat(QueryProblem.imbalanced(10, 0.5, 3).underRepresented()).isTrue();
        assertThat(QueryProblem.imbalanced(10, 0.01, 3).underRepresented()).isFalse();
        assertThat(QueryProblem.given(GIVEN, 4).underRepresented()).isTrue();
        assertThat(QueryProblem.given(FeatureProbabilities.of(0.4, 0.4, 0.2), 3).underRepresented())
                .isFalse();
    }

    @Test
    void competitors_are_equal_where_there_is_one_other_class() {
        assertThat(QueryProblem.balanced(10, 3).groups().hasEqualCompetitors()).isTrue();
        assertThat(QueryProblem.imbalanced(10, 0.5, 1).groups().hasEqualCompetitors())
                .isTrue();
        assertThat(QueryProblem.imbalanced(10, 0.5, 2).groups().hasEqualCompetitors())
                .isFalse();
        assertThat(QueryProblem.imbalanced(2, 0.5, 2).groups().hasEqualCompetitors())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5, 1.5, 5, Double.NaN, Double.POSITIVE_INFINITY})
    void there_are_only_the_features_from_1_to_K(double query) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryProblem.balanced(4, query))
                .withMessageContaining("from 1 to K = 4");
        assertThatIllegalArgumentException().isThrownBy(() -> QueryProblem.imbalanced(4, 0.5, query));
        assertThatIllegalArgumentException().isThrownBy(() -> QueryProblem.given(GIVEN, query));
    }

    /** Of the first and the last feature each, and of the class of each. */
    @Test
    void a_query_is_in_its_class() {
        assertThat(QueryProblem.balanced(4, 4).queryClass()).isZero();
        assertThat(QueryProblem.balanced(4, 4).query()).isEqualTo(4);
        assertThat(QueryProblem.imbalanced(4, 0.5, 1).queryClass()).isZero();
        assertThat(QueryProblem.imbalanced(4, 0.5, 4).queryClass()).isEqualTo(1);
        assertThat(QueryProblem.imbalanced(2, 0.5, QueryProblem.RAREST).query()).isEqualTo(1);
        assertThat(QueryProblem.given(GIVEN, 1).queryClass()).isZero();
        assertThat(QueryProblem.given(GIVEN, 2).queryClass()).isEqualTo(1);
        assertThat(QueryProblem.given(GIVEN, 4).queryClass()).isEqualTo(2);
        assertThat(QueryProblem.given(FeatureProbabilities.of(0.125, 0.5, 0.375), QueryProblem.RAREST)
                        .query())
                .isEqualTo(1);
    }

    @Test
    void there_is_no_other_class_or_feature() {
        SymmetryClasses classes = SymmetryClasses.of(GIVEN);
        for (int queryClass : new int[] {-1, 3}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new QueryProblem(Regime.GIVEN, classes, queryClass, 1))
                    .withMessage("queryClass must lie in [0, 3), not " + queryClass);
        }
        for (double query : new double[] {0, 1.5, 5, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new QueryProblem(Regime.GIVEN, classes, 0, query))
                    .withMessage("query must be the number of a feature, from 1 to K = 4.0, not " + query);
        }
        assertThat(new QueryProblem(Regime.GIVEN, classes, 2, 4).groups().probability(0))
                .isEqualTo(0.125);
    }

    /** Feature 1 if it dominates, else the first of the most probable ones. */
    @Test
    void a_rival_is_followed() {
        assertThat(QueryProblem.given(GIVEN, 3).rival()).isEqualTo(2);
        assertThat(QueryProblem.given(FeatureProbabilities.of(0.1, 0.2, 0.3, 0.25, 0.15), 1)
                        .rival())
                .isEqualTo(2);
        assertThat(QueryProblem.given(FeatureProbabilities.of(0.2, 0.2, 0.2, 0.4), 2)
                        .rival())
                .isEqualTo(2);
        assertThat(QueryProblem.balanced(4, 2).rival()).isEqualTo(1);
        SymmetryClasses alike = SymmetryClasses.of(new double[] {0.2, 0.4, 0.4}, new double[] {1, 1, 1});
        assertThat(new QueryProblem(Regime.GIVEN, alike, 0, 1).rival()).isEqualTo(1);
    }

    @Test
    void regimes_are_written_in_lower_case() {
        assertThat(Regime.values()).extracting(Regime::toString).containsExactly("balanced", "imbalanced", "given");
    }
}
