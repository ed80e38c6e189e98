package org.iclconvergence.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;

/**
 * The paper's Figure 3: the attention on the queried feature over training, and with a dominant feature also what that one
 * attracts while another is queried ([HCL24] Section 5).
 */
public final class AttentionFigure {
    /** Above 1, for the labels of the phases. */
    private static final double TOP = 1.13;

    private AttentionFigure() {}

    /**
     * One chart for each panel.
     *
     * @param panels one, or balanced and imbalanced side by side
     * @return charts for {@link ChartFile}
     */
    public static List<JFreeChart> charts(List<FigurePanel> panels) {
        int legendRows = panels.stream().anyMatch(FigurePanel::dominant) ? 2 : 1;
        List<JFreeChart> charts = new ArrayList<>();
        for (FigurePanel panel : panels) {
            charts.add(chart(panel, legendRows));
        }
        return charts;
    }

    private static JFreeChart chart(FigurePanel panel, int legendRows) {
        NumberAxis axis = new NumberAxis("attention score Attnₖ");
        axis.setRange(0, TOP);
        axis.setTickUnit(
                new NumberTickUnit(0.2, new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT))));
        ChartCurves curves = new ChartCurves(ChartStyle.plot(panel, axis));
        for (int k = panel.firstOfGroup(); k < panel.features(); k++) {
            int feature = k;
            curves.add(panel.curve(snapshot -> snapshot.targetAttention()[feature]), ChartStyle.FEATURE);
        }
        curves.add(panel.meanCurve((snapshot, k) -> snapshot.targetAttention()[k]), ChartStyle.MEAN);
        curves.name(panel.dominant() ? "Attnₖ, each k ≥ 2" : "each feature k", ChartStyle.FEATURE);
        if (panel.dominant()) {
            curves.add(panel.meanCurve((snapshot, k) -> snapshot.dominantAttention()[k]), ChartStyle.DISTRACTION);
            curves.add(panel.curve(snapshot -> snapshot.targetAttention()[0]), ChartStyle.DOMINANT);
            curves.name("Attn₁, v₁ queried", ChartStyle.DOMINANT);
        }
        curves.name(panel.dominant() ? "Attnₖ, mean k ≥ 2" : "mean over k", ChartStyle.MEAN);
        if (panel.dominant()) {
            curves.name("Attn₁, vₖ queried (mean)", ChartStyle.DISTRACTION);
        }
        return ChartStyle.chart(panel.title(), curves, legendRows);
    }
}
