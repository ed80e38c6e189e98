package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.dfp.DfpMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;

/** The losses that are given in closed form, against the same formulas with 60 decimal digits. */
class RelativeErrorProperties {
    private static final DfpField DIGITS = new DfpField(60);
    private static final Dfp ZERO = DIGITS.getZero();

    /** Groups of up to 1e12 features and a column of weights, up to 600 apart. */
    record Column(QueryGroups groups, double[] weights) {}

    @Provide
    Arbitrary<Column> columns() {
        return Arbitraries.integers()
                .between(1, 20)
                .flatMap(classes -> Combinators.combine(
                                Arbitraries.doubles()
                                        .between(1e-6, 1)
                                        .ofScale(12)
                                        .array(double[].class)
                                        .ofSize(classes),
                                Arbitraries.longs()
                                        .between(1, 1_000_000_000_000L)
                                        .array(long[].class)
                                        .ofSize(classes),
                                Arbitraries.doubles()
                                        .between(-1, 1)
                                        .ofScale(12)
                                        .array(double[].class)
                                        .ofSize(classes + 1),
                                Arbitraries.of(1.0, 10.0, 300.0))
                        .as(RelativeErrorProperties::column));
    }

    private static Column column(double[] parts, long[] members, double[] logits, double spread) {
        double[] multiplicity = new double[parts.length];
        double sum = 0;
        for (int j = 0; j < parts.length; j++) {
            multiplicity[j] = members[j];
            sum += multiplicity[j] * parts[j];
        }
        for (int j = 0; j < parts.length; j++) {
            parts[j] /= sum;
        }
        QueryGroups groups = SymmetryClasses.of(parts, multiplicity).query(0);
        double[] weights = new double[groups.count()];
        for (int g = 0; g < weights.length; g++) {
            weights[g] = spread * logits[g];
        }
        return new Column(groups, weights);
    }

    @Property(tries = 100)
    void infinite_prompts_are_as_exact_as_they_say(@ForAll("columns") Column column) {
        QueryGroups groups = column.groups();
        InfinitePromptQuery loss = new InfinitePromptQuery(groups);
        QueryValues values = new QueryValues(groups.count());
        loss.evaluate(column.weights(), values);
        double error = loss.relativeError();
        int c = groups.count();
        Dfp[] a = new Dfp[c];
        Dfp sum = ZERO;
        for (int g = 0; g < c; g++) {
            a[g] = number(groups.probability(g)).multiply(DfpMath.exp(number(column.weights()[g])));
            sum = sum.add(a[g].multiply(number(groups.multiplicity(g))));
        }
        Dfp rest = ZERO;
        Dfp squares = ZERO;
        for (int g = 0; g < c; g++) {
            a[g] = a[g].divide(sum);
            Dfp mass = g == 0 ? ZERO : a[g].multiply(number(groups.multiplicity(g)));
            rest = rest.add(mass);
            squares = squares.add(mass.multiply(a[g]));
        }
        Dfp twiceLoss = squares.add(rest.multiply(rest));
        assertClose(values.predictionError(), twiceLoss.divide(2), twiceLoss.divide(2), error);
        assertClose(values.rest(), rest, rest, error);
        Dfp alpha = number(groups.probability(0)).multiply(a[0]).multiply(twiceLoss);
        assertClose(values.growth()[0], alpha, alpha, error);
        for (int g = 0; g < c; g++) {
            assertClose(values.attention()[g], a[g], a[g], error);
        }
        for (int g = 1; g < c; g++) {
            Dfp others = ZERO;
            Dfp gain = ZERO;
            for (int h = 1; h < c; h++) {
                Dfp mass = h == g ? ZERO : a[h].multiply(number(groups.multiplicity(h)));
                others = others.add(mass);
                gain = gain.add(mass.multiply(a[h]));
            }
            Dfp drain = a[g].multiply(others).add(a[0].multiply(a[g].add(rest)));
            Dfp scale = number(groups.probability(0)).multiply(a[g]);
            assertClose(
                    values.growth()[g], scale.multiply(gain.subtract(drain)), scale.multiply(gain.add(drain)), error);
        }
    }

    @Property(tries = 50)
    void linear_attention_is_as_exact_as_it_says(
            @ForAll("columns") Column column, @ForAll @IntRange(min = 1, max = 1000) int n) {
        QueryGroups groups = column.groups();
        LinearAttentionQuery loss = new LinearAttentionQuery(groups, n);
        QueryValues values = new QueryValues(groups.count());
        loss.evaluate(column.weights(), values);
        Dfp one = DIGITS.getOne();
        Dfp twiceLoss = ZERO;
        Dfp size = ZERO;
        for (int g = 0; g < groups.count(); g++) {
            Dfp p = number(groups.probability(g));
            Dfp w = number(column.weights()[g]);
            Dfp m = number(groups.multiplicity(g));
            Dfp variance = p.multiply(one.subtract(p)).divide(n);
            Dfp target = g == 0 ? one : ZERO;
            Dfp bias = target.subtract(p.multiply(w));
            Dfp biasSize = target.add(p.multiply(w.abs()));
            Dfp spread = variance.multiply(w).multiply(w);
            twiceLoss = twiceLoss.add(m.multiply(bias.multiply(bias).add(spread)));
            size = size.add(m.multiply(biasSize.multiply(biasSize).add(spread)));
            Dfp scale = number(groups.probability(0));
            assertClose(
                    values.growth()[g],
                    scale.multiply(p.multiply(bias).subtract(variance.multiply(w))),
                    scale.multiply(p.multiply(biasSize).add(variance.multiply(w.abs()))),
                    loss.relativeError());
        }
        assertClose(values.predictionError(), twiceLoss.divide(2), size.divide(2), loss.relativeError());
    }

    private static Dfp number(double value) {
        return DIGITS.newDfp(value);
    }

    /** Compared in many digits: a double's rounding is as large as what is tested. */
    private static void assertClose(double value, Dfp exact, Dfp size, double error) {
        double difference = number(value).subtract(exact).abs().toDouble();
        assertThat(difference).isLessThanOrEqualTo(error * size.toDouble() + Double.MIN_NORMAL);
    }
}
