package org.iclconvergence.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.NumberFormat;
import java.util.Locale;
import org.apache.commons.math3.util.FastMath;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYPointerAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.block.GridArrangement;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/**
 * How every figure looks. One unit is a CSS pixel, 1/96 inch; a panel is 3.4 inches wide, a journal's column, and no letter
 * is smaller than 7.5 points there. Colours are Okabe and Ito's, which colour-blind readers tell apart; what matters differs
 * in thickness or dashes, too.
 */
final class ChartStyle {
    /** Width of a panel: 3.4 inches. */
    static final int PANEL_WIDTH = 326;
    /** Height of a panel. */
    static final int PANEL_HEIGHT = 248;

    /** One feature of a group. */
    static final Curve FEATURE = new Curve(new Color(0x56B4E9), new BasicStroke(0.8f));
    /** The mean of a group. */
    static final Curve MEAN = new Curve(new Color(0x0072B2), new BasicStroke(2.2f));
    /** The dominant feature. */
    static final Curve DOMINANT = new Curve(
            new Color(0xD55E00),
            new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {8, 3}, 0));
    /** Attention on the dominant feature where another one is queried. */
    static final Curve DISTRACTION = new Curve(
            new Color(0x000000),
            new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 2}, 0));

    /** A curve that may turn back. */
    static final Curve PATH =
            new Curve(new Color(0x0072B2), new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    /** What something is compared with. */
    static final Curve GUIDE = new Curve(new Color(0x888888), new BasicStroke(1f));

    /** Where it is missing, Java takes another; it has the signs ₖ, ₁ and ⁻. */
    private static final String FONT = "DejaVu Sans";
    /** What a reader of an SVG takes: Verdana's letters are as wide as DejaVu's, by which the text was placed. */
    static final String FONT_FAMILIES = "'" + FONT + "', Verdana, sans-serif";

    private static final Font TITLE = new Font(FONT, Font.BOLD, 11);
    private static final Font AXIS_TITLE = new Font(FONT, Font.PLAIN, 11);
    private static final Font SMALL = new Font(FONT, Font.PLAIN, 10);
    private static final Color INK = new Color(0x222222);
    private static final Color GRID = new Color(0xDDDDDD);
    private static final Color[] BANDS = {new Color(0, 0, 0, 14), new Color(0, 0, 0, 32), new Color(0, 0, 0, 0)};
    /** Part of the axis that a letter of a band's label takes; a band without room for its label has none. */
    private static final double LETTER_WIDTH = 0.02;

    /**
     * Colour and stroke of a curve.
     *
     * @param colour its colour
     * @param stroke thickness in units, and dashes
     */
    record Curve(Color colour, BasicStroke stroke) {
        /**
         * A second one of its kind.
         *
         * @return half as thick
         */
        Curve thin() {
            return new Curve(
                    colour,
                    new BasicStroke(
                            stroke.getLineWidth() / 2,
                            stroke.getEndCap(),
                            stroke.getLineJoin(),
                            stroke.getMiterLimit(),
                            stroke.getDashArray(),
                            stroke.getDashPhase()));
        }
    }

    static {
        // JFreeChart would draw rotated titles as outlines, which an SVG could not show as text
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private ChartStyle() {}

    /**
     * An empty plot over the epochs of a panel, with its phases if it has some.
     *
     * @param panel what will be shown
     * @param vertical axis of the values, with its label
     * @return the plot
     */
    static XYPlot plot(FigurePanel panel, ValueAxis vertical) {
        NumberAxis horizontal = new NumberAxis("epoch");
        horizontal.setNumberFormatOverride(NumberFormat.getIntegerInstance(Locale.ROOT));
        horizontal.getNumberFormatOverride().setGroupingUsed(false);
        horizontal.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        horizontal.setRange(0, panel.lastEpoch());
        // half of the last epoch's label stands beyond the axis
        int digits = String.valueOf(panel.trajectory().last().step()).length();
        XYPlot plot = plot(horizontal, vertical, 3.5 * digits);
        if (panel.dominant()) {
            addPhases(plot, PhaseBands.of(panel.trajectory()), panel.lastEpoch());
        }
        return plot;
    }

    /**
     * An empty plot.
     *
     * @param horizontal axis with its label
     * @param vertical axis with its label
     * @param overhang how far a label stands beyond the right end of the horizontal axis, in units
     * @return the plot
     */
    static XYPlot plot(ValueAxis horizontal, ValueAxis vertical, double overhang) {
        style(horizontal);
        style(vertical);
        XYPlot plot = new XYPlot(null, horizontal, vertical, null);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(0.5f));
        plot.setOutlinePaint(INK);
        plot.setOutlineStroke(new BasicStroke(0.6f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(2, 4, 2, 3 + overhang));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        return plot;
    }

    /**
     * The finished chart.
     *
     * @param panelTitle above the plot
     * @param curves its plot and legend
     * @param legendRows the same for all panels of a figure, so that their plots are equally high
     * @return title above, legend below
     */
    static JFreeChart chart(String panelTitle, ChartCurves curves, int legendRows) {
        JFreeChart chart = new JFreeChart(null, TITLE, curves.plot(), false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(3, 2, 3, 2));
        TextTitle title = new TextTitle(panelTitle, TITLE);
        title.setPaint(INK);
        chart.setTitle(title);
        LegendTitle legend = new LegendTitle(
                curves::legend,
                legendRows == 1
                        ? new FlowArrangement()
                        : new GridArrangement(
                                legendRows, (curves.legend().getItemCount() + legendRows - 1) / legendRows),
                new ColumnArrangement());
        legend.setItemFont(SMALL);
        legend.setItemPaint(INK);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(null);
        legend.setItemLabelPadding(new RectangleInsets(1, 2, 1, 6));
        legend.setPadding(RectangleInsets.ZERO_INSETS);
        chart.addLegend(legend);
        return chart;
    }

    /**
     * Marks a point of a curve.
     *
     * @param plot where
     * @param x its abscissa
     * @param y its value
     * @param name beside it
     * @param left on its left side?
     */
    static void mark(XYPlot plot, double x, double y, String name, boolean left) {
        XYPointerAnnotation mark = new XYPointerAnnotation(name, x, y, left ? Math.PI : 0);
        mark.setFont(SMALL);
        mark.setPaint(INK);
        mark.setArrowPaint(INK);
        mark.setBaseRadius(14);
        mark.setTipRadius(4);
        mark.setArrowLength(5);
        mark.setArrowWidth(2.5);
        mark.setLabelOffset(3);
        mark.setTextAnchor(left ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT);
        plot.addAnnotation(mark);
    }

    private static void style(ValueAxis axis) {
        axis.setLabelFont(AXIS_TITLE);
        axis.setTickLabelFont(SMALL);
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setTickMarkPaint(INK);
        axis.setAxisLineVisible(false);
    }

    private static void addPhases(XYPlot plot, PhaseBands phases, double end) {
        double first = Math.min(phases.overtaking(), end);
        double second = Math.min(phases.half(), end);
        addBand(plot, 0, first, first / end, "I, II", BANDS[0]);
        addBand(plot, first, second, (second - first) / end, "III", BANDS[1]);
        addBand(plot, second, end, (end - second) / end, "IV", BANDS[2]);
    }

    /**
     * The four phases on a logarithmic axis of time, each from the end of the one before.
     *
     * @param plot with a {@link DecadeAxis} as horizontal axis
     * @param ends of phases I, II and III; infinite if they do not end
     */
    static void addPhases(XYPlot plot, double... ends) {
        Range axis = plot.getDomainAxis().getRange();
        String[] names = {"I", "II", "III", "IV"};
        Color[] colours = {BANDS[0], BANDS[1], BANDS[0], BANDS[2]};
        double from = axis.getLowerBound();
        for (int i = 0; i < names.length; i++) {
            double to = Math.min(axis.getUpperBound(), i < ends.length ? ends[i] : Double.POSITIVE_INFINITY);
            double share = FastMath.log(to / from) / FastMath.log(axis.getUpperBound() / axis.getLowerBound());
            // the letters I are narrow
            addBand(plot, from, to, to > from ? 1.6 * share : 0, names[i], colours[i]);
            from = Math.max(from, to);
        }
    }

    private static void addBand(XYPlot plot, double from, double to, double share, String name, Color colour) {
        if (to <= from) {
            return;
        }
        IntervalMarker band = new IntervalMarker(from, to, colour);
        band.setAlpha(1);
        if (share >= LETTER_WIDTH * name.length()) {
            band.setLabel(name);
            band.setLabelFont(SMALL);
            band.setLabelPaint(INK);
            band.setLabelBackgroundColor(new Color(0, 0, 0, 0));
            band.setLabelAnchor(RectangleAnchor.TOP);
            band.setLabelTextAnchor(TextAnchor.TOP_CENTER);
            band.setLabelOffset(new RectangleInsets(2, 0, 0, 0));
        }
        plot.addDomainMarker(band, Layer.BACKGROUND);
    }
}
