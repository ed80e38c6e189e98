package org.iclconvergence.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import org.iclconvergence.report.chart.Chart.Tiles;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** The tiles of one colour as one shape without an outline, which needs a fraction of the letters of as many boxes in an SVG. */
final class TilesDrawing extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1;

    /** Units by which a tile reaches over those on the right and above: no seam is seen between two colours. */
    private static final double OVERLAP = 0.3;

    private final transient Tiles tiles;

    TilesDrawing(Tiles tiles) {
        this.tiles = tiles;
    }

    @Override
    public void draw(
            Graphics2D graphics,
            XYPlot plot,
            Rectangle2D plane,
            ValueAxis x,
            ValueAxis y,
            int rendererIndex,
            PlotRenderingInfo info) {
        RectangleEdge below = plot.getDomainAxisEdge();
        RectangleEdge beside = plot.getRangeAxisEdge();
        Area area = new Area();
        for (double[] box : tiles.boxes()) {
            Rectangle2D corners = new Rectangle2D.Double();
            corners.setFrameFromDiagonal(
                    x.valueToJava2D(box[0], plane, below),
                    y.valueToJava2D(box[2], plane, beside),
                    x.valueToJava2D(box[1], plane, below) + OVERLAP,
                    y.valueToJava2D(box[3], plane, beside) - OVERLAP);
            area.add(new Area(corners));
        }
        graphics.setPaint(ChartStyle.colour(tiles.tint()));
        graphics.fill(area);
    }
}
