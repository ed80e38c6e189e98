package org.iclconvergence.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.iclconvergence.report.TrajectoryCsv.Row;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Band;
import org.iclconvergence.report.chart.Chart.Mark;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Role;
import org.iclconvergence.report.chart.Chart.Series;
import org.iclconvergence.report.chart.ChartAxis;

/** The paper's Figures 2 and 3 ([HCL24] Section 5): one panel for each training. */
public final class TrainingFigures {
    /** Above 1, for the labels of the phases. */
    private static final double TOP = 1.13;

    private TrainingFigures() {}

    /**
     * Figure 2: the prediction error of every feature over training.
     *
     * @param trainings one, or balanced and imbalanced side by side
     * @return all panels with the same vertical axis
     */
    public static Chart predictionErrors(List<TrainingCurves> trainings) {
        ChartAxis errors = ChartAxis.logarithmicBelow(
                "prediction error Lₖ",
                trainings.stream()
                        .flatMapToDouble(curves -> DoubleStream.concat(
                                curves.values(Row::predictionError), curves.values(Row::populationError))));
        return new Chart(
                "Figure 2: prediction errors",
                "Prediction error of every feature over training, on the prompts of the training (solid) and, of the same"
                        + " weights, exactly over all prompts of that length (dashed). The paper: with balanced features"
                        + " all errors fall together; with a dominant feature (p_1) that one falls first, the others"
                        + " later.",
                "The prediction error of each feature and their mean, on a logarithmic axis, over the epochs, on the"
                        + " prompts of the training and on all prompts, where it is larger in the end; with a dominant"
                        + " feature that one apart, and the phases of the others.",
                panels(trainings, errors, TrainingFigures::errorMarks, curves -> {
                    List<Series> series = new ArrayList<>();
                    for (List<Row> feature : curves.group()) {
                        series.add(Series.curve(
                                "single features", Role.FEATURE, TrainingCurves.curve(feature, Row::predictionError)));
                    }
                    series.add(Series.curve("their mean", Role.MEAN, curves.mean(Row::predictionError)));
                    series.add(Series.curve("all prompts", Role.UNSEEN, curves.mean(Row::populationError)));
                    if (curves.dominant()) {
                        List<Row> first = curves.features().get(0);
                        series.add(Series.curve(
                                "dominant, k = 1",
                                Role.SOLID_DOMINANT,
                                TrainingCurves.curve(first, Row::predictionError)));
                        series.add(Series.curve(
                                "all prompts", Role.UNSEEN, TrainingCurves.curve(first, Row::populationError)));
                    }
                    return series;
                }));
    }

    /**
     * Figure 3: the attention on the queried feature over training, and with a dominant feature also what that one attracts while
     * another is queried.
     *
     * @param trainings one, or balanced and imbalanced side by side
     * @return all panels with the same vertical axis
     */
    public static Chart attention(List<TrainingCurves> trainings) {
        return new Chart(
                "Figure 3: attention scores",
                "Mean attention on the queried feature over training, on the prompts of the training (solid) and over all"
                        + " prompts (dashed). The paper: attention concentrates in both"
                        + " regimes; with a dominant feature, a rare query first takes attention away from that one"
                        + " (dotted), then gives it to its own.",
                "The attention score, from 0 to 1, on each queried feature and its mean over the epochs; with a"
                        + " dominant feature that one apart, the attention that it draws from rare queries, and their"
                        + " phases. What holds on all prompts lies close by.",
                panels(trainings, attentionAxis("attention score Attnₖ"), curves -> List.of(), curves -> {
                    List<Series> series = new ArrayList<>();
                    for (List<Row> feature : curves.group()) {
                        series.add(Series.curve(
                                "Attnₖ, single features",
                                Role.FEATURE,
                                TrainingCurves.curve(feature, Row::targetAttention)));
                    }
                    series.add(Series.curve("Attnₖ, their mean", Role.MEAN, curves.mean(Row::targetAttention)));
                    series.add(Series.curve("all prompts", Role.UNSEEN, curves.mean(Row::populationAttention)));
                    if (curves.dominant()) {
                        series.add(Series.curve(
                                "Attn₁, vₖ queried (mean)", Role.DISTRACTION, curves.mean(Row::dominantAttention)));
                        series.add(Series.curve(
                                "Attn₁, v₁ queried",
                                Role.SOLID_DOMINANT,
                                TrainingCurves.curve(curves.features().get(0), Row::targetAttention)));
                        series.add(Series.curve(
                                "all prompts",
                                Role.UNSEEN,
                                TrainingCurves.curve(curves.features().get(0), Row::populationAttention)));
                    }
                    return series;
                }));
    }

    /** From 0 to 1, with room for the labels of the phases. */
    static ChartAxis attentionAxis(String label) {
        return ChartAxis.linear(label, 0, TOP).withStep(0.2);
    }

    /** Words at the two means: beside falling curves there is room above on the right, below on the left. */
    private static List<Mark> errorMarks(TrainingCurves curves) {
        List<double[]> seen = curves.mean(Row::predictionError);
        List<double[]> unseen = curves.mean(Row::populationError);
        return Stream.of(mark("on all prompts", unseen, 0.2, false), mark("in training", seen, 0.45, true))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Mark> mark(String label, List<double[]> curve, double part, boolean left) {
        double[] point = curve.get((int) Math.round(part * (curve.size() - 1)));
        return point[1] > 0 && Double.isFinite(point[1])
                ? Optional.of(new Mark(label, point[0], point[1], left))
                : Optional.empty();
    }

    /** A curve, unless nothing of it is known. */
    private static Stream<Series> known(Series series) {
        return series.points().stream().anyMatch(point -> Double.isFinite(point[1]))
                ? Stream.of(series)
                : Stream.empty();
    }

    private static List<Panel> panels(
            List<TrainingCurves> trainings,
            ChartAxis vertical,
            Function<TrainingCurves, List<Mark>> marks,
            Function<TrainingCurves, List<Series>> series) {
        return trainings.stream()
                .map(curves -> {
                    ChartAxis epochs = ChartAxis.counting("epoch", curves.lastEpoch());
                    List<Band> bands = curves.dominant() ? PhaseBands.of(curves).on(epochs) : List.of();
                    return new Panel(
                            curves.title(),
                            epochs,
                            vertical,
                            bands,
                            series.apply(curves).stream()
                                    .flatMap(TrainingFigures::known)
                                    .toList(),
                            marks.apply(curves));
                })
                .toList();
    }
}
