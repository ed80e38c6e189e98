package org.iclconvergence.report;

import java.awt.geom.Line2D;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * The curves of one plot, drawn in the order in which they were added, and a legend that names kinds of curves, not curves:
 * it stays as short for a thousand features as for two.
 */
final class ChartCurves {
    private static final Line2D LEGEND_LINE = new Line2D.Double(-11, 0, 11, 0);

    private final XYPlot plot;
    private final DefaultXYDataset curves = new DefaultXYDataset();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    private final LegendItemCollection legend = new LegendItemCollection();
    private final double smallest;

    /**
     * No curves yet.
     *
     * @param plot where they will be drawn
     * @param smallest values that are smaller, or not finite, leave a gap: 0 on a linear axis of positive values, the least
     *     positive double on a logarithmic one
     */
    ChartCurves(XYPlot plot, double smallest) {
        this.plot = plot;
        this.smallest = smallest;
        // one path for each curve instead of one line for each pair of points
        renderer.setDrawSeriesLineAsPath(true);
        plot.setDataset(curves);
        plot.setRenderer(renderer);
    }

    /**
     * Adds a curve.
     *
     * @param curve epochs and values, [2][points]; values that cannot be drawn are overwritten
     * @param style colour and stroke
     */
    void add(double[][] curve, ChartStyle.Curve style) {
        int index = curves.getSeriesCount();
        double[] values = curve[1];
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= smallest && values[i] < Double.POSITIVE_INFINITY)) {
                values[i] = Double.NaN;
            }
        }
        curves.addSeries(index, curve);
        renderer.setSeriesPaint(index, style.colour());
        renderer.setSeriesStroke(index, style.stroke());
    }

    /**
     * Names a kind of curve.
     *
     * @param name in the legend
     * @param style colour and stroke
     */
    void name(String name, ChartStyle.Curve style) {
        legend.add(new LegendItem(name, null, null, null, LEGEND_LINE, style.stroke(), style.colour()));
    }

    /**
     * The plot.
     *
     * @return with the curves added so far
     */
    XYPlot plot() {
        return plot;
    }

    /**
     * The legend.
     *
     * @return the kinds of curves, in the order in which they were named
     */
    LegendItemCollection legend() {
        return legend;
    }
}
