package org.iclconvergence.bench.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.external.ProblemFolder;

/** How costs grow: slopes in double logarithmic coordinates between two sizes, 0 for what does not grow, 1 for linear growth. */
final class SlopeRows {
    private static final int EPOCHS = 20;

    private final PaperExperiment paper;
    private final Effort effort;
    private final Path scratch;

    SlopeRows(PaperExperiment paper, Effort effort, Path scratch) {
        this.paper = paper.withEpochs(EPOCHS);
        this.effort = effort;
        this.scratch = scratch;
    }

    /** A cost at each of two sizes. */
    private interface Cost {
        double at(double size) throws IOException, InterruptedException;
    }

    List<Row> rows() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        int factor = effort.of(8, 2);
        rows.add(ofEpoch("K", 10, 10 * factor));
        rows.add(ofEpoch("N", 100, 100 * factor));
        rows.add(ofEpoch("M", 300, 300 * factor));
        rows.add(ofEpoch("d", 100, 100 * effort.of(4, 2)));
        rows.add(slopes("flow, slope in K", 1e3, 1e12, size -> FlowRows.seconds(size, effort.runs())));
        rows.add(slopes(
                "population gradient, slope in N",
                1e2,
                1e6,
                size -> new PopulationRows.Work(20, (int) size).seconds(effort.runs())));
        rows.add(slopes(
                "population gradient, slope in K",
                10,
                10 * factor,
                size -> new PopulationRows.Work((int) size, 1000).seconds(effort.of(3, 1))));
        return rows;
    }

    private Row slopes(String name, double small, double large, Cost cost) throws IOException, InterruptedException {
        return Row.ofValues(name, null, "slope", slopes(small, large, cost), null)
                .noted(between(small, large));
    }

    private static String between(double small, double large) {
        return "between " + small + " and " + large;
    }

    private double[] slopes(double small, double large, Cost cost) throws IOException, InterruptedException {
        Rounds rounds = Rounds.alternate(effort.rounds(), () -> cost.at(small), () -> cost.at(large));
        double[] slopes = rounds.ratios();
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = Math.log(slopes[i]) / Math.log(large / small);
        }
        return slopes;
    }

    private Row ofEpoch(String axis, int small, int large) throws IOException, InterruptedException {
        String name = "experiment, an epoch, slope in " + axis;
        double[] ours = slopes(
                small,
                large,
                size -> ExperimentRows.secondsOfEpoch(sized(axis, (int) size).draw(), 2 * effort.runs()));
        String rival = "PyTorch, tokens, float64, 1 thread";
        Optional<String> missing = Peer.missing("torch");
        if (missing.isPresent()) {
            return Row.ofValues(name, null, "slope", ours, null)
                    .noted(between(small, large) + "; no slope of PyTorch: " + missing.get());
        }
        double[] theirs =
                slopes(small, large, size -> tokens(sized(axis, (int) size).draw()));
        return Row.ofValues(name, rival, "slope", ours, theirs).noted(between(small, large));
    }

    private PaperExperiment sized(String axis, int size) {
        return switch (axis) {
            case "K" -> paper.withProbabilities(FeatureProbabilities.imbalanced(size, 0.5));
            case "N" -> paper.withPromptLength(size);
            case "M" -> paper.withPrompts(size);
            default ->
                new PaperExperiment(
                        paper.probabilities(),
                        size,
                        paper.promptLength(),
                        paper.prompts(),
                        paper.epochs(),
                        paper.learningRate(),
                        paper.rule(),
                        paper.basis(),
                        paper.seed());
        };
    }

    private double tokens(TrainingProblem problem) throws IOException, InterruptedException {
        Path folder = ProblemFolder.write(problem, new long[] {problem.steps()}, 0, scratch);
        return Peer.run(
                        "experiment_tokens.py",
                        1,
                        folder,
                        "--epochs",
                        problem.steps(),
                        "--out",
                        folder.resolve("Q.npy"))
                .seconds();
    }
}
