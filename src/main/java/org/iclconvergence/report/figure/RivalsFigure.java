package org.iclconvergence.report.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.iclconvergence.reading.Reading;
import org.iclconvergence.report.CsvTable;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Role;
import org.iclconvergence.report.chart.Chart.Series;
import org.iclconvergence.report.chart.ChartAxis;

/**
 * What is left of the loss, against the length of the prompt: the best that linear attention can do, and the limit A_k → ∞ of
 * softmax attention, which is at most twice its best (THEORY.md, identity 8).
 */
public final class RivalsFigure {
    private RivalsFigure() {}

    /**
     * Both losses.
     *
     * @param probability p_k of the queried feature
     * @param promptLength N
     * @param linear least L_k of linear attention
     * @param softmax limit of L_k as A_k → ∞ and all else is 0
     */
    public record Point(
            @JsonProperty("p") double probability,
            @JsonProperty("N") int promptLength,
            double linear,
            double softmax) {}

    /**
     * The figure.
     *
     * @param points of two probabilities, the smaller one drawn thinner; each by increasing length
     * @return the chart
     */
    static Chart of(List<Point> points) {
        List<Series> series = new ArrayList<>();
        new TreeMap<>(points.stream().collect(Collectors.groupingBy(Point::probability)))
                .forEach((probability, own) -> {
                    boolean thin = series.isEmpty();
                    series.add(new Series(
                            "linear, pₖ = " + probability, Role.DOMINANT, thin, null, curve(own, Point::linear)));
                    series.add(new Series(
                            "softmax, pₖ = " + probability, Role.MEAN, thin, null, curve(own, Point::softmax)));
                });
        return new Chart(
                "Softmax against linear attention",
                "Prediction error against the length of the prompt: the best that linear attention can do, and softmax"
                        + " attention as A_k → ∞, which is at most twice its best. The claims say: the first falls like 1/N,"
                        + " the second exponentially.",
                "Four curves over the prompt length, on a logarithmic axis: linear and softmax attention, each for two"
                        + " probabilities of the queried feature.",
                List.of(new Panel(
                        "linear against softmax attention",
                        ChartAxis.counting(
                                "prompt length N",
                                points.stream()
                                        .mapToInt(Point::promptLength)
                                        .max()
                                        .orElse(1)),
                        ChartAxis.logarithmicAround(
                                "prediction error Lₖ",
                                points.stream().flatMapToDouble(point -> DoubleStream.of(point.linear, point.softmax))),
                        List.of(),
                        series,
                        List.of())));
    }

    private static List<double[]> curve(List<Point> points, ToDoubleFunction<Point> loss) {
        return points.stream()
                .map(point -> new double[] {point.promptLength, loss.applyAsDouble(point)})
                .toList();
    }

    /**
     * The same as a table.
     *
     * @param points in any order
     * @return p, N, linear, softmax
     */
    public static String csv(List<Point> points) {
        CsvTable table = new CsvTable("p", "N", "linear", "softmax");
        for (Point point : points) {
            table.row(point.probability, point.promptLength, point.linear, point.softmax);
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
