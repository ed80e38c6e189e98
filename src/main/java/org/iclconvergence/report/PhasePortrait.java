package org.iclconvergence.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.dynamics.Phases.Phase;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.training.query.QuerySnapshot;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;

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
     * @param run one training
     * @return one chart for {@link ChartFile}
     */
    public static List<JFreeChart> charts(QueryRun run) {
        int rival = run.problem().rival();
        double[][] target = curve(run, QuerySnapshot::targetWeight);
        double[][] cross = curve(run, snapshot -> snapshot.weights().getEntry(rival));
        Range time = timeRange(run, rival);
        target = from(time.getLowerBound(), target);
        cross = from(time.getLowerBound(), cross);
        NumberAxis weights = new NumberAxis("bilinear weights");
        weights.setRange(weightRange(run, rival));
        double length = weights.getRange().getLength();
        double unit = tickUnit(length / 5);
        DecimalFormat format =
                new DecimalFormat(unit < 1 ? "0.##########" : "0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        weights.setTickUnit(new NumberTickUnit(unit, format));
        XYPlot plot = ChartStyle.plot(new DecadeAxis("training time ηt", time), weights, 6);
        ChartStyle.addPhases(
                plot,
                end(run, Phase.DOMINANT_WEIGHT_FALLS),
                end(run, Phase.INFLUENCE_SWITCHES),
                end(run, Phase.TARGET_WEIGHT_GROWS));
        ChartCurves curves = new ChartCurves(plot);
        curves.add(target, ChartStyle.MEAN);
        curves.add(cross, ChartStyle.DOMINANT);
        curves.name("Aₖ", ChartStyle.MEAN);
        curves.name(run.problem().underRepresented() ? "Bₖ,₁" : "Bₖ,ₙ", ChartStyle.DOMINANT);
        return List.of(ChartStyle.chart(title(run), curves, 1));
    }

    /**
     * The title of a figure about one run.
     *
     * @param run one training
     * @return features and prompt length
     */
    static String title(QueryRun run) {
        String length = Double.isInfinite(run.promptLength()) ? "∞" : ProblemText.whole(run.promptLength());
        return ProblemText.title(run.problem(), "p₁") + ", N = " + length;
    }

    private static double[][] curve(QueryRun run, ToDoubleFunction<QuerySnapshot> value) {
        var snapshots = run.moments();
        double[][] curve = new double[2][snapshots.size()];
        for (int i = 0; i < snapshots.size(); i++) {
            curve[0][i] = snapshots.get(i).time();
            curve[1][i] = value.applyAsDouble(snapshots.get(i));
        }
        return curve;
    }

    private static double end(QueryRun run, Phase phase) {
        return run.phases().end(phase).orElse(Double.POSITIVE_INFINITY);
    }

    /** From where a weight begins to move to a little after the end. */
    private static Range timeRange(QueryRun run, int rival) {
        double last = run.last().time();
        if (!(last > 0)) {
            return new Range(0.1, 10);
        }
        double largest = Math.max(size(run.last(), rival), Double.MIN_NORMAL);
        double start = run.moments().stream()
                .filter(snapshot -> snapshot.time() > 0 && size(snapshot, rival) >= MOVING * largest)
                .mapToDouble(QuerySnapshot::time)
                .findFirst()
                .orElse(last);
        double decades = Math.min(Math.max(Math.log10(last / start), 1), MOST_DECADES);
        double lower = last / Math.pow(10, decades);
        return new Range(Math.max(lower, Double.MIN_NORMAL), last * Math.pow(10, 0.12 * decades));
    }

    private static double size(QuerySnapshot snapshot, int rival) {
        return Math.max(
                Math.abs(snapshot.targetWeight()), Math.abs(snapshot.weights().getEntry(rival)));
    }

    /** The part of a curve on the axis: what happened before it begins is one point at its left end. */
    private static double[][] from(double start, double[][] curve) {
        double[] times = curve[0];
        int first = 0;
        while (first + 1 < times.length && times[first + 1] <= start) {
            first++;
        }
        double[][] rest = {
            Arrays.copyOfRange(times, first, times.length), Arrays.copyOfRange(curve[1], first, times.length)
        };
        if (rest[0][0] < start && rest[0].length > 1) {
            double part = rest[0][0] > 0
                    ? FastMath.log(start / rest[0][0]) / FastMath.log(rest[0][1] / rest[0][0])
                    : start / rest[0][1];
            rest[1][0] += part * (rest[1][1] - rest[1][0]);
        }
        rest[0][0] = Math.max(rest[0][0], start);
        return rest;
    }

    /** With room for the labels of the phases above the curves. */
    private static Range weightRange(QueryRun run, int rival) {
        double top = 0;
        double bottom = 0;
        for (QuerySnapshot snapshot : run.moments()) {
            top = Math.max(
                    top, Math.max(snapshot.targetWeight(), snapshot.weights().getEntry(rival)));
            bottom = Math.min(
                    bottom, Math.min(snapshot.targetWeight(), snapshot.weights().getEntry(rival)));
        }
        double length = top - bottom > 0 && top - bottom < 1e300 ? top - bottom : 1;
        return new Range(bottom - 0.05 * length, bottom + 1.14 * length);
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double tickUnit(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double ratio = least / power;
        return power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    }
}
