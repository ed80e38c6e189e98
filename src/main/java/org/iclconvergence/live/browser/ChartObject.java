package org.iclconvergence.live.browser;

import java.util.List;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Band;
import org.iclconvergence.report.chart.Chart.Mark;
import org.iclconvergence.report.chart.Chart.Marker;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Series;
import org.iclconvergence.report.chart.ChartAxis;
import org.teavm.jso.JSObject;

/** A chart as the page's scripts know it from the figures of the evidence: the same fields. */
final class ChartObject {
    private ChartObject() {}

    static JSObject of(Chart chart) {
        return fields(chart).object();
    }

    private static Fields fields(Chart chart) {
        return new Fields()
                .with("title", chart.title())
                .with("caption", chart.caption())
                .with("alternative", chart.alternative())
                .with("panels", chart.panels(), ChartObject::panel);
    }

    /** Beside what is shown the curves from the start on, for the file of their data. */
    static JSObject of(Chart chart, List<Series> whole) {
        return fields(chart).with("whole", whole, ChartObject::series).object();
    }

    private static JSObject panel(Panel panel) {
        return new Fields()
                .with("title", panel.title())
                .with("x", axis(panel.x()))
                .with("y", axis(panel.y()))
                .with("bands", panel.bands(), ChartObject::band)
                .with("series", panel.series(), ChartObject::series)
                .with("marks", panel.marks(), ChartObject::mark)
                .object();
    }

    private static JSObject axis(ChartAxis axis) {
        return new Fields()
                .with("label", axis.label())
                .with("log", axis.logarithmic())
                .with("min", axis.min())
                .with("max", axis.max())
                .with("step", axis.step())
                .object();
    }

    private static JSObject band(Band band) {
        return new Fields()
                .with("label", band.label())
                .with("from", band.from())
                .with("to", band.to())
                .with("shade", band.shade().name())
                .object();
    }

    private static JSObject series(Series series) {
        Fields fields = new Fields();
        Marker marker = series.marker();
        if (marker != null) {
            fields.with(
                    "marker",
                    new Fields()
                            .with("radius", marker.radius())
                            .with("filled", marker.filled())
                            .object());
        }
        return fields.with("name", series.name())
                .with("role", series.role().name())
                .with("thin", series.thin())
                .with("points", series.points(), Fields::pair)
                .object();
    }

    private static JSObject mark(Mark mark) {
        return new Fields()
                .with("label", mark.label())
                .with("x", mark.x())
                .with("y", mark.y())
                .with("left", mark.left())
                .object();
    }
}
