package org.iclconvergence.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/**
 * A logarithmic axis labelled 10⁰, 10⁻¹, … in plain characters: JFreeChart's own labels are attributed strings, which become
 * outlines instead of text in an SVG.
 */
final class DecadeAxis extends LogAxis {
    private static final long serialVersionUID = 1;

    /** Values further below the largest one are clipped: they would squeeze everything else. */
    private static final double MOST_DECADES = 12;

    private static final double HEADROOM = 0.14;
    private static final double LARGEST_EXPONENT = 308;
    private static final double LEAST_DECADES = 2;
    private static final double ROOM = 1.07;
    private static final int MOST_LABELS = 7;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /**
     * An axis over the values, with a little room below and more above for labels.
     *
     * @param label title
     * @param smallest smallest value, positive and finite, or NaN if there is none
     * @param largest largest value, positive and finite, or NaN if there is none
     */
    DecadeAxis(String label, double smallest, double largest) {
        this(label, rangeOf(smallest, largest), 1 + HEADROOM);
    }

    /**
     * An axis over a given range.
     *
     * @param label title
     * @param range both ends positive and finite
     */
    DecadeAxis(String label, Range range) {
        this(label, range, 1);
    }

    private DecadeAxis(String label, Range range, double headroom) {
        super(label);
        double decades = Math.log10(range.getUpperBound()) - Math.log10(range.getLowerBound());
        setAutoRange(false);
        setSmallestValue(Double.MIN_VALUE);
        setRange(range);
        setTickUnit(new NumberTickUnit(Math.ceil(decades / headroom / MOST_LABELS)), false, false);
        setMinorTickMarksVisible(false);
        setNumberFormatOverride(new PowerOfTen());
    }

    /**
     * An axis over all of the values, with as much room on both sides.
     *
     * @param label title
     * @param values those that are not positive or not finite do not count
     * @return the axis
     */
    static DecadeAxis around(String label, DoubleStream values) {
        DoubleSummaryStatistics exponents = values.filter(value -> value > 0 && value < Double.POSITIVE_INFINITY)
                .map(Math::log10)
                .summaryStatistics();
        double middle = exponents.getCount() == 0 ? 0 : (exponents.getMin() + exponents.getMax()) / 2;
        double half = exponents.getCount() == 0 ? 0 : (exponents.getMax() - exponents.getMin()) / 2;
        double reach = Math.max(ROOM * half, LEAST_DECADES / 2.0);
        return new DecadeAxis(
                label,
                new Range(
                        Math.pow(10, Math.max(middle - reach, -307)),
                        Math.pow(10, Math.min(middle + reach, LARGEST_EXPONENT))));
    }

    private static Range rangeOf(double smallest, double largest) {
        double top = Double.isNaN(largest) ? 0 : Math.log10(largest);
        double bottom = Double.isNaN(smallest) ? -2 : Math.max(Math.log10(smallest), top - MOST_DECADES);
        bottom = Math.max(Math.min(bottom - 0.1, top - LEAST_DECADES), -307);
        return new Range(
                Math.pow(10, bottom), Math.pow(10, Math.min(top + HEADROOM * (top - bottom), LARGEST_EXPONENT)));
    }

    @Override
    public List<?> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        List<NumberTick> ticks = new ArrayList<>();
        for (Object object : super.refreshTicks(g2, state, dataArea, edge)) {
            ValueTick tick = (ValueTick) object;
            double exponent = Math.log10(tick.getValue());
            if (tick.getTickType() == TickType.MAJOR && Math.abs(exponent - Math.rint(exponent)) < 1e-6) {
                ticks.add(new NumberTick(
                        tick.getTickType(),
                        tick.getValue(),
                        getNumberFormatOverride().format(tick.getValue()),
                        tick.getTextAnchor(),
                        tick.getRotationAnchor(),
                        tick.getAngle()));
            }
        }
        return ticks;
    }

    private static final class PowerOfTen extends NumberFormat {
        private static final long serialVersionUID = 1;

        @Override
        public StringBuffer format(double value, StringBuffer text, FieldPosition position) {
            text.append("10");
            for (char digit : Long.toString(Math.round(Math.log10(value))).toCharArray()) {
                text.append(digit == '-' ? '⁻' : SUPERSCRIPTS.charAt(digit - '0'));
            }
            return text;
        }

        @Override
        public StringBuffer format(long value, StringBuffer text, FieldPosition position) {
            return format((double) value, text, position);
        }

        @Override
        public Number parse(String text, ParsePosition position) {
            throw new UnsupportedOperationException("labels are only written");
        }
    }
}
