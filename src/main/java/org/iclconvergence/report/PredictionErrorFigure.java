package org.iclconvergence.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.iclconvergence.training.Snapshot;
import org.jfree.chart.JFreeChart;

/** The paper's Figure 2: the prediction error of every feature over training ([HCL24] Section 5). */
public final class PredictionErrorFigure {
    private PredictionErrorFigure() {}

    /**
     * One chart for each panel, all with the same vertical axis.
     *
     * @param panels one, or balanced and imbalanced side by side
     * @return charts for {@link ChartFile}
     */
    public static List<JFreeChart> charts(List<FigurePanel> panels) {
        DoubleSummaryStatistics values = panels.stream()
                .flatMap(panel -> panel.trajectory().snapshots().stream())
                .map(Snapshot::predictionErrors)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> value >= Double.MIN_NORMAL && value < Double.POSITIVE_INFINITY)
                .summaryStatistics();
        double smallest = values.getCount() == 0 ? Double.NaN : values.getMin();
        double largest = values.getCount() == 0 ? Double.NaN : values.getMax();
        List<JFreeChart> charts = new ArrayList<>();
        for (FigurePanel panel : panels) {
            charts.add(chart(panel, new DecadeAxis("prediction error Lₖ", smallest, largest)));
        }
        return charts;
    }

    private static JFreeChart chart(FigurePanel panel, DecadeAxis axis) {
        ChartCurves curves = new ChartCurves(ChartStyle.plot(panel, axis));
        int first = panel.firstOfGroup();
        for (int k = first; k < panel.features(); k++) {
            int feature = k;
            curves.add(panel.curve(snapshot -> snapshot.predictionErrors()[feature]), ChartStyle.FEATURE);
        }
        curves.add(panel.meanCurve((snapshot, k) -> snapshot.predictionErrors()[k]), ChartStyle.MEAN);
        if (panel.dominant()) {
            curves.add(panel.curve(snapshot -> snapshot.predictionErrors()[0]), ChartStyle.DOMINANT);
            curves.name("dominant, k = 1", ChartStyle.DOMINANT);
        }
        curves.name(panel.dominant() ? "each k ≥ 2" : "each feature k", ChartStyle.FEATURE);
        curves.name(panel.dominant() ? "their mean" : "mean over k", ChartStyle.MEAN);
        return ChartStyle.chart(panel.title(), curves, 1);
    }
}
