package org.iclconvergence.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.dynamics.Phases.Phase;
import org.iclconvergence.report.PhasesCsv.Row;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Band;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Role;
import org.iclconvergence.report.chart.Chart.Series;
import org.iclconvergence.report.chart.Chart.Shade;
import org.iclconvergence.report.chart.ChartAxis;

/** The weights of one query over training time, with the four phases: A_k rises after B_{k,1} has fallen ([HCL24] Section 4). */
public final class PhasePortrait {
    /** Phases II to IV lie within one decade: more decades than this would squeeze them out of sight. */
    private static final double MOST_DECADES = 5;

    /** A weight this far from zero has begun to move, as a part of the largest one. */
    private static final double MOVING = 0.01;

    private PhasePortrait() {}

    /**
     * The portrait.
     *
     * @param paths trainings, each in its own panel
     * @return the chart
     */
    public static Chart of(List<QueryPath> paths) {
        return new Chart(
                "Phase portrait of a query",
                "The weights of a query over training time. The paper, for an under-represented one: the dominant weight"
                        + " B_{k,1} falls (phase I), the leading influence switches (II), the target weight A_k grows (III),"
                        + " training converges (IV).",
                "Two curves over logarithmic time: the target weight of the query, and the weight of the dominant"
                        + " feature; bands show where each phase lies.",
                paths.stream().map(PhasePortrait::panel).toList());
    }

    private static Panel panel(QueryPath path) {
        List<Row> rows = path.rows().stream()
                .filter(row -> row.time() < Double.POSITIVE_INFINITY)
                .toList();
        ChartAxis time = timeAxis(rows);
        return new Panel(
                path.title(),
                time,
                weightAxis(rows),
                bands(time, path),
                whole(path).stream().map(curve -> on(time, curve)).toList(),
                List.of());
    }

    /**
     * The curves from the start of the training on.
     *
     * @param path a training
     * @return the two weights at all of its moments
     */
    public static List<Series> whole(QueryPath path) {
        List<Row> rows = path.rows().stream()
                .filter(row -> row.time() < Double.POSITIVE_INFINITY)
                .toList();
        return List.of(
                curve("Aₖ", Role.MEAN, rows, Row::time, Row::targetWeight),
                curve("B" + path.rival(), Role.DOMINANT, rows, Row::time, Row::dominantWeight));
    }

    static <T> Series curve(
            String name, Role role, List<T> moments, ToDoubleFunction<T> time, ToDoubleFunction<T> value) {
        return Series.curve(
                name,
                role,
                moments.stream()
                        .map(moment -> new double[] {time.applyAsDouble(moment), value.applyAsDouble(moment)})
                        .toList());
    }

    /** Each phase from the end of the one before. */
    static List<Band> bands(ChartAxis time, QueryPath path) {
        double one = path.end(Phase.DOMINANT_WEIGHT_FALLS);
        double two = path.end(Phase.INFLUENCE_SWITCHES);
        double three = path.end(Phase.TARGET_WEIGHT_GROWS);
        return Stream.of(
                        Band.on(time, 0, one, "I", Shade.LIGHT),
                        Band.on(time, one, two, "II", Shade.DARK),
                        Band.on(time, two, three, "III", Shade.LIGHT),
                        Band.on(time, three, time.max(), "IV", Shade.NONE))
                .flatMap(band -> band)
                .toList();
    }

    /** From where a weight begins to move to a little after the end. */
    static ChartAxis timeAxis(List<Row> rows) {
        String label = "training time ηt";
        Row end = rows.get(rows.size() - 1);
        double last = end.time();
        if (!(last >= Double.MIN_NORMAL)) {
            return ChartAxis.logarithmic(label, 0.1, 10);
        }
        double largest = Math.max(size(end), Double.MIN_NORMAL);
        double start = rows.stream()
                .filter(row -> row.time() > 0 && size(row) >= MOVING * largest)
                .mapToDouble(Row::time)
                .findFirst()
                .orElse(last);
        double decades = Math.min(Math.max(Math.log10(last / start), 1), MOST_DECADES);
        return ChartAxis.logarithmic(label, last / Math.pow(10, decades), last * Math.pow(10, 0.12 * decades));
    }

    private static double size(Row row) {
        return Math.max(Math.abs(row.targetWeight()), Math.abs(row.dominantWeight()));
    }

    /** The part of a curve on the axis: what happened before it begins is one point at its left end. */
    static Series on(ChartAxis time, Series whole) {
        double start = time.min();
        List<double[]> points = new ArrayList<>();
        for (double[] point : whole.points()) {
            if (points.size() == 1 && points.get(0)[0] < start) {
                // the last one before the axis, moved along to its end
                double[] before = points.remove(0);
                if (point[0] > start) {
                    double part = before[0] > 0
                            ? FastMath.log(start / before[0]) / FastMath.log(point[0] / before[0])
                            : start / point[0];
                    points.add(new double[] {start, before[1] + part * (point[1] - before[1])});
                }
            }
            points.add(point);
        }
        double[] first = points.get(0);
        points.set(0, new double[] {Math.max(first[0], start), first[1]});
        return Series.curve(whole.name(), whole.role(), points);
    }

    /** With room for the labels of the phases above the curves. */
    private static ChartAxis weightAxis(List<Row> rows) {
        double top = 0;
        double bottom = 0;
        for (Row row : rows) {
            top = Math.max(top, Math.max(row.targetWeight(), row.dominantWeight()));
            bottom = Math.min(bottom, Math.min(row.targetWeight(), row.dominantWeight()));
        }
        double length = top - bottom > 0 && top - bottom < 1e300 ? top - bottom : 1;
        return ChartAxis.linear("bilinear weights", bottom - 0.05 * length, bottom + 1.14 * length);
    }
}
