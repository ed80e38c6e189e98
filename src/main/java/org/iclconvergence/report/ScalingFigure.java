package org.iclconvergence.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;

/** How the time to convergence grows with the number of features: points measured, lines from the theory. */
public final class ScalingFigure {
    /** Rare and balanced features differ by a factor of two, less than a point: a small point lies inside a large ring. */
    private static final double[] RADII = {4, 1.8, 2.6};

    private static final List<ChartStyle.Curve> STYLES =
            List.of(ChartStyle.MEAN, ChartStyle.DISTRACTION, ChartStyle.DOMINANT);

    private ScalingFigure() {}

    /**
     * One time.
     *
     * @param series such as "rare, p_1 = 0.5"
     * @param features K
     * @param measured η T of the training
     * @param theory η T in closed form, or by a law for large K
     */
    public record Point(String series, double features, double measured, double theory) {}

    /**
     * The figure.
     *
     * @param points of at most three series
     * @param error ε that defines the time, for the axis
     * @return one chart for {@link ChartFile}
     */
    public static List<JFreeChart> charts(List<Point> points, double error) {
        ChartCurves curves = new ChartCurves(ChartStyle.plot(
                DecadeAxis.around("number of features K", points.stream().mapToDouble(Point::features)),
                DecadeAxis.around(
                        "time ηT to Lₖ ≤ " + error,
                        points.stream().flatMapToDouble(point -> DoubleStream.of(point.measured, point.theory))),
                8));
        Map<String, List<Point>> series = new LinkedHashMap<>();
        points.forEach(point ->
                series.computeIfAbsent(point.series, name -> new ArrayList<>()).add(point));
        int index = 0;
        for (Map.Entry<String, List<Point>> one : series.entrySet()) {
            ChartStyle.Curve style = STYLES.get(index);
            curves.add(curve(one.getValue(), Point::theory), style);
            curves.addPoints(curve(one.getValue(), Point::measured), style, RADII[index], index == 0);
            curves.name(one.getKey().replace("p_1", "p₁"), style);
            index++;
        }
        return List.of(ChartStyle.chart("points: gradient flow; lines: theory", curves, 1));
    }

    private static double[][] curve(List<Point> points, ToDoubleFunction<Point> value) {
        return new double[][] {
            points.stream().mapToDouble(Point::features).toArray(),
            points.stream().mapToDouble(value).toArray()
        };
    }

    /**
     * The same as a table.
     *
     * @param points of any series
     * @return series, K, measured, theory
     */
    public static String csv(List<Point> points) {
        CsvTable table = new CsvTable("series", "K", "measured", "theory");
        for (Point point : points) {
            table.row(point.series, ProblemText.whole(point.features), point.measured, point.theory);
        }
        return table.toString();
    }
}
