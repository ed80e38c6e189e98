package org.iclconvergence.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * JFreeChart's axes with the ticks and labels of a description. Its own logarithmic labels are attributed strings, which become
 * outlines instead of text in an SVG.
 */
final class DescribedAxis {
    private DescribedAxis() {}

    static ValueAxis of(ChartAxis description) {
        ValueAxis axis = description.logarithmic() ? new Logarithmic(description) : new Linear(description);
        axis.setRange(description.min(), description.max());
        axis.setMinorTickMarksVisible(false);
        return axis;
    }

    private static List<NumberTick> ticks(ChartAxis description, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isLeftOrRight(edge) ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
        return Arrays.stream(description.ticks())
                .mapToObj(tick -> new NumberTick(tick, description.tickLabel(tick), anchor, TextAnchor.CENTER, 0))
                .toList();
    }

    private static final class Linear extends NumberAxis {
        private static final long serialVersionUID = 1;
        private final transient ChartAxis description;

        Linear(ChartAxis description) {
            super(description.label());
            this.description = description;
        }

        @Override
        public List<?> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
            return ticks(description, edge);
        }
    }

    private static final class Logarithmic extends LogAxis {
        private static final long serialVersionUID = 1;
        private final transient ChartAxis description;

        Logarithmic(ChartAxis description) {
            super(description.label());
            this.description = description;
            setSmallestValue(Double.MIN_VALUE);
        }

        @Override
        public List<?> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
            return ticks(description, edge);
        }
    }
}
