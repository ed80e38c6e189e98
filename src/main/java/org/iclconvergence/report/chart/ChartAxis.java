package org.iclconvergence.report.chart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.util.FastMath;

/**
 * An axis: its ends are finite, the lower one is below the upper one, at least one tick lies between them, whatever the data are.
 *
 * @param label beside it
 * @param logarithmic in powers of ten, or linear?
 * @param min lower end; normal and positive if logarithmic
 * @param max upper end
 * @param step between two ticks; in decades if logarithmic, where a part of one stands for ticks at 1, 2 and 5 of each
 */
public record ChartAxis(String label, @JsonProperty("log") boolean logarithmic, double min, double max, double step) {
    /** Powers of ten beyond these are not normal numbers, or not finite. */
    private static final double SMALLEST_EXPONENT = -307;

    private static final double LARGEST_EXPONENT = 308;
    /** Linear axes end here: the length of one must be finite, too. */
    private static final double LARGEST = 1e300;
    /** A linear axis much shorter than its numbers are large has no room for their digits. */
    private static final double LEAST_RELATIVE_LENGTH = 1e-6;

    private static final double MOST_STEPS = 8;
    private static final double USUAL_STEPS = 5;
    /** Values further below the largest one are clipped: they would squeeze everything else. */
    private static final double MOST_DECADES = 12;

    private static final double LEAST_DECADES = 2;
    private static final double FEW_DECADES = 3;
    private static final double HEADROOM = 0.14;
    private static final double ROOM = 1.07;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException if they do not make an axis
     */
    public ChartAxis {
        boolean ends = Double.isFinite(max - min) && min < max && (!logarithmic || min >= Double.MIN_NORMAL);
        if (!ends || !(step > 0) || !Double.isFinite(step)) {
            throw new IllegalArgumentException("axis “" + label + "”: from " + min + " to " + max + " by " + step);
        }
    }

    /**
     * A linear axis.
     *
     * @param label beside it
     * @param min lower end
     * @param max upper end; the axis is widened if that leaves no length
     * @return with four to ten ticks
     */
    public static ChartAxis linear(String label, double min, double max) {
        double from = inside(Double.isNaN(min) ? 0 : min, LARGEST);
        double to = inside(Double.isNaN(max) ? from : max, LARGEST);
        double least = LEAST_RELATIVE_LENGTH * Math.max(Math.abs(from), Math.abs(to));
        double length = Math.max(to - from, Math.max(least, Double.MIN_NORMAL));
        if (to - from < length) {
            length = Math.max(1, length);
        }
        return new ChartAxis(label, false, from, from + length, niceStep(length / USUAL_STEPS));
    }

    /**
     * A linear axis that counts.
     *
     * @param label beside it
     * @param count upper end, at least 0; the lower one is 0
     * @return ticks at whole numbers
     */
    public static ChartAxis counting(String label, long count) {
        double most = Math.max(1, count);
        // long numbers need more room
        return new ChartAxis(
                label, false, 0, most, Math.max(1, niceStep(most / (most < 1000 ? MOST_STEPS : USUAL_STEPS))));
    }

    /**
     * A logarithmic axis.
     *
     * @param label beside it
     * @param min lower end
     * @param max upper end; the axis is widened to at least one decade
     * @return its ticks are powers of ten
     */
    public static ChartAxis logarithmic(String label, double min, double max) {
        return ofExponents(label, min > 0 ? Math.log10(min) : SMALLEST_EXPONENT, max > 0 ? Math.log10(max) : 0);
    }

    /**
     * A logarithmic axis that ends where it is told to.
     *
     * @param label beside it
     * @param min lower end, positive
     * @param max upper end, above it
     * @return its ticks are powers of ten, or 1, 2 and 5 of them where there are few
     * @throws IllegalArgumentException if the ends make no axis, or not even one tick lies between them
     */
    public static ChartAxis exactly(String label, double min, double max) {
        double decades = Math.log10(max) - Math.log10(min);
        ChartAxis axis = new ChartAxis(
                label, true, min, max, decades < FEW_DECADES ? 1 / 3.0 : Math.max(1, niceStep(decades / MOST_STEPS)));
        if (axis.ticks().length == 0) {
            throw new IllegalArgumentException("axis “" + label + "” is too short: from " + min + " to " + max);
        }
        return axis;
    }

    /**
     * A logarithmic axis for curves that fall: a little room below the smallest value and more above the largest for labels, and
     * no more than 12 decades between them.
     *
     * @param label beside it
     * @param values those that are not normal, positive and finite do not count
     * @return at least two decades
     */
    public static ChartAxis logarithmicBelow(String label, DoubleStream values) {
        DoubleSummaryStatistics exponents = exponents(values);
        double top = exponents.getCount() == 0 ? 0 : exponents.getMax();
        double bottom = exponents.getCount() == 0 ? -2 : Math.max(exponents.getMin(), top - MOST_DECADES);
        bottom = Math.min(bottom - 0.1, top - LEAST_DECADES);
        return ofExponents(label, bottom, top + HEADROOM * (top - bottom));
    }

    /**
     * A logarithmic axis over all of the values, with as much room on both sides.
     *
     * @param label beside it
     * @param values those that are not normal, positive and finite do not count
     * @return at least two decades
     */
    public static ChartAxis logarithmicAround(String label, DoubleStream values) {
        DoubleSummaryStatistics exponents = exponents(values);
        double middle = exponents.getCount() == 0 ? 0 : (exponents.getMin() + exponents.getMax()) / 2;
        double half = exponents.getCount() == 0 ? 0 : (exponents.getMax() - exponents.getMin()) / 2;
        double reach = Math.max(ROOM * half, LEAST_DECADES / 2);
        return ofExponents(label, middle - reach, middle + reach);
    }

    private static DoubleSummaryStatistics exponents(DoubleStream values) {
        return values.filter(value -> value >= Double.MIN_NORMAL && value < Double.POSITIVE_INFINITY)
                .map(Math::log10)
                .summaryStatistics();
    }

    private static ChartAxis ofExponents(String label, double min, double max) {
        double from = Math.min(Math.max(min, SMALLEST_EXPONENT), LARGEST_EXPONENT - 1);
        double to = Math.min(Math.max(max, from + 1), LARGEST_EXPONENT);
        double step = Math.max(1, niceStep((to - from) / MOST_STEPS));
        return new ChartAxis(label, true, power(from), power(to), step);
    }

    private static double power(double exponent) {
        return Math.pow(10, exponent);
    }

    private static double inside(double value, double bound) {
        return Math.min(Math.max(value, -bound), bound);
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double niceStep(double least) {
        double power = power(Math.floor(Math.log10(least)));
        double ratio = least / power;
        return power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    }

    /**
     * The same axis with other ticks.
     *
     * @param newStep between two ticks
     * @return the same ends
     */
    public ChartAxis withStep(double newStep) {
        return new ChartAxis(label, logarithmic, min, max, newStep);
    }

    /**
     * Where a number lies.
     *
     * @param value on the axis
     * @return 0 at the lower end, 1 at the upper one
     */
    double position(double value) {
        // the quotients of values may be infinite
        return logarithmic
                ? (FastMath.log(value) - FastMath.log(min)) / (FastMath.log(max) - FastMath.log(min))
                : (value - min) / (max - min);
    }

    /**
     * What can be drawn of a value: what lies between 0 and the foot of the axis stands on that foot (a logarithmic axis has no
     * 0).
     *
     * @param value any
     * @return NaN for a gap: below both, or not finite
     */
    double drawable(double value) {
        return value >= Math.min(min, 0) && value < Double.POSITIVE_INFINITY ? Math.max(value, min) : Double.NaN;
    }

    /**
     * Where the axis is labelled.
     *
     * @return multiples of the step from its lower to its upper end
     */
    public double[] ticks() {
        if (logarithmic && step < 1) {
            return LongStream.rangeClosed((long) Math.floor(Math.log10(min)), (long) Math.ceil(Math.log10(max)))
                    .boxed()
                    .flatMapToDouble(i -> DoubleStream.of(power(i), 2 * power(i), 5 * power(i)))
                    .filter(tick -> tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9))
                    .map(this::inRange)
                    .toArray();
        }
        // the ends may be off by a rounding
        double from = (logarithmic ? Math.log10(min) : min) / step - 1e-9;
        double to = (logarithmic ? Math.log10(max) : max) / step + 1e-9;
        return LongStream.rangeClosed((long) Math.ceil(from), (long) Math.floor(to))
                .mapToDouble(i -> inRange(logarithmic ? power(i * step) : i * step))
                .toArray();
    }

    private double inRange(double tick) {
        return Math.min(Math.max(tick, min), max);
    }

    /**
     * A tick in words.
     *
     * @param tick one of {@link #ticks}
     * @return such as 10⁻³, 0.4, 250 or 2e300
     */
    String tickLabel(double tick) {
        if (logarithmic && step < 1) {
            return new BigDecimal(tick)
                    .round(new MathContext(1))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        if (logarithmic) {
            StringBuilder power = new StringBuilder("10");
            for (char digit : Long.toString(Math.round(Math.log10(tick))).toCharArray()) {
                power.append(digit == '-' ? '⁻' : SUPERSCRIPTS.charAt(digit - '0'));
            }
            return power.toString();
        }
        int decimals = -(int) Math.floor(Math.log10(step) + 1e-9);
        BigDecimal rounded = new BigDecimal(tick).setScale(decimals, RoundingMode.HALF_EVEN);
        return Math.abs(decimals) <= 6
                ? rounded.setScale(Math.max(0, decimals), RoundingMode.UNNECESSARY)
                        .toPlainString()
                : rounded.stripTrailingZeros().toString().replace("E+", "e").replace("E", "e");
    }
}
