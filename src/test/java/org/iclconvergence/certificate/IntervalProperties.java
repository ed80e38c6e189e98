package org.iclconvergence.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.dfp.DfpMath;

/** Against exact decimals, and 60 digits where a function is transcendental. */
class IntervalProperties {
    private static final DfpField DIGITS = new DfpField(60);
    private static final MathContext MANY = new MathContext(800);

    /** Of every size and sign, zeros, the smallest and the largest ones. */
    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-1000, 1000).map(Integer::doubleValue),
                Arbitraries.doubles().between(-1e3, 1e3).ofScale(12),
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
                Arbitraries.of(0.0, -0.0, 1.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, 1e-300, -1e-308));
    }

    @Provide
    Arbitrary<Interval> intervals() {
        return numbers()
                .tuple2()
                .map(ends -> new Interval(Math.min(ends.get1(), ends.get2()), Math.max(ends.get1(), ends.get2())));
    }

    private static boolean encloses(Interval interval, BigDecimal exact) {
        return (interval.low() == Double.NEGATIVE_INFINITY || new BigDecimal(interval.low()).compareTo(exact) <= 0)
                && (interval.high() == Double.POSITIVE_INFINITY
                        || new BigDecimal(interval.high()).compareTo(exact) >= 0);
    }

    private static boolean encloses(Interval interval, Dfp exact) {
        return !exact.lessThan(DIGITS.newDfp(interval.low())) && !exact.greaterThan(DIGITS.newDfp(interval.high()));
    }

    private static void containsAllEnds(
            Interval x, Interval y, BinaryOperator<Interval> of, BinaryOperator<BigDecimal> exact) {
        Interval result = of.apply(x, y);
        for (double a : new double[] {x.low(), x.high()}) {
            for (double b : new double[] {y.low(), y.high()}) {
                assertThat(encloses(result, exact.apply(new BigDecimal(a), new BigDecimal(b))))
                        .as("%s, %s: %s", x, y, result)
                        .isTrue();
            }
        }
    }

    @Property
    void sums_differences_and_products_contain_those_of_the_ends(
            @ForAll("intervals") Interval x, @ForAll("intervals") Interval y) {
        containsAllEnds(x, y, Interval::plus, BigDecimal::add);
        containsAllEnds(x, y, Interval::minus, BigDecimal::subtract);
        containsAllEnds(x, y, Interval::times, BigDecimal::multiply);
    }

    @Property
    void quotients_contain_those_of_the_ends(@ForAll("intervals") Interval x, @ForAll("intervals") Interval y) {
        if (y.low() > 0 || y.high() < 0) {
            containsAllEnds(x, y, Interval::dividedBy, (a, b) -> a.divide(b, MANY));
        } else if (y.low() < 0 && y.high() > 0) {
            assertThat(x.dividedBy(y).contains(1e300) || x.equals(Interval.ZERO))
                    .isTrue();
        }
    }

    /** Not wider than two neighbours: rounding moves an end by one unit only where it has to, and not where the result is exact. */
    @Property
    void one_operation_on_numbers_gives_neighbours(@ForAll("numbers") double x, @ForAll("numbers") double y) {
        for (Interval result : new Interval[] {
            Interval.of(x).plus(Interval.of(y)),
            Interval.of(x).times(Interval.of(y)),
            Interval.of(x).squared()
        }) {
            boolean ordinary = Math.abs(result.low()) > 1e-200 && Math.abs(result.high()) < 1e300;
            assertThat(!ordinary || Math.nextUp(result.low()) >= result.high())
                    .as("%s, %s: %s", x, y, result)
                    .isTrue();
        }
    }

    @Property
    void whole_numbers_stay_exact(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double x, @ForAll @DoubleRange(min = 1, max = 1e6) double y) {
        double a = Math.rint(x);
        double b = Math.rint(y);
        assertThat(Interval.of(a).plus(Interval.of(b))).isEqualTo(Interval.of(a + b));
        assertThat(Interval.of(a).times(Interval.of(b))).isEqualTo(Interval.of(a * b));
        assertThat(Interval.of(b * b).root()).isEqualTo(Interval.of(b));
        assertThat(Interval.of(256).inverse()).isEqualTo(Interval.of(1.0 / 256));
    }

    @Property
    void squares_and_roots_contain_theirs(@ForAll("intervals") Interval x) {
        for (double a : new double[] {x.low(), x.high()}) {
            assertThat(encloses(x.squared(), new BigDecimal(a).pow(2))).isTrue();
        }
        assertThat(x.squared().low()).isGreaterThanOrEqualTo(0);
        Interval positive = x.size();
        BigDecimal low = new BigDecimal(positive.root().low());
        BigDecimal high = new BigDecimal(positive.root().high());
        assertThat(low.pow(2)).isLessThanOrEqualTo(new BigDecimal(positive.low()));
        assertThat(high.pow(2)).isGreaterThanOrEqualTo(new BigDecimal(positive.high()));
    }

    @Property
    void logarithm_and_exponential_contain_theirs(
            @ForAll @DoubleRange(min = -700, max = 700) double exponent,
            @ForAll @DoubleRange(min = 0.5, max = 2) double near) {
        Interval power = Interval.of(exponent).exp();
        assertThat(encloses(power, DfpMath.exp(DIGITS.newDfp(exponent)))).isTrue();
        assertThat(power.width()).isLessThanOrEqualTo(1e-15 * power.high());
        for (double x : new double[] {power.high(), near}) {
            Interval logarithm = Interval.of(x).log();
            assertThat(encloses(logarithm, DfpMath.log(DIGITS.newDfp(x))))
                    .as("ln %s in %s", x, logarithm)
                    .isTrue();
            assertThat(logarithm.width())
                    .isLessThanOrEqualTo(1e-15 * Math.max(1, logarithm.size().high()));
        }
    }

    /** x ln(1/x), also across its peak at 1/e. */
    @Property
    void entropy_contains_all_between_its_ends(
            @ForAll @DoubleRange(min = 0, max = 3) double a,
            @ForAll @DoubleRange(min = 0, max = 3) double b,
            @ForAll @DoubleRange(min = 0, max = 1) double at) {
        Interval x = new Interval(Math.min(a, b), Math.max(a, b));
        double inside = Math.min(x.high(), Math.max(x.low(), x.low() + at * x.width()));
        Dfp exact = inside == 0
                ? DIGITS.getZero()
                : DIGITS.newDfp(inside)
                        .multiply(DfpMath.log(DIGITS.newDfp(inside)))
                        .negate();
        assertThat(encloses(x.timesLogOfInverse(), exact))
                .as("%s of %s", inside, x)
                .isTrue();
        Interval peak = new Interval(0.3, 0.4).timesLogOfInverse();
        assertThat(encloses(peak, DfpMath.exp(DIGITS.getOne().negate()))).isTrue();
        assertThat(peak.high()).isLessThan(0.36788);
    }

    /** What lies inside an operand is inside the result, too: the arithmetic is monotone in inclusion. */
    @Property
    void parts_give_parts(
            @ForAll("intervals") Interval x,
            @ForAll("intervals") Interval y,
            @ForAll @DoubleRange(min = 0, max = 1) double at) {
        double inside = Math.min(x.high(), Math.max(x.low(), x.low() * (1 - at) + x.high() * at));
        Interval point = Interval.of(inside);
        for (Interval[] pair : new Interval[][] {
            {x.plus(y), point.plus(y)},
            {x.times(y), point.times(y)},
            {x.squared(), point.squared()},
            {x.size(), point.size()}
        }) {
            assertThat(pair[0].low()).isLessThanOrEqualTo(pair[1].low());
            assertThat(pair[0].high()).isGreaterThanOrEqualTo(pair[1].high());
        }
    }

    @Property
    void decimals_are_enclosed(@ForAll @DoubleRange(min = -1e9, max = 1e9) double number) {
        String digits =
                new BigDecimal(number).divide(BigDecimal.valueOf(7), MANY).toString();
        Interval interval = Interval.decimal(digits);
        assertThat(encloses(interval, new BigDecimal(digits))).isTrue();
        assertThat(Math.nextUp(interval.low())).isGreaterThanOrEqualTo(interval.high());
        assertThat(Interval.decimal(Double.toString(Math.rint(number)))).isEqualTo(Interval.of(Math.rint(number)));
    }

    @Example
    void infinite_ends_are_limits() {
        Interval unit = new Interval(0, 1);
        Interval beyond = unit.inverse();
        assertThat(beyond).isEqualTo(new Interval(1, Double.POSITIVE_INFINITY));
        assertThat(beyond.inverse()).isEqualTo(unit);
        assertThat(unit.log().low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Interval.ZERO.times(beyond)).isEqualTo(Interval.ZERO);
        assertThat(unit.log().plus(beyond).toString()).isEqualTo("[-Infinity, Infinity]");
        assertThat(unit.log().exp().low()).isZero();
        assertThat(unit.negated().inverse()).isEqualTo(new Interval(Double.NEGATIVE_INFINITY, -1));
        assertThat(Interval.of(1000).exp()).isEqualTo(new Interval(Double.MAX_VALUE, Double.POSITIVE_INFINITY));
        assertThat(Interval.of(Double.MAX_VALUE).times(2))
                .isEqualTo(new Interval(Double.MAX_VALUE, Double.POSITIVE_INFINITY));
    }

    @Example
    void what_is_not_defined_is_refused() {
        assertThatThrownBy(() -> new Interval(2, 1)).hasMessage("no interval from 2.0 to 1.0");
        assertThatThrownBy(() -> new Interval(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Interval.of(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Interval.ZERO::inverse).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(Interval.ZERO::log).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Interval.of(-1).log()).hasMessageContaining("from -1.0");
        assertThatThrownBy(() -> new Interval(-1, 4).root()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Interval.of(-1).timesLogOfInverse()).isInstanceOf(ArithmeticException.class);
    }
}
