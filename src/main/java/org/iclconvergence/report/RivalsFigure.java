package org.iclconvergence.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;

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
    public record Point(double probability, int promptLength, double linear, double softmax) {}

    /**
     * The figure.
     *
     * @param points of two probabilities, the smaller one drawn thinner; each by increasing length
     * @return one chart for {@link ChartFile}
     */
    public static List<JFreeChart> charts(List<Point> points) {
        NumberAxis lengths = new NumberAxis("prompt length N");
        lengths.setTickUnit(
                new NumberTickUnit(16, new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT))));
        lengths.setRange(0, points.stream().mapToInt(Point::promptLength).max().orElse(1));
        XYPlot plot = ChartStyle.plot(
                lengths,
                DecadeAxis.around(
                        "prediction error Lₖ",
                        points.stream().flatMapToDouble(point -> DoubleStream.of(point.linear, point.softmax))),
                7);
        ChartCurves curves = new ChartCurves(plot);
        Map<Double, List<Point>> byProbability = new TreeMap<>();
        points.forEach(point -> byProbability
                .computeIfAbsent(point.probability, p -> new ArrayList<>())
                .add(point));
        boolean thin = true;
        for (Map.Entry<Double, List<Point>> one : byProbability.entrySet()) {
            ChartStyle.Curve linear = thin ? ChartStyle.DOMINANT.thin() : ChartStyle.DOMINANT;
            ChartStyle.Curve softmax = thin ? ChartStyle.MEAN.thin() : ChartStyle.MEAN;
            curves.add(curve(one.getValue(), Point::linear), linear);
            curves.add(curve(one.getValue(), Point::softmax), softmax);
            curves.name("linear, pₖ = " + one.getKey(), linear);
            curves.name("softmax, pₖ = " + one.getKey(), softmax);
            thin = false;
        }
        return List.of(ChartStyle.chart("linear against softmax attention", curves, 2));
    }

    private static double[][] curve(List<Point> points, ToDoubleFunction<Point> value) {
        return new double[][] {
            points.stream().mapToDouble(Point::promptLength).toArray(),
            points.stream().mapToDouble(value).toArray()
        };
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
}
