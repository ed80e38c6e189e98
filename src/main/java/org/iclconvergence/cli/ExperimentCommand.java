package org.iclconvergence.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.iclconvergence.claims.Versions;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.TokenLoss;
import org.iclconvergence.reading.FileFailure;
import org.iclconvergence.report.ExperimentSummary;
import org.iclconvergence.report.RunJson;
import org.iclconvergence.report.StagedDirectory;
import org.iclconvergence.report.TrajectoryCsv;
import org.iclconvergence.report.chart.ChartSize;
import org.iclconvergence.report.figure.TrainingCurves;
import org.iclconvergence.report.figure.TrainingFigures;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.ReferenceTrainer;
import org.iclconvergence.training.SupervisedTraining;
import org.iclconvergence.training.TrainerFailure;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.Trajectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The paper's experiment ([HCL24] Section 5) with other sizes if wanted: Figures 2 and 3, the trajectory, and what is needed
 * to run it again. The same options give the same bytes.
 */
@Command(
        name = "experiment",
        description = {
            "Train as the paper does and draw its Figures 2 and 3.",
            "Prints a summary; with --out also writes trajectory.csv, run.json, figure-2 and figure-3 (SVG, PNG)."
        },
        sortOptions = false,
        sortSynopsis = false)
public final class ExperimentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExperimentOptions options;

    @Mixin
    private FigureOptions figures;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "Train with Adam on the prompts of this JSON file instead, and print the file with its trajectory"
                            + " recomputed.")
    private @Nullable Path input;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write. Created if missing; files with other names in it are kept.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        try {
            ChartSize size = figures.size(ChartSize.USUAL);
            if (input != null) {
                return trainGivenPrompts(input);
            }
            PaperExperiment experiment = options.experiment();
            if (out == null) {
                print(ExperimentSummary.of(experiment, options.regime(), train(experiment)));
            } else {
                trainInto(out, experiment, size);
            }
            return 0;
        } catch (OutOfMemoryError tooLarge) {
            throw new RunFailure(
                    "out of memory: choose a smaller --dimension, --features, --prompts, --prompt-length or"
                            + " --epochs, or raise java -Xmx");
        }
    }

    private int trainGivenPrompts(Path file) {
        for (var option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!option.longestName().equals("--input")) {
                throw options.rejected("--input contradicts " + option.longestName() + ": the file says how to train");
            }
        }
        GivenPrompts prompts;
        try {
            prompts = GivenPrompts.read(file);
        } catch (IOException unreadable) {
            throw options.rejected("--input " + FileFailure.reason(unreadable));
        }
        print(prompts.withTrajectory(prompts.train()));
        return 0;
    }

    private Trajectory train(PaperExperiment experiment) {
        TrainingProblem problem = experiment.draw();
        try (Progress progress = new Progress("training", problem.steps())) {
            if (options.byReference()) {
                Loss literal = new TokenLoss(problem.features(), problem.prompts());
                return SupervisedTraining.trajectory(
                        new ReferenceTrainer(), problem, guarded(literal), epoch -> true, progress);
            }
            return Training.ofQueryKeyMatrix(guarded(problem.loss()), problem.features(), problem.optimizer())
                    .run(problem.steps(), epoch -> true, progress);
        } catch (TrainerFailure diverged) {
            throw new RunFailure(diverged.getMessage() + "; a smaller --learning-rate may help; nothing was written");
        }
    }

    private static Loss guarded(Loss loss) {
        return new DivergenceGuard(loss, "--learning-rate");
    }

    private void trainInto(Path out, PaperExperiment experiment, ChartSize size) {
        try (StagedDirectory directory = StagedDirectory.in(out)) {
            Trajectory trajectory = train(experiment);
            directory.write(
                    "trajectory.csv",
                    file -> TrajectoryCsv.write(
                            experiment.probabilities(), experiment.promptLength(), trajectory, file));
            directory.write(
                    "run.json",
                    file -> RunJson.write(
                            experiment,
                            options.regime(),
                            options.byReference() ? "reference" : "default",
                            trajectory,
                            Versions.all(),
                            file));
            List<TrainingCurves> curves =
                    List.of(TrainingCurves.of(experiment.probabilities(), experiment.promptLength(), trajectory));
            directory.draw("figure-2", figures.titled(TrainingFigures.predictionErrors(curves)), size);
            directory.draw("figure-3", figures.titled(TrainingFigures.attention(curves)), size);
            directory.commit();
            print(ExperimentSummary.of(experiment, options.regime(), trajectory) + "written to " + out + "\n");
        } catch (IOException unwritable) {
            throw options.rejected("--out " + FileFailure.reason(unwritable));
        } catch (LinkageError | InternalError noFonts) {
            throw RunFailure.withoutFonts(noFonts);
        }
    }

    private void print(String text) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.print(text);
        writer.flush();
    }
}
