package org.iclconvergence.report.figure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.report.PhasesCsv.Row;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Role;
import org.iclconvergence.report.chart.Chart.Series;
import org.iclconvergence.report.chart.ChartAxis;
import org.iclconvergence.training.query.QuerySnapshot;

/** Prediction error and attention of one query over training time, with the four phases. */
public final class LearningFigure {
    private LearningFigure() {}

    /**
     * The figure.
     *
     * @param run one training
     * @return two panels with the same horizontal axis
     */
    public static Chart of(QueryRun run) {
        QueryPath path = QueryPath.of(run);
        List<Row> rows = path.rows();
        ChartAxis time = PhasePortrait.timeAxis(rows);
        List<QuerySnapshot> moments = run.moments();
        int rival = run.problem().rival();
        List<Series> error = List.of(
                Series.curve("Lₖ", Role.MEAN, on(time, moments, QuerySnapshot::predictionError)),
                Series.curve("ε", Role.GUIDE, List.of(new double[] {time.min(), run.lastError()}, new double[] {
                    time.max(), run.lastError()
                })));
        ChartAxis errors = ChartAxis.logarithmicBelow(
                "prediction error Lₖ",
                DoubleStream.concat(
                        DoubleStream.of(run.lastError()),
                        moments.stream().mapToDouble(QuerySnapshot::predictionError)));
        String other = run.problem().underRepresented() ? "Attn₁" : "Attnₙ";
        return new Chart(
                "Prediction error and attention",
                "What a query learns over training time: its prediction error falls when its attention on its own feature"
                        + " rises.",
                "Two curves over logarithmic time, the falling prediction error and the rising attention on the queried"
                        + " feature, beside the attention on its strongest rival; bands show where each phase lies.",
                List.of(
                        new Panel("prediction error", time, errors, PhasePortrait.bands(time, path), error, List.of()),
                        new Panel(
                                "attention",
                                time,
                                TrainingFigures.attentionAxis("attention score"),
                                PhasePortrait.bands(time, path),
                                List.of(
                                        Series.curve(
                                                "Attnₖ", Role.MEAN, on(time, moments, QuerySnapshot::targetAttention)),
                                        Series.curve(
                                                other,
                                                Role.DOMINANT,
                                                on(
                                                        time,
                                                        moments,
                                                        moment -> moment.attention()
                                                                .getEntry(rival)))),
                                List.of())));
    }

    private static List<double[]> on(
            ChartAxis time, List<QuerySnapshot> moments, ToDoubleFunction<QuerySnapshot> value) {
        return PhasePortrait.from(time.min(), moments, QuerySnapshot::time, value);
    }
}
