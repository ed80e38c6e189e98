package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void refuses_what_is_no_distribution() {
        assertThatThrownBy(() -> SymmetryClasses.of(new double[] {0.5}, new double[] {1.5}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole");
        assertThatThrownBy(() -> SymmetryClasses.of(new double[] {0.5}, new double[] {3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum to 1");
        assertThatThrownBy(() -> SymmetryClasses.of(new double[] {0.5}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SymmetryClasses.of(new double[] {}, new double[] {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SymmetryClasses.balanced(2.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SymmetryClasses.imbalanced(4, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SymmetryClasses.imbalanced(1, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
