package org.iclconvergence.report.figure;

import java.util.List;
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
        List<Series> curves =
                whole(run).stream().map(curve -> PhasePortrait.on(time, curve)).toList();
        ChartAxis errors = ChartAxis.logarithmicBelow(
                "prediction error Lₖ",
                DoubleStream.concat(
                        DoubleStream.of(run.lastError()),
                        moments.stream().mapToDouble(QuerySnapshot::predictionError)));
        return new Chart(
                "Prediction error and attention",
                "What a query learns over training time: its prediction error falls when its attention on its own feature"
                        + " rises.",
                "Two curves over logarithmic time, the falling prediction error and the rising attention on the queried"
                        + " feature, beside the attention on its strongest rival; bands show where each phase lies.",
                List.of(
                        new Panel(
                                "prediction error",
                                time,
                                errors,
                                PhasePortrait.bands(time, path),
                                curves.subList(0, 2),
                                List.of()),
                        new Panel(
                                "attention",
                                time,
                                TrainingFigures.attentionAxis("attention score"),
                                PhasePortrait.bands(time, path),
                                curves.subList(2, 4),
                                List.of())));
    }

    /**
     * The curves from the start of the training on.
     *
     * @param run one training
     * @return L_k and ε, then the attention on the query and on its rival, at all moments
     */
    public static List<Series> whole(QueryRun run) {
        List<QuerySnapshot> moments = run.moments();
        double end = PhasePortrait.timeAxis(QueryPath.of(run).rows()).max();
        int rival = run.problem().rival();
        return List.of(
                PhasePortrait.curve("Lₖ", Role.MEAN, moments, QuerySnapshot::time, QuerySnapshot::predictionError),
                Series.curve(
                        "ε", Role.GUIDE, List.of(new double[] {0, run.lastError()}, new double[] {end, run.lastError()
                        })),
                PhasePortrait.curve("Attnₖ", Role.MEAN, moments, QuerySnapshot::time, QuerySnapshot::targetAttention),
                PhasePortrait.curve(
                        run.problem().underRepresented() ? "Attn₁" : "Attnₙ",
                        Role.DOMINANT,
                        moments,
                        QuerySnapshot::time,
                        moment -> moment.attention().getEntry(rival)));
    }
}
