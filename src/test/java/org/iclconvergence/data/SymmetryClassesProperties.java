package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.iclconvergence.oracle.Draws;

/** Classes, groups and single features are three ways to say the same. */
class SymmetryClassesProperties {
    @Provide
    Arbitrary<SymmetryClasses> classes() {
        return Draws.classes();
    }

    /** A few values, many of them more than once. */
    @Provide
    Arbitrary<FeatureProbabilities> repetitive() {
        return Arbitraries.of(1.0, 2.0, 5.0)
                .array(Double[].class)
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(weights -> FeatureProbabilities.proportionalTo(
                        Arrays.stream(weights).mapToDouble(weight -> weight).toArray()));
    }

    @Property
    void every_feature_finds_its_class(@ForAll("repetitive") FeatureProbabilities p) {
        SymmetryClasses classes = SymmetryClasses.of(p);
        double[] members = new double[classes.count()];
        for (double value : p.toArray()) {
            int own = classes.classOf(value);
            assertThat(classes.probability(own)).isEqualTo(value);
            members[own]++;
        }
        for (int j = 0; j < members.length; j++) {
            assertThat(classes.multiplicity(j)).isEqualTo(members[j]);
        }
        assertThat(classes.probability(0)).isEqualTo(p.get(0));
    }

    @Property
    void expanded_classes_are_the_features_sorted_by_class(@ForAll("repetitive") FeatureProbabilities p) {
        SymmetryClasses classes = SymmetryClasses.of(p);
        double[] expanded = classes.expanded().toArray();
        double[] sorted = p.toArray();
        for (int k = 1; k < expanded.length; k++) {
            assertThat(classes.classOf(expanded[k])).isGreaterThanOrEqualTo(classes.classOf(expanded[k - 1]));
        }
        Arrays.sort(expanded);
        Arrays.sort(sorted);
        assertThat(expanded).isEqualTo(sorted);
        assertThat(SymmetryClasses.of(classes.expanded())).hasToString(classes.toString());
    }

    @Property
    void a_query_sees_every_feature_once(@ForAll("classes") SymmetryClasses classes) {
        for (int j = 0; j < classes.count(); j++) {
            QueryGroups groups = classes.query(j);
            double mass = 0;
            for (int g = 0; g < groups.count(); g++) {
                assertThat(groups.multiplicity(g)).isPositive();
                mass += groups.multiplicity(g) * groups.probability(g);
            }
            assertThat(mass).isCloseTo(1, within(FeatureProbabilities.SUM_TOLERANCE));
            assertThat(groups.features()).isEqualTo(classes.features());
            assertThat(groups.multiplicity(0)).isEqualTo(1);
            assertThat(groups.probability(0)).isEqualTo(classes.probability(j));
        }
    }

    @Property
    void a_class_is_where_its_group_is_said_to_be(@ForAll("classes") SymmetryClasses classes) {
        for (int own = 0; own < classes.count(); own++) {
            QueryGroups groups = classes.query(own);
            for (int j = 0; j < classes.count(); j++) {
                double members = classes.multiplicity(j) - (j == own ? 1 : 0);
                if (members > 0) {
                    int group = classes.groupOf(own, j);
                    assertThat(groups.probability(group)).isEqualTo(classes.probability(j));
                    assertThat(groups.multiplicity(group)).isEqualTo(members);
                }
            }
            assertThat(groups.dominant()).isEqualTo(own == 0 ? 0 : classes.groupOf(own, 0));
        }
    }

    @Property
    void a_feature_by_itself_is_where_its_position_is_said_to_be(
            @ForAll("repetitive") FeatureProbabilities p, @ForAll @IntRange(min = 0, max = 11) int query) {
        int k = query % p.count();
        QueryGroups groups = QueryGroups.ofEveryFeature(p, k);
        boolean[] taken = new boolean[p.count()];
        for (int feature = 0; feature < p.count(); feature++) {
            int position = QueryGroups.positionOf(feature, k);
            assertThat(taken[position]).isFalse();
            taken[position] = true;
            assertThat(groups.probability(position)).isEqualTo(p.get(feature));
            assertThat(position == 0).isEqualTo(feature == k);
        }
        assertThat(groups.dominant()).isEqualTo(QueryGroups.positionOf(0, k));
        assertThat(Arrays.stream(groups.multiplicities())).containsOnly(1.0);
    }

    @Property
    void the_rival_is_feature_one_if_that_dominates_else_the_most_probable_other(
            @ForAll("classes") SymmetryClasses classes) {
        for (int j = 0; j < classes.count(); j++) {
            QueryProblem problem = new QueryProblem(Regime.GIVEN, classes, j, 1);
            QueryGroups groups = problem.groups();
            double most = Arrays.stream(groups.probabilities()).skip(1).max().orElseThrow();
            assertThat(problem.rival()).isPositive();
            assertThat(groups.probability(problem.rival())).isEqualTo(most);
            // strictly more than every other class, and alone in its own
            boolean first = j > 0 && classes.multiplicity(0) == 1 && most == classes.probability(0);
            for (int other = 1; other < classes.count(); other++) {
                first &= classes.probability(other) != classes.probability(0);
            }
            assertThat(problem.underRepresented()).isEqualTo(first && classes.probability(j) < most);
            if (problem.underRepresented()) {
                assertThat(problem.rival()).isEqualTo(groups.dominant());
            }
        }
    }
}
