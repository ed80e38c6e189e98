package org.iclconvergence.accuracy;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A number of 70 decimal digits, 50 of which are left where formulas cancel by as much as a part in 1e20. A double becomes what it is
 * exactly. Immutable.
 */
final class Digits {
    static final Digits ZERO = new Digits(BigDecimal.ZERO);
    static final Digits ONE = new Digits(BigDecimal.ONE);

    private static final MathContext PRECISION = new MathContext(70);

    /** e to the power of less is 0: no double is compared with it, and its exponent would not fit. */
    private static final BigDecimal LEAST_EXPONENT = BigDecimal.valueOf(-100_000);

    private final BigDecimal value;

    private Digits(BigDecimal value) {
        this.value = value;
    }

    static Digits of(double value) {
        return new Digits(new BigDecimal(value));
    }

    Digits plus(Digits other) {
        return new Digits(value.add(other.value, PRECISION));
    }

    Digits plus(double other) {
        return plus(of(other));
    }

    Digits minus(Digits other) {
        return new Digits(value.subtract(other.value, PRECISION));
    }

    Digits minus(double other) {
        return minus(of(other));
    }

    Digits times(Digits other) {
        return new Digits(value.multiply(other.value, PRECISION));
    }

    Digits times(double other) {
        return times(of(other));
    }

    Digits over(Digits other) {
        return new Digits(value.divide(other.value, PRECISION));
    }

    Digits over(double other) {
        return over(of(other));
    }

    Digits square() {
        return times(this);
    }

    Digits cube() {
        return times(this).times(this);
    }

    Digits negated() {
        return new Digits(value.negate());
    }

    Digits abs() {
        return new Digits(value.abs());
    }

    /** 1 − this. */
    Digits rest() {
        return ONE.minus(this);
    }

    Digits exp() {
        return value.compareTo(LEAST_EXPONENT) < 0 ? ZERO : new Digits(BigDecimalMath.exp(value, PRECISION));
    }

    Digits log() {
        return new Digits(BigDecimalMath.log(value, PRECISION));
    }

    Digits sqrt() {
        return new Digits(value.sqrt(PRECISION));
    }

    Digits max(Digits other) {
        return new Digits(value.max(other.value));
    }

    boolean isPositive() {
        return value.signum() > 0;
    }

    boolean isBelow(Digits other) {
        return value.compareTo(other.value) < 0;
    }

    /** The least whole number that is not smaller. */
    Digits ceiling() {
        return new Digits(value.setScale(0, java.math.RoundingMode.CEILING));
    }

    /** The nearest double. */
    double toDouble() {
        return value.doubleValue();
    }
}
