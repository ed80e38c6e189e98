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

/** Figures 2 and 3 and their data, for the first trial of both regimes. */
final class ExperimentFigures {
    private ExperimentFigures() {}

    static void attachFigure2(
            Experiment experiment, PaperExperiment balanced, PaperExperiment imbalanced, Evidence evidence)
            throws IOException {
        evidence.attach(
                "figure-2.svg",
                "image/svg+xml",
                ChartFile.svg(PredictionErrorFigure.charts(panels(experiment, balanced, imbalanced, evidence))));
    }

    static void attachFigure3(
            Experiment experiment, PaperExperiment balanced, PaperExperiment imbalanced, Evidence evidence)
            throws IOException {
        evidence.attach(
                "figure-3.svg",
                "image/svg+xml",
                ChartFile.svg(AttentionFigure.charts(panels(experiment, balanced, imbalanced, evidence))));
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
        evidence.attach("trajectory-" + regime + ".csv", "text/csv", Files.readAllBytes(file));
        Files.delete(file);
        return FigurePanel.of(experiment.setting(setting).probabilities(), trajectory);
    }
}
