package org.iclconvergence.checks;

import org.iclconvergence.claims.Evidence;
import org.iclconvergence.report.TrajectoryCsv;
import org.iclconvergence.training.PaperExperiment;

/** Data of Figures 2 and 3, for the first trial of both regimes. */
final class ExperimentFigures {
    private ExperimentFigures() {}

    static void attach(Experiment experiment, PaperExperiment balanced, PaperExperiment imbalanced, Evidence evidence) {
        attach(experiment, "balanced", balanced, evidence);
        attach(experiment, "imbalanced", imbalanced, evidence);
    }

    private static void attach(Experiment experiment, String regime, PaperExperiment setting, Evidence evidence) {
        evidence.attach(
                "trajectory-" + regime + ".csv",
                "text/csv",
                TrajectoryCsv.of(experiment.setting(setting).probabilities(), experiment.run(setting, epoch -> true)));
    }
}
