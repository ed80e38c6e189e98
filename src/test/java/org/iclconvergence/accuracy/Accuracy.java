package org.iclconvergence.accuracy;

import java.math.BigDecimal;
import java.math.MathContext;
import org.iclconvergence.report.page.AccuracyRow;
import org.iclconvergence.stats.Estimate;

/**
 * How far a function is from what it is defined as, over the points of a domain. Figures are in units in the last place of the value,
 * or of its size, where a value is a difference: of its positive and negative parts added up.
 */
final class Accuracy {
    /** Half a unit in the last place of 1. */
    static final double ROUNDING = 0x1p-53;

    private static final MathContext RECORDED = new MathContext(3);

    private final String function;
    private final String domain;
    private final String bound;
    private String relativeTo = "value";
    private int points;
    private double largest;
    private double squares;
    private double share;

    Accuracy(String function, String domain, String bound) {
        this.function = function;
        this.domain = domain;
        this.bound = bound;
    }

    /** What the size is that errors are measured by, where it is not the value. */
    Accuracy relativeTo(String size) {
        relativeTo = size;
        return this;
    }

    /** A number whose error is a number of roundings of itself. */
    void add(double computed, Digits exact, double roundings) {
        add(computed, exact, exact, roundings);
    }

    /** A number whose error is a number of roundings of its size. */
    void add(double computed, Digits exact, Digits size, double roundings) {
        add(computed, exact, size, size.abs().times(roundings * ROUNDING));
    }

    /** A number that states its error. */
    void add(Estimate computed, Digits exact) {
        add(computed, exact, exact);
    }

    /** A number that states its error, measured by a size. */
    void add(Estimate computed, Digits exact, Digits size) {
        add(computed.value(), exact, size, Digits.of(computed.error()));
    }

    /** A number that may be off by so much. */
    void add(double computed, Digits exact, Digits size, Digits allowed) {
        if (!Double.isFinite(computed)) {
            throw new IllegalStateException(function + " is " + computed + " and not " + exact.toDouble());
        }
        Digits error = Digits.of(computed).minus(exact).abs();
        double ulps = error.over(Math.ulp(size.toDouble())).toDouble();
        points++;
        largest = Math.max(largest, ulps);
        squares += ulps * ulps;
        if (error.isPositive()) {
            share = Math.max(share, allowed.isPositive() ? error.over(allowed).toDouble() : Double.POSITIVE_INFINITY);
        }
    }

    /** What is recorded and published of it. */
    AccuracyRow row() {
        return new AccuracyRow(
                function,
                domain,
                relativeTo,
                points,
                recorded(largest),
                recorded(Math.sqrt(squares / points)),
                bound,
                recorded(share));
    }

    /** Three digits, the last rounded. */
    private static double recorded(double figure) {
        return Double.isInfinite(figure)
                ? figure
                : new BigDecimal(figure).round(RECORDED).doubleValue();
    }
}
