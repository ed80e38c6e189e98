package org.iclconvergence.report;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;

/** The two influences against each other: above the diagonal |β_{k,1}| leads, below it α_k ([HCL24] Section 4). */
public final class RatesFigure {
    /** Values this far below the largest end the training, not its story. */
    private static final double MOST_DECADES = 280;

    private static final double LEAST_DECADES = 2.2;

    private RatesFigure() {}

    /**
     * The figure.
     *
     * @param run one training
     * @return one chart for {@link ChartFile}
     */
    public static List<JFreeChart> charts(QueryRun run) {
        int rival = run.problem().rival();
        List<double[]> points = new ArrayList<>();
        for (QuerySnapshot snapshot : run.moments()) {
            double alpha = snapshot.targetGrowth();
            double beta = Math.abs(snapshot.growth().getEntry(rival));
            if (alpha > Double.MIN_NORMAL && beta > Double.MIN_NORMAL) {
                points.add(new double[] {alpha, beta});
            }
        }
        Range alphas = range(points, 0);
        Range betas = range(points, 1);
        boolean dominant = run.problem().underRepresented();
        XYPlot plot = ChartStyle.plot(
                new DecadeAxis("growth αₖ of the target weight", alphas),
                new DecadeAxis(dominant ? "|βₖ,₁|" : "|βₖ,ₙ|", betas),
                8);
        ChartCurves curves = new ChartCurves(plot);
        double from = Math.max(alphas.getLowerBound(), betas.getLowerBound());
        double to = Math.min(alphas.getUpperBound(), betas.getUpperBound());
        if (from < to) {
            curves.add(new double[][] {{from, to}, {from, to}}, ChartStyle.GUIDE);
            curves.name(dominant ? "αₖ = |βₖ,₁|" : "αₖ = |βₖ,ₙ|", ChartStyle.GUIDE);
        }
        double[][] path = new double[2][points.size()];
        for (int i = 0; i < points.size(); i++) {
            path[0][i] = points.get(i)[0];
            path[1][i] = points.get(i)[1];
        }
        curves.add(path, ChartStyle.PATH);
        QuerySnapshot first = run.trajectory().first();
        ChartStyle.mark(
                plot,
                first.targetGrowth(),
                Math.abs(first.growth().getEntry(rival)),
                "start",
                first.targetGrowth() > Math.sqrt(alphas.getLowerBound()) * Math.sqrt(alphas.getUpperBound()));
        run.trajectory()
                .at(QueryEvent.targetLeads())
                .filter(hit -> hit.time() > 0)
                .ifPresent(hit -> ChartStyle.mark(
                        plot, hit.targetGrowth(), Math.abs(hit.growth().getEntry(rival)), "switch", true));
        curves.name("training", ChartStyle.PATH);
        return List.of(ChartStyle.chart(PhasePortrait.title(run), curves, 1));
    }

    /** With a little room on both sides, and long enough for two labels. */
    private static Range range(List<double[]> points, int coordinate) {
        var values = points.stream()
                .mapToDouble(point -> Math.log10(point[coordinate]))
                .summaryStatistics();
        double top = values.getCount() == 0 ? 0 : values.getMax();
        double bottom = values.getCount() == 0 ? 0 : Math.max(values.getMin(), top - MOST_DECADES);
        double room = Math.max(0.08 * (top - bottom), 0.5 * Math.max(0, LEAST_DECADES - (top - bottom)));
        // on the left the switch is named
        double left = coordinate == 0 ? Math.max(room, 0.28 * (top - bottom)) : room;
        return new Range(Math.pow(10, Math.max(bottom - left, -307)), Math.pow(10, Math.min(top + room, 307)));
    }
}
