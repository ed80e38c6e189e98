package org.iclconvergence.report;

import java.util.Locale;
import java.util.OptionalLong;
import org.iclconvergence.data.Regime;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;

/** One experiment in a few lines of plain ASCII for a console. */
public final class ExperimentSummary {
    /** A feature counts as learned below this prediction error; half of E[y²] = 1 is where it starts. */
    public static final double LEARNED = 0.05;

    private static final int LONGEST_TABLE = 20;

    private ExperimentSummary() {}

    /**
     * The summary: settings, losses, and for each feature when it was learned and where its attention ended.
     *
     * @param experiment that was run
     * @param regime of the features
     * @param trajectory that it left
     * @return lines, each ended by a newline
     */
    public static String of(PaperExperiment experiment, Regime regime, Trajectory trajectory) {
        Snapshot last = trajectory.last();
        int features = experiment.probabilities().count();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: K = %d, d = %d, N = %d, M = %d, %d epochs of %s at %s, %s basis, seed %d\n",
                regime,
                features,
                experiment.dimension(),
                experiment.promptLength(),
                experiment.prompts(),
                experiment.epochs(),
                experiment.rule().name().toLowerCase(Locale.ROOT),
                experiment.learningRate(),
                experiment.basis().name().toLowerCase(Locale.ROOT),
                experiment.seed()));
        text.append(String.format(
                Locale.ROOT,
                "loss %.4g -> %.4g%s\n\n",
                trajectory.first().loss(),
                last.loss(),
                last.loss() > trajectory.first().loss() ? " (it rose: try a smaller --learning-rate)" : ""));
        text.append(String.format(
                Locale.ROOT, "%5s %9s %14s %11s %13s\n", "k", "p_k", "L_k < " + LEARNED, "final L_k", "final Attn_k"));
        for (int k = 0; k < Math.min(features, LONGEST_TABLE); k++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%5d %9.4g %14s %11s %13s\n",
                    k + 1,
                    experiment.probabilities().get(k),
                    learned(trajectory, k),
                    number("%.3g", last.predictionErrors()[k]),
                    number("%.3f", last.targetAttention()[k])));
        }
        if (features > LONGEST_TABLE) {
            text.append("  ... and ").append(features - LONGEST_TABLE).append(" more features\n");
        }
        return text.toString();
    }

    private static String learned(Trajectory trajectory, int k) {
        if (Double.isNaN(trajectory.last().predictionErrors()[k])) {
            return "not queried";
        }
        OptionalLong step = trajectory.firstStep(snapshot -> snapshot.predictionErrors()[k] < LEARNED);
        return step.isPresent() ? "epoch " + step.getAsLong() : "never";
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
