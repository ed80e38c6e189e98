package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.model.RoundingError;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.LossFloor;

/** The laws of one query's population loss, at N from 1 to 1e9 and without limit, K up to 1e12, logits up to 700. */
class QueryLossProperties {
    /** One column of weights. */
    record Column(SymmetryClasses classes, int queryClass, double[] weights, double promptLength) {
        QueryGroups groups() {
            return classes.query(queryClass);
        }

        QueryLoss loss() {
            return loss(groups());
        }

        QueryLoss loss(QueryGroups groups) {
            return Double.isInfinite(promptLength)
                    ? new InfinitePromptQuery(groups)
                    : new PopulationIntegral(groups, promptLength);
        }

        QueryValues values() {
            return valuesAt(weights);
        }

        QueryValues valuesAt(double[] other) {
            QueryValues values = new QueryValues(other.length);
            loss().evaluate(other, values);
            return values;
        }

        @Override
        public String toString() {
            return classes + " class " + queryClass + " " + Arrays.toString(weights) + " N " + promptLength;
        }
    }

    @Provide
    Arbitrary<Column> columns() {
        return columns(Draws.classes()).withoutEdgeCases();
    }

    /** Few features, so that each can stand by itself. */
    @Provide
    Arbitrary<Column> small() {
        return columns(Arbitraries.of(1.0, 3.0)
                .array(Double[].class)
                .ofMinSize(2)
                .ofMaxSize(7)
                .map(parts -> SymmetryClasses.of(FeatureProbabilities.proportionalTo(
                        Arrays.stream(parts).mapToDouble(part -> part).toArray()))));
    }

    private static Arbitrary<Column> columns(Arbitrary<SymmetryClasses> all) {
        Arbitrary<Double> lengths = Arbitraries.of(1.0, 2.0, 3.0, 7.0, 100.0, 1e5, 1e9, Double.POSITIVE_INFINITY);
        return all.flatMap(classes -> Arbitraries.integers()
                .between(0, classes.count() - 1)
                .flatMap(own -> Combinators.combine(
                                Draws.logits(classes.query(own).count()), lengths)
                        .as((weights, length) -> new Column(classes, own, weights, length))));
    }

    @Property
    void attention_is_shared_out_and_growth_only_moved(@ForAll("columns") Column column) {
        QueryGroups groups = column.groups();
        QueryValues values = column.values();
        double shared = values.attention()[0] + values.rest();
        double moved = 0;
        double parts = 0;
        for (int g = 0; g < groups.count(); g++) {
            moved += groups.multiplicity(g) * values.growth()[g];
            parts += groups.multiplicity(g) * groups.probability(0) * values.attention()[g];
        }
        assertThat(shared).isCloseTo(1, within(4 * column.loss().relativeError() + 1e-11));
        assertThat(moved).isCloseTo(0, within(4 * column.loss().relativeError() * parts + Double.MIN_NORMAL));
    }

    @Property
    void the_error_lies_between_its_floor_and_one_and_the_target_grows(@ForAll("columns") Column column) {
        QueryValues values = column.values();
        double rounding = 1 + 1e-11;
        // 0 where it underflows
        assertThat(values.predictionError()).isNotNegative().isLessThanOrEqualTo(rounding);
        assertThat(values.growth()[0]).isNotNegative();
        double p = column.groups().probability(0);
        assertThat(values.largestCrossGrowth()).isLessThanOrEqualTo(2 * p * rounding);
        if (!Double.isInfinite(column.promptLength())) {
            double floor = LossFloor.lowerBound(column.classes().features(), p, column.promptLength())
                    .value();
            // Σ p misses 1 by up to 2e-16 for each class, and N times
            assertThat(values.predictionError() * (1 + 1e-15 * column.promptLength()))
                    .isGreaterThanOrEqualTo(floor * (1 - 1e-11));
            // the features that a short prompt can hold are fewer than K
            Estimate sharper = LossFloor.lowerBound(column.groups(), column.promptLength());
            assertThat(sharper.value()).isGreaterThanOrEqualTo(floor * (1 - 1e-11));
            assertThat(values.predictionError() * (1 + 1e-15 * column.promptLength()))
                    .isGreaterThanOrEqualTo(sharper.lower() * (1 - 1e-11));
        }
    }

    @Property
    void a_shift_of_the_whole_column_changes_nothing(
            @ForAll("columns") Column column, @ForAll @IntRange(min = -20_000, max = 20_000) int shift) {
        QueryValues values = column.values();
        QueryValues shifted = column.valuesAt(Arrays.stream(column.weights())
                .map(weight -> weight + shift / 64.0)
                .toArray());
        assertSame(column, shifted, values, identity(column.weights().length));
    }

    @Property
    void more_target_weight_is_more_target_attention_and_less_error(
            @ForAll("columns") Column column, @ForAll @IntRange(min = 1, max = 640) int more) {
        double[] raised = column.weights().clone();
        raised[0] += more / 64.0;
        QueryValues before = column.values();
        QueryValues after = column.valuesAt(raised);
        double rounding = 1 + 2 * column.loss().relativeError();
        assertThat(after.attention()[0]).isGreaterThanOrEqualTo(before.attention()[0] / rounding);
        assertThat(after.rest()).isLessThanOrEqualTo(before.rest() * rounding);
        assertThat(after.predictionError()).isLessThanOrEqualTo(before.predictionError() * rounding);
    }

    /** One token gets all attention, whatever its weight. */
    @Property
    void prompts_of_one_token_cannot_be_trained(@ForAll("columns") Column column) {
        QueryGroups groups = column.groups();
        QueryValues values = new QueryValues(groups.count());
        QueryLoss loss = new PopulationIntegral(groups, 1);
        loss.evaluate(column.weights(), values);
        double error = loss.relativeError();
        for (int g = 0; g < groups.count(); g++) {
            double p = groups.probability(g);
            assertThat(values.attention()[g]).isCloseTo(p, within((error + 1e-15) * p));
            assertThat(values.growth()[g]).isCloseTo(0, within(error * groups.probability(0) * p));
        }
        double absent = 0;
        for (int g = 1; g < groups.count(); g++) {
            absent += groups.multiplicity(g) * groups.probability(g);
        }
        assertThat(values.predictionError()).isCloseTo(absent, within((error + 1e-15) * absent));
    }

    @Property
    void equal_weights_share_attention_like_probability(
            @ForAll("columns") Column column, @ForAll @IntRange(min = -700, max = 700) int weight) {
        double[] equal = new double[column.weights().length];
        Arrays.fill(equal, weight);
        QueryValues values = column.valuesAt(equal);
        for (int g = 0; g < equal.length; g++) {
            double p = column.groups().probability(g);
            // Σ p misses 1 by up to 1e-11 where p_1 is written in twelve digits
            assertThat(values.attention()[g]).isCloseTo(p, within((column.loss().relativeError() + 1e-11) * p));
        }
    }

    @Property
    void a_group_is_so_many_features_with_the_same_weight(
            @ForAll("small") Column column, @ForAll @IntRange(min = 0, max = 6) int member) {
        SymmetryClasses classes = column.classes();
        FeatureProbabilities p = classes.expanded();
        int k = 0;
        while (classes.classOf(p.get(k)) != column.queryClass()) {
            k++;
        }
        k += (int) (member % classes.multiplicity(column.queryClass()));
        QueryGroups every = QueryGroups.ofEveryFeature(p, k);
        int[] groupOf = new int[p.count()];
        double[] weights = new double[p.count()];
        for (int n = 0; n < p.count(); n++) {
            int group = n == k ? 0 : classes.groupOf(column.queryClass(), classes.classOf(p.get(n)));
            groupOf[QueryGroups.positionOf(n, k)] = group;
            weights[QueryGroups.positionOf(n, k)] = column.weights()[group];
        }
        QueryValues single = new QueryValues(p.count());
        column.loss(every).evaluate(weights, single);
        assertSame(column, single, column.values(), groupOf);
    }

    @Property
    void the_order_of_the_other_features_does_not_matter(
            @ForAll("small") Column column, @ForAll @IntRange(min = 1, max = 5) int turn) {
        FeatureProbabilities p = column.classes().expanded();
        int others = p.count() - 1;
        double[] turned = p.toArray();
        double[] weights = new double[p.count()];
        double[] turnedWeights = new double[p.count()];
        int[] origin = new int[p.count()];
        for (int n = 0; n <= others; n++) {
            weights[n] = column.weights()[n % column.weights().length];
        }
        turnedWeights[0] = weights[0];
        for (int n = 1; n <= others; n++) {
            origin[n] = 1 + (n + turn) % others;
            turned[n] = p.get(origin[n]);
            turnedWeights[n] = weights[origin[n]];
        }
        QueryValues values = new QueryValues(p.count());
        QueryValues ofTurned = new QueryValues(p.count());
        column.loss(QueryGroups.ofEveryFeature(p, 0)).evaluate(weights, values);
        column.loss(QueryGroups.ofEveryFeature(FeatureProbabilities.of(turned), 0))
                .evaluate(turnedWeights, ofTurned);
        assertSame(column, ofTurned, values, origin);
    }

    /** Knuth's two-sum: what rounding took away is itself a double, and exact. */
    @Property
    void nothing_is_lost_of_a_difference(@ForAll double one, @ForAll double other) {
        double a = one * 0.25;
        double b = other * 0.25;
        double difference = a - b;
        BigDecimal exact = new BigDecimal(a).subtract(new BigDecimal(b));
        assertThat(new BigDecimal(difference).add(new BigDecimal(RoundingError.ofDifference(a, b, difference))))
                .isEqualByComparingTo(exact);
    }

    private static int[] identity(int length) {
        int[] same = new int[length];
        Arrays.setAll(same, g -> g);
        return same;
    }

    /** The values agree to what both losses say of their errors; entry i of the first is entry origin[i] of the second. */
    private static void assertSame(Column column, QueryValues actual, QueryValues expected, int[] origin) {
        int groups = Math.max(origin.length, expected.attention().length);
        double error = 2 * (column.loss().relativeError() + (2 * groups + 20) * 300 * 0x1p-53);
        assertThat(actual.predictionError())
                .isCloseTo(expected.predictionError(), near(error, expected.predictionError()));
        assertThat(actual.rest()).isCloseTo(expected.rest(), near(error, expected.rest()));
        double p = column.groups().probability(0);
        for (int i = 0; i < origin.length; i++) {
            double attention = expected.attention()[origin[i]];
            assertThat(actual.attention()[i]).isCloseTo(attention, near(error, attention));
            // the parts of a growth are at most 3 p_k E[Attn_n]
            assertThat(actual.growth()[i]).isCloseTo(expected.growth()[origin[i]], near(error, 3 * p * attention));
        }
    }

    private static Offset<Double> near(double error, double size) {
        return within(error * size + Double.MIN_NORMAL);
    }
}
