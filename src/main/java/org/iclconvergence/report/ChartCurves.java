package org.iclconvergence.report;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
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
    private final double floor;

    /**
     * No curves yet.
     *
     * @param plot where they will be drawn
     */
    ChartCurves(XYPlot plot) {
        this.plot = plot;
        this.floor = plot.getRangeAxis().getLowerBound();
        // one path for each curve instead of one line for each pair of points
        renderer.setDrawSeriesLineAsPath(true);
        plot.setDataset(curves);
        plot.setRenderer(renderer);
    }

    /**
     * Adds a curve.
     *
     * @param curve abscissas and values, [2][points]; overwritten: what lies between 0 and the foot of the axis stands on that
     *     foot (a logarithmic axis has no 0), and what is below both or not finite leaves a gap
     * @param style colour and stroke
     */
    void add(double[][] curve, ChartStyle.Curve style) {
        int index = curves.getSeriesCount();
        double[] values = curve[1];
        for (int i = 0; i < values.length; i++) {
            boolean drawable = values[i] >= Math.min(floor, 0) && values[i] < Double.POSITIVE_INFINITY;
            values[i] = drawable ? Math.max(values[i], floor) : Double.NaN;
        }
        curves.addSeries(index, curve);
        renderer.setSeriesPaint(index, style.colour());
        renderer.setSeriesStroke(index, style.stroke());
    }

    /**
     * Adds points without a line.
     *
     * @param points as for {@link #add}
     * @param style colour; the stroke of a ring
     * @param radius in units
     * @param ring or a full disc?
     */
    void addPoints(double[][] points, ChartStyle.Curve style, double radius, boolean ring) {
        int index = curves.getSeriesCount();
        add(points, style);
        renderer.setSeriesLinesVisible(index, false);
        renderer.setSeriesShapesVisible(index, true);
        renderer.setSeriesShapesFilled(index, !ring);
        renderer.setSeriesShape(index, new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
        renderer.setSeriesOutlineStroke(index, new BasicStroke(1));
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
