package org.iclconvergence.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.report.AttentionFigure;
import org.iclconvergence.report.ChartFile;
import org.iclconvergence.report.FigurePanel;
import org.iclconvergence.report.PredictionErrorFigure;
import org.iclconvergence.report.TrajectoryCsv;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Trajectory;
import org.jfree.chart.JFreeChart;

/** Figures 2 and 3 and their data, for the first trial of both regimes. */
final class ExperimentFigures {
    private ExperimentFigures() {}

    static void attachFigure2(
            Experiment experiment, PaperExperiment balanced, PaperExperiment imbalanced, Evidence evidence)
            throws IOException {
        attach("figure-2", PredictionErrorFigure.charts(panels(experiment, balanced, imbalanced, evidence)), evidence);
    }

    static void attachFigure3(
            Experiment experiment, PaperExperiment balanced, PaperExperiment imbalanced, Evidence evidence)
            throws IOException {
        attach("figure-3", AttentionFigure.charts(panels(experiment, balanced, imbalanced, evidence)), evidence);
    }

    private static List<FigurePanel> panels(
            Experiment experiment, PaperExperiment balanced, PaperExperiment imbalanced, Evidence evidence)
            throws IOException {
        return List.of(
                panel(experiment, "balanced", balanced, evidence),
                panel(experiment, "imbalanced", imbalanced, evidence));
    }

    private static FigurePanel panel(Experiment experiment, String regime, PaperExperiment setting, Evidence evidence)
            throws IOException {
        Trajectory trajectory = experiment.run(setting, epoch -> true);
        Path file = Files.createTempFile("trajectory", ".csv");
        TrajectoryCsv.write(trajectory, file);
        evidence.attach("trajectory-" + regime + ".csv", "text/csv", take(file));
        return FigurePanel.of(experiment.setting(setting).probabilities(), trajectory);
    }

    private static void attach(String name, List<JFreeChart> charts, Evidence evidence) throws IOException {
        Path svg = Files.createTempFile(name, ".svg");
        ChartFile.writeSvg(charts, svg);
        evidence.attach(name + ".svg", "image/svg+xml", take(svg));
    }

    private static byte[] take(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        return content;
    }
}
