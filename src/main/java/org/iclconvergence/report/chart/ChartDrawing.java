package org.iclconvergence.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.function.ToIntFunction;
import org.iclconvergence.report.chart.Chart.Band;
import org.iclconvergence.report.chart.Chart.Mark;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Series;
import org.iclconvergence.report.chart.Chart.Tiles;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYPointerAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.block.GridArrangement;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/** Draws one panel with JFreeChart: title above, legend below. */
final class ChartDrawing {
    /** More names than this do not fit side by side. */
    private static final int MOST_NAMES_IN_A_ROW = 3;

    private static final int COLUMNS_OF_NAMES = 2;
    private static final int COLUMNS_OF_TINTS = 3;

    private static final Rectangle2D LEGEND_SQUARE = new Rectangle2D.Double(-5, -5, 10, 10);
    private static final Line2D LEGEND_LINE = new Line2D.Double(-11, 0, 11, 0);

    static {
        // JFreeChart would draw rotated titles as outlines, which an SVG could not show as text
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private ChartDrawing() {}

    /**
     * One panel of a chart.
     *
     * @param panel one of the chart's
     * @param chart whose panels shall have equally high plots
     * @param width in which it is to be drawn
     * @return the drawing
     */
    static JFreeChart of(Panel panel, Chart chart, int width) {
        XYPlot plot = plot(panel, width);
        panel.bands().forEach(band -> plot.addDomainMarker(marker(band), Layer.BACKGROUND));
        panel.marks().forEach(mark -> plot.addAnnotation(pointer(mark)));
        addSeries(panel, plot);
        JFreeChart drawing = new JFreeChart(null, ChartStyle.TITLE, plot, false);
        drawing.setBackgroundPaint(Color.WHITE);
        drawing.setPadding(new RectangleInsets(3, 2, 3, 2));
        TextTitle title = new TextTitle(panel.title(), ChartStyle.TITLE);
        title.setPaint(ChartStyle.INK);
        drawing.setTitle(title);
        // from the bottom upwards
        if (!panel.tiles().isEmpty()) {
            drawing.addLegend(
                    legend(tints(panel), most(chart, one -> one.tiles().size()), COLUMNS_OF_TINTS));
        }
        drawing.addLegend(legend(names(panel), most(chart, one -> one.legend().size()), COLUMNS_OF_NAMES));
        return drawing;
    }

    private static XYPlot plot(Panel panel, int width) {
        XYPlot plot = new XYPlot(null, axis(panel.x()), axis(panel.y()), null);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(ChartStyle.GRID);
        plot.setRangeGridlineStroke(new BasicStroke(0.5f));
        plot.setOutlinePaint(ChartStyle.INK);
        plot.setOutlineStroke(new BasicStroke(0.6f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(2, 4, 2, 3 + overhang(panel.x(), width)));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        return plot;
    }

    private static ValueAxis axis(ChartAxis description) {
        ValueAxis axis = DescribedAxis.of(description);
        axis.setLabelFont(ChartStyle.AXIS_TITLE);
        axis.setTickLabelFont(ChartStyle.SMALL);
        axis.setLabelPaint(ChartStyle.INK);
        axis.setTickLabelPaint(ChartStyle.INK);
        axis.setTickMarkPaint(ChartStyle.INK);
        axis.setAxisLineVisible(false);
        return axis;
    }

    /** How far the last label stands beyond the right end of a horizontal axis, in units. */
    private static double overhang(ChartAxis axis, int width) {
        double[] ticks = axis.ticks();
        double last = ticks[ticks.length - 1];
        double reach = ChartStyle.DIGIT / 2 * axis.tickLabel(last).length();
        return Math.max(6, reach - (1 - axis.position(last)) * 0.75 * width);
    }

    private static void addSeries(Panel panel, XYPlot plot) {
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        // one path for each curve instead of one line for each pair of points
        renderer.setDrawSeriesLineAsPath(true);
        panel.tiles().forEach(tiles -> renderer.addAnnotation(new TilesDrawing(tiles), Layer.BACKGROUND));
        for (Series series : panel.series()) {
            int index = data.getSeriesCount();
            int points = series.points().size();
            double[][] coordinates = new double[2][points];
            for (int i = 0; i < points; i++) {
                coordinates[0][i] = series.points().get(i)[0];
                coordinates[1][i] = panel.y().drawable(series.points().get(i)[1]);
            }
            data.addSeries(index, coordinates);
            renderer.setSeriesPaint(index, ChartStyle.colour(series.role()));
            renderer.setSeriesStroke(index, ChartStyle.stroke(series.role(), series.thin()));
            if (series.marker() != null) {
                double radius = series.marker().radius();
                renderer.setSeriesLinesVisible(index, false);
                renderer.setSeriesShapesVisible(index, true);
                renderer.setSeriesShapesFilled(index, series.marker().filled());
                renderer.setSeriesShape(index, new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
                renderer.setSeriesOutlineStroke(index, new BasicStroke(1));
            }
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
    }

    private static int most(Chart chart, ToIntFunction<Panel> count) {
        return chart.panels().stream().mapToInt(count).max().orElse(0);
    }

    private static LegendItemCollection names(Panel panel) {
        LegendItemCollection items = new LegendItemCollection();
        for (Series series : panel.legend()) {
            items.add(new LegendItem(
                    series.name(),
                    null,
                    null,
                    null,
                    LEGEND_LINE,
                    ChartStyle.stroke(series.role(), series.thin()),
                    ChartStyle.colour(series.role())));
        }
        return items;
    }

    private static LegendItemCollection tints(Panel panel) {
        LegendItemCollection items = new LegendItemCollection();
        for (Tiles tile : panel.tiles()) {
            items.add(new LegendItem(
                    tile.name(),
                    null,
                    null,
                    null,
                    LEGEND_SQUARE,
                    ChartStyle.colour(tile.tint()),
                    new BasicStroke(0.5f),
                    ChartStyle.INK));
        }
        return items;
    }

    private static LegendTitle legend(LegendItemCollection items, int mostNames, int columns) {
        int rows = (mostNames + columns - 1) / columns;
        LegendTitle legend = new LegendTitle(
                () -> items,
                mostNames <= MOST_NAMES_IN_A_ROW
                        ? new FlowArrangement()
                        : new GridArrangement(rows, (items.getItemCount() + rows - 1) / rows),
                new ColumnArrangement());
        legend.setItemFont(ChartStyle.SMALL);
        legend.setItemPaint(ChartStyle.INK);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(null);
        legend.setItemLabelPadding(new RectangleInsets(1, 2, 1, 6));
        legend.setPadding(RectangleInsets.ZERO_INSETS);
        return legend;
    }

    private static XYPointerAnnotation pointer(Mark mark) {
        XYPointerAnnotation pointer =
                new XYPointerAnnotation(mark.label(), mark.x(), mark.y(), mark.left() ? Math.PI : 0);
        pointer.setFont(ChartStyle.SMALL);
        pointer.setPaint(ChartStyle.INK);
        pointer.setArrowPaint(ChartStyle.INK);
        pointer.setBaseRadius(14);
        pointer.setTipRadius(4);
        pointer.setArrowLength(5);
        pointer.setArrowWidth(2.5);
        pointer.setLabelOffset(3);
        pointer.setTextAnchor(mark.left() ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT);
        return pointer;
    }

    private static IntervalMarker marker(Band band) {
        IntervalMarker marker = new IntervalMarker(band.from(), band.to(), ChartStyle.colour(band.shade()));
        marker.setAlpha(1);
        if (!band.label().isEmpty()) {
            marker.setLabel(band.label());
            marker.setLabelFont(ChartStyle.SMALL);
            marker.setLabelPaint(ChartStyle.INK);
            marker.setLabelBackgroundColor(new Color(0, 0, 0, 0));
            marker.setLabelAnchor(RectangleAnchor.TOP);
            marker.setLabelTextAnchor(TextAnchor.TOP_CENTER);
            marker.setLabelOffset(new RectangleInsets(2, 0, 0, 0));
        }
        return marker;
    }
}
