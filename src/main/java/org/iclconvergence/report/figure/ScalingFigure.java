package org.iclconvergence.report.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.iclconvergence.reading.Reading;
import org.iclconvergence.report.CsvTable;
import org.iclconvergence.report.ProblemText;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Marker;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Role;
import org.iclconvergence.report.chart.Chart.Series;
import org.iclconvergence.report.chart.ChartAxis;

/** How the time to convergence grows with the number of features: points measured, lines from the theory. */
public final class ScalingFigure {
    /** Rare and balanced features differ by a factor of two, less than a point: a small point lies inside a large ring. */
    private static final List<Marker> MARKERS =
            List.of(new Marker(4, false), new Marker(1.8, true), new Marker(2.6, true));

    private static final List<Role> ROLES = List.of(Role.MEAN, Role.DISTRACTION, Role.DOMINANT);

    private ScalingFigure() {}

    /**
     * One time.
     *
     * @param series such as "rare, p_1 = 0.5"
     * @param features K
     * @param measured η T of the training
     * @param theory η T in closed form, or by a law for large K
     */
    public record Point(String series, @JsonProperty("K") double features, double measured, double theory) {}

    /**
     * The figure.
     *
     * @param points of at most three series
     * @return the chart
     */
    static Chart of(List<Point> points) {
        List<Series> series = new ArrayList<>();
        var bySeries =
                points.stream().collect(Collectors.groupingBy(Point::series, LinkedHashMap::new, Collectors.toList()));
        bySeries.forEach((key, own) -> {
            int index = Math.min(series.size() / 2, ROLES.size() - 1);
            String name = key.replace("p_1", "p₁");
            series.add(Series.curve(name, ROLES.get(index), curve(own, Point::theory)));
            series.add(new Series(name, ROLES.get(index), false, MARKERS.get(index), curve(own, Point::measured)));
        });
        return new Chart(
                "Time to converge, over twelve decades of K",
                "Time to L_k ≤ 0.01: exact gradient flow (points) and theory (lines). For balanced features and for the"
                        + " dominant one the line is the closed form; for rare ones it is K²/(1 − p_1), a law for large K,"
                        + " which the points approach.",
                "Log-log plot of the time against K from 10 to 10¹²: points of the gradient flow and lines of the theory"
                        + " for balanced, rare and dominant features.",
                List.of(new Panel(
                        "points: gradient flow; lines: theory",
                        ChartAxis.logarithmicAround(
                                "number of features K", points.stream().mapToDouble(Point::features)),
                        ChartAxis.logarithmicAround(
                                "time ηT to Lₖ ≤ 0.01",
                                points.stream()
                                        .flatMapToDouble(point -> DoubleStream.of(point.measured, point.theory))),
                        List.of(),
                        series,
                        List.of())));
    }

    private static List<double[]> curve(List<Point> points, ToDoubleFunction<Point> time) {
        return points.stream()
                .map(point -> new double[] {point.features, time.applyAsDouble(point)})
                .toList();
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

    /**
     * Reads the table.
     *
     * @param file its name, for messages
     * @param csv what {@link #csv} wrote
     * @return its points
     * @throws IOException if it is no such table
     */
    static List<Point> read(String file, String csv) throws IOException {
        return Reading.csv(Path.of(file), csv, Point.class);
    }
}
