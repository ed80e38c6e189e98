package org.iclconvergence.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Mark;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Role;
import org.iclconvergence.report.chart.Chart.Series;
import org.iclconvergence.report.chart.ChartAxis;

/** The two influences against each other: above the diagonal |β_{k,1}| leads, below it α_k ([HCL24] Section 4). */
public final class RatesFigure {
    /** Values this far below the largest end the training, not its story. */
    private static final double MOST_DECADES = 280;

    private static final double LEAST_DECADES = 2.2;

    private RatesFigure() {}

    /**
     * The figure.
     *
     * @param paths trainings, each in its own panel
     * @return the chart
     */
    public static Chart of(List<QueryPath> paths) {
        return new Chart(
                "Rates: who leads",
                "The two influences on a query against each other, from start to end: above the diagonal the dominant"
                        + " feature leads, below it the queried one. The claims about rare queries say: training starts"
                        + " above and crosses once.",
                "A path in the plane of the two growth rates, both axes logarithmic, from its start on, and the"
                        + " diagonal where both rates are equal; where the path crosses it, the switch is marked.",
                paths.stream().map(RatesFigure::panel).toList());
    }

    private static Panel panel(QueryPath path) {
        List<double[]> points = path.rows().stream()
                .map(row -> new double[] {row.targetGrowth(), Math.abs(row.dominantGrowth())})
                .filter(point -> drawable(point[0]) && drawable(point[1]))
                .toList();
        String rival = "|β" + path.rival() + "|";
        ChartAxis alphas = axis("growth αₖ of the target weight", points, 0);
        ChartAxis betas = axis(rival, points, 1);
        List<Series> series = new ArrayList<>();
        double from = Math.max(alphas.min(), betas.min());
        double to = Math.min(alphas.max(), betas.max());
        if (from < to) {
            series.add(Series.curve(
                    "αₖ = " + rival, Role.GUIDE, List.of(new double[] {from, from}, new double[] {to, to})));
        }
        series.add(Series.curve("training", Role.MEAN, points));
        return new Panel(path.title(), alphas, betas, List.of(), series, marks(points, alphas));
    }

    private static boolean drawable(double rate) {
        return rate > Double.MIN_NORMAL && rate < Double.POSITIVE_INFINITY;
    }

    private static List<Mark> marks(List<double[]> points, ChartAxis alphas) {
        List<Mark> marks = new ArrayList<>();
        if (!points.isEmpty()) {
            double[] start = points.get(0);
            marks.add(new Mark(
                    "start", start[0], start[1], start[0] > Math.sqrt(alphas.min()) * Math.sqrt(alphas.max())));
        }
        for (int i = 1; i < points.size(); i++) {
            double before = lead(points.get(i - 1));
            double after = lead(points.get(i));
            if (before < 0 && after >= 0) {
                // where the line between two points crosses the diagonal
                double part = before / (before - after);
                double from = points.get(i - 1)[0];
                double to = points.get(i)[0];
                // rounding must not carry the mark beyond the points that it lies between
                double rate = from * FastMath.pow(to / from, part);
                rate = Math.min(Math.max(rate, Math.min(from, to)), Math.max(from, to));
                marks.add(new Mark("switch", rate, rate, true));
                break;
            }
        }
        return marks;
    }

    /** Positive below the diagonal. */
    private static double lead(double[] point) {
        return FastMath.log(point[0] / point[1]);
    }

    /** With a little room on both sides, and long enough for two labels. */
    private static ChartAxis axis(String label, List<double[]> points, int coordinate) {
        var values = points.stream()
                .mapToDouble(point -> Math.log10(point[coordinate]))
                .summaryStatistics();
        double top = values.getCount() == 0 ? 0 : values.getMax();
        double bottom = values.getCount() == 0 ? 0 : Math.max(values.getMin(), top - MOST_DECADES);
        double room = Math.max(0.08 * (top - bottom), 0.5 * Math.max(0, LEAST_DECADES - (top - bottom)));
        // on the left the switch is named
        double left = coordinate == 0 ? Math.max(room, 0.28 * (top - bottom)) : room;
        return ChartAxis.logarithmic(
                label, Math.pow(10, Math.max(bottom - left, -307)), Math.pow(10, Math.min(top + room, 307)));
    }
}
