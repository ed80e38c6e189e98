package org.iclconvergence.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.iclconvergence.reading.DecimalText;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Role;
import org.iclconvergence.report.chart.Chart.Series;
import org.iclconvergence.report.chart.Chart.Tiles;
import org.iclconvergence.report.chart.Chart.Tint;
import org.iclconvergence.report.chart.ChartAxis;
import org.iclconvergence.sweep.Diagram;
import org.iclconvergence.sweep.GridFile;
import org.iclconvergence.sweep.Parameter;
import org.iclconvergence.sweep.SweepPoint;
import org.iclconvergence.sweep.SweepRow;
import org.iclconvergence.theory.ShortestPrompt;

/** A plane of two parameters, coloured by what a sweep measured. Takes in rows one by one and keeps a colour of each. */
public final class PhaseDiagram {
    /** Further apart than this, values are shown on a logarithmic axis. */
    private static final double LOGARITHMIC = 20;

    private static final List<Tint> STEPS = List.of(
            Tint.STEP_1, Tint.STEP_2, Tint.STEP_3, Tint.STEP_4, Tint.STEP_5, Tint.STEP_6, Tint.STEP_7, Tint.STEP_8);

    private static final Map<Parameter, String> LABELS = Map.of(
            Parameter.K, "number of features K",
            Parameter.N, "prompt length N",
            Parameter.N_OVER_K, "tokens per feature N/K",
            Parameter.P_1, "dominant probability p₁",
            Parameter.S, "Zipf's exponent s",
            Parameter.EPSILON, "prediction error ε",
            Parameter.ETA, "learning rate η");

    private final GridFile sweep;
    private final Diagram diagram;
    private final Parameter x;
    private final Parameter y;
    private final double[] xs;
    private final double[] ys;
    private final Map<Double, Integer> columns;
    private final Map<Double, Integer> rows;
    private final int value;
    /** Of each cell the tint, column after column; null where no row has been seen. */
    private final Tint[][] cells;

    /**
     * An empty diagram.
     *
     * @param sweep whose rows it will see
     * @param diagram one of those that it asks for
     */
    public PhaseDiagram(GridFile sweep, Diagram diagram) {
        this.sweep = sweep;
        this.diagram = diagram;
        x = parameter(diagram.x());
        y = parameter(diagram.y());
        xs = sweep.grid().values(x);
        ys = sweep.grid().values(y);
        columns = positions(xs);
        rows = positions(ys);
        value = sweep.grid().quantities().stream()
                .map(Object::toString)
                .toList()
                .indexOf(diagram.value());
        cells = new Tint[xs.length][ys.length];
    }

    private static Parameter parameter(String name) {
        return Arrays.stream(Parameter.values())
                .filter(parameter -> parameter.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<Double, Integer> positions(double[] values) {
        Map<Double, Integer> positions = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            positions.put(values[i], i);
        }
        return positions;
    }

    /**
     * Takes in a row.
     *
     * @param point of the row
     * @param row what was measured there
     */
    public void add(SweepPoint point, SweepRow row) {
        cells[position(columns, point, x)][position(rows, point, y)] = switch (row.status()) {
            case REACHED -> step(row.values()[value]);
            case NEVER -> Double.isNaN(row.values()[value]) ? Tint.NEVER : step(row.values()[value]);
            case UNFINISHED -> Double.isNaN(row.values()[value]) ? Tint.UNFINISHED : step(row.values()[value]);
            case FAILED -> Tint.MISSING;
        };
    }

    private static int position(Map<Double, Integer> positions, SweepPoint point, Parameter parameter) {
        return Objects.requireNonNull(positions.get((Double) point.settings().get(parameter)));
    }

    private Tint step(double measured) {
        if (Double.isNaN(measured)) {
            return Tint.MISSING;
        }
        int step = 0;
        while (step < diagram.levels().size() && measured > diagram.levels().get(step)) {
            step++;
        }
        return STEPS.get(step);
    }

    /**
     * The figure.
     *
     * @return the chart
     */
    public Chart chart() {
        double[] lefts = edges(xs);
        double[] bottoms = edges(ys);
        List<Series> guides = new ArrayList<>();
        diagram.guide().ifPresent(guide -> guides.add(guide(guide, bottoms)));
        String title = diagram.title().orElse(sweep.title());
        return new Chart(
                title,
                diagram.value() + " over " + diagram.x() + " and " + diagram.y() + ", "
                        + sweep.grid().size() + " points.",
                "A plane of " + diagram.x() + " and " + diagram.y() + ", coloured by " + diagram.value() + ".",
                List.of(new Panel(
                        title, axis(x, lefts), axis(y, bottoms), List.of(), guides, List.of(), tiles(lefts, bottoms))));
    }

    /** Cells of one colour above each other are one tile. */
    private List<Tiles> tiles(double[] lefts, double[] bottoms) {
        Map<Tint, List<double[]>> boxes = new TreeMap<>();
        for (int i = 0; i < xs.length; i++) {
            int from = 0;
            for (int j = 1; j <= ys.length; j++) {
                if (j == ys.length || cells[i][j] != cells[i][from]) {
                    Tint tint = cells[i][from] == null ? Tint.MISSING : cells[i][from];
                    boxes.computeIfAbsent(tint, first -> new ArrayList<>())
                            .add(new double[] {lefts[i], lefts[i + 1], bottoms[from], bottoms[j]});
                    from = j;
                }
            }
        }
        return boxes.entrySet().stream()
                .map(each -> new Tiles(name(each.getKey()), each.getKey(), each.getValue()))
                .toList();
    }

    private String name(Tint tint) {
        return switch (tint) {
            case NEVER -> "never";
            case UNFINISHED -> "not within the steps";
            case MISSING -> "failed or not seen";
            default ->
                diagram.names().isPresent()
                        ? diagram.names().get().get(STEPS.indexOf(tint))
                        : between(STEPS.indexOf(tint));
        };
    }

    private String between(int step) {
        List<Double> levels = diagram.levels();
        return step == levels.size()
                ? "above " + number(levels.get(step - 1))
                : step == 0
                        ? "to " + number(levels.get(0))
                        : number(levels.get(step - 1)) + " to " + number(levels.get(step));
    }

    private static String number(double level) {
        return level == Math.rint(level) && Math.abs(level) < 1e6
                ? Long.toString((long) level)
                : DecimalText.inJava(level);
    }

    private static boolean isLogarithmic(double[] values) {
        return values[0] > 0 && values[values.length - 1] / values[0] > LOGARITHMIC;
    }

    /** Half-way to the neighbours, and as far beyond the ends. */
    private static double[] edges(double[] values) {
        boolean logarithmic = isLogarithmic(values);
        int last = values.length - 1;
        double[] edges = new double[values.length + 1];
        for (int i = 1; i <= last; i++) {
            edges[i] = logarithmic
                    ? Math.sqrt(values[i - 1]) * Math.sqrt(values[i])
                    : 0.5 * values[i - 1] + 0.5 * values[i];
        }
        edges[0] = logarithmic ? values[0] * (values[0] / edges[1]) : 2 * values[0] - edges[1];
        edges[last + 1] = logarithmic ? values[last] * (values[last] / edges[last]) : 2 * values[last] - edges[last];
        return edges;
    }

    private static ChartAxis axis(Parameter parameter, double[] edges) {
        String label = LABELS.getOrDefault(parameter, parameter.toString());
        double from = edges[0];
        double to = edges[edges.length - 1];
        return from > 0 && to / from > LOGARITHMIC
                ? ChartAxis.exactly(label, from, to)
                : ChartAxis.linear(label, from, to);
    }

    /** The part of a line of the theory over K that lies on the vertical axis. */
    private Series guide(Diagram.Guide guide, double[] bottoms) {
        String name;
        DoubleUnaryOperator line;
        if (guide == Diagram.Guide.SHORTEST_PROMPT) {
            double error = sweep.grid().values(Parameter.EPSILON)[0];
            name = "theory: shortest prompt";
            line = features -> new ShortestPrompt(features, 1 / features, error).tokens() / features;
        } else {
            name = "theory: p₁ = 1/√K";
            line = features -> 1 / Math.sqrt(features);
        }
        double top = bottoms[bottoms.length - 1];
        List<double[]> points = DoubleStream.of(xs)
                .mapToObj(features -> new double[] {features, line.applyAsDouble(features)})
                .filter(point -> point[1] >= bottoms[0] && point[1] <= top)
                .toList();
        return Series.curve(name, Role.DOMINANT, points);
    }
}
