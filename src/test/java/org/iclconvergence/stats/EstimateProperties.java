package org.iclconvergence.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;

/** The true value stays inside through every operation: against arithmetic with 60 digits. */
class EstimateProperties {
    private static final MathContext DIGITS = new MathContext(60);
    private static final DfpField FIELD = new DfpField(60);

    /** An estimate and a true value inside it. */
    record Measured(Estimate estimate, BigDecimal truth) {}

    @Provide
    Arbitrary<Measured> any() {
        return measured(false);
    }

    @Provide
    Arbitrary<Measured> positive() {
        return measured(true);
    }

    /** Sizes from 1e-100 to 1e100, errors from none to the size itself, the truth anywhere inside, ends included. */
    private static Arbitrary<Measured> measured(boolean positive) {
        Arbitrary<Double> exponents = Arbitraries.oneOf(
                Arbitraries.doubles().between(-100, 100), Arbitraries.doubles().between(-2, 2));
        Arbitrary<Double> mantissas = Arbitraries.doubles().between(1, 2).ofScale(15);
        Arbitrary<Double> errors = Arbitraries.oneOf(
                Arbitraries.just(0.0),
                Arbitraries.doubles().between(-17, 0).map(exponent -> 0.999 * Math.pow(10, exponent)));
        Arbitrary<Double> places = Arbitraries.oneOf(
                Arbitraries.of(-1.0, 1.0, 0.0),
                Arbitraries.doubles().between(-1, 1).ofScale(9));
        return Combinators.combine(exponents, mantissas, errors, places, Arbitraries.of(true, false))
                .as((exponent, mantissa, error, place, negative) -> {
                    double size = mantissa * Math.pow(10, exponent);
                    double value = negative && !positive ? -size : size;
                    Estimate estimate = new Estimate(value, size * error);
                    BigDecimal shift = new BigDecimal(estimate.error()).multiply(new BigDecimal(place));
                    return new Measured(estimate, new BigDecimal(value).add(shift));
                });
    }

    private static void holds(Estimate result, BigDecimal truth) {
        if (!Double.isInfinite(result.error())) {
            assertThat(new BigDecimal(result.value()).subtract(truth).abs())
                    .isLessThanOrEqualTo(new BigDecimal(result.error()));
        }
    }

    private static void holds(
            Measured a, Measured b, BinaryOperator<Estimate> operation, BinaryOperator<BigDecimal> exact) {
        holds(operation.apply(a.estimate(), b.estimate()), exact.apply(a.truth(), b.truth()));
    }

    private static void holds(Measured a, UnaryOperator<Estimate> operation, UnaryOperator<BigDecimal> exact) {
        holds(operation.apply(a.estimate()), exact.apply(a.truth()));
    }

    @Property
    void sums_and_differences(@ForAll("any") Measured a, @ForAll("any") Measured b) {
        holds(a, b, Estimate::plus, BigDecimal::add);
        holds(a, b, Estimate::minus, BigDecimal::subtract);
        holds(
                a,
                one -> one.plus(b.estimate().value()),
                one -> one.add(new BigDecimal(b.estimate().value())));
        holds(
                a,
                one -> one.minus(b.estimate().value()),
                one -> one.subtract(new BigDecimal(b.estimate().value())));
    }

    @Property
    void products_and_quotients(@ForAll("any") Measured a, @ForAll("any") Measured b) {
        holds(a, b, Estimate::times, BigDecimal::multiply);
        if (b.truth().signum() != 0) {
            holds(a, b, Estimate::dividedBy, (one, other) -> one.divide(other, DIGITS));
        }
    }

    /** A product of factors near 1 that end near 2: roundings where the mantissa is small, an outcome where it is large. */
    @Property
    void chains_of_roundings(@ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 1, max = 1.1) Double> factors) {
        double value = 1;
        BigDecimal truth = BigDecimal.ONE;
        for (double factor : factors) {
            value *= factor;
            truth = truth.multiply(new BigDecimal(factor));
        }
        holds(Estimate.rounded(value, factors.size()), truth);
    }

    @Property
    void sizes_signs_and_extremes(@ForAll("any") Measured a, @ForAll("any") Measured b) {
        holds(a, Estimate::abs, BigDecimal::abs);
        holds(a, Estimate::negated, BigDecimal::negate);
        holds(a, b, Estimate::max, BigDecimal::max);
        holds(a, b, Estimate::min, BigDecimal::min);
    }

    @Property
    void roots(@ForAll("positive") Measured a) {
        holds(a, Estimate::sqrt, truth -> truth.sqrt(DIGITS));
    }

    @Property
    void logarithms(@ForAll("positive") Measured a) {
        holds(a, Estimate::log, EstimateProperties::log);
    }

    @Property
    void logarithms_near_one(@ForAll("positive") Measured a) {
        double size = Math.min(1e-3, Math.abs(a.estimate().value()));
        Estimate near = Estimate.exact(1 + size);
        holds(near.log(), log(new BigDecimal(1 + size)));
    }

    /** Exponents from −700 to 700, errors to their size. */
    @Property
    void exponentials(@ForAll("any") Measured a) {
        if (Math.abs(a.estimate().value()) + a.estimate().error() < 700) {
            holds(a, Estimate::exp, EstimateProperties::exp);
        }
    }

    /** A chain: what the checks do with hitting times. */
    @Property
    void slopes(@ForAll("positive") Measured a, @ForAll("positive") Measured b) {
        holds(
                b.estimate().slopeFrom(a.estimate(), 10, 1e4),
                log(b.truth().divide(a.truth(), DIGITS)).divide(log(new BigDecimal(1000)), DIGITS));
    }

    @Property
    void limits_lie_outside(@ForAll("any") Measured a) {
        assertThat(new BigDecimal(a.estimate().lower())).isLessThanOrEqualTo(a.truth());
        assertThat(new BigDecimal(a.estimate().upper())).isGreaterThanOrEqualTo(a.truth());
    }

    private static BigDecimal exp(BigDecimal truth) {
        return new BigDecimal(FIELD.newDfp(truth.round(DIGITS).toString()).exp().toString());
    }

    private static BigDecimal log(BigDecimal truth) {
        Dfp logarithm = FIELD.newDfp(truth.round(DIGITS).toString()).log();
        return new BigDecimal(logarithm.toString());
    }
}
