package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.report.TrajectoryCsv;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.DefaultTrainer;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.SupervisedTraining;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainerFailure;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.TrainingRefused;
import org.iclconvergence.training.Trajectory;
import org.iclconvergence.training.external.ExchangedTrainer;
import org.iclconvergence.training.external.ProbedAnswer;
import org.iclconvergence.worlds.ExperimentWorld;
import org.jspecify.annotations.Nullable;

/** Independent runs of the paper's experiment, one for each trial, each with its own seed, by the measured trainer. */
final class PaperRuns {
    /** What a lie may bend of a run once its setting is known. */
    private static final List<Seam<?>> SEAMS =
            List.of(Seams.PROMPTS, Seams.LABEL_NOISE, Seams.EMPIRICAL_LOSS, Seams.OPTIMIZER, Seams.POPULATION_LOSS);

    private final Wiring wiring;
    private final TrainerUnderTest trainer;
    private final Memory memory;

    PaperRuns(Wiring wiring, TrainerUnderTest trainer, Memory memory) {
        this.wiring = wiring;
        this.trainer = trainer;
        this.memory = memory;
    }

    /**
     * The runs are spread over the processors; the result does not depend on how many there are. More of them than were planned are
     * other ones throughout: whoever asks for more after seeing that the planned ones do not decide must not count those again.
     */
    List<RunSummary> summaries(ExperimentWorld intended, int planned, int trials, int from, int to) {
        trainer.require(Objective.GIVEN_PROMPTS);
        ExperimentWorld world = trials <= planned ? intended : intended.withStreamOf(trials);
        return inOrder(IntStream.range(from, to)
                .parallel()
                .mapToObj(trial -> attempt(world, trial))
                .toList());
    }

    /** What a run gave, or why it gave nothing. */
    private record Attempt(
            @Nullable RunSummary summary, @Nullable RuntimeException failure) {}

    private Attempt attempt(ExperimentWorld world, int trial) {
        try {
            return new Attempt(remembered(world, trial), null);
        } catch (NotTrained | TrainerFailure | TrainingRefused outcome) {
            return new Attempt(null, outcome);
        }
    }

    /**
     * Which run fails first is a matter of chance, what is said of them must not be: an answer that cannot be read comes before a training
     * that failed, that before one which is missing, each time the first of its kind.
     */
    private List<RunSummary> inOrder(List<Attempt> attempts) {
        if (attempts.stream().anyMatch(attempt -> attempt.summary != null)) {
            trainer.hasAnswered();
        }
        for (Class<? extends RuntimeException> kind :
                List.of(TrainingRefused.class, TrainerFailure.class, NotTrained.class)) {
            for (Attempt attempt : attempts) {
                if (kind.isInstance(attempt.failure)) {
                    throw attempt.failure;
                }
            }
        }
        return attempts.stream().map(Attempt::summary).toList();
    }

    /** A run is shared by all claims, and with the lies that bend nothing of it. */
    private RunSummary remembered(ExperimentWorld world, int trial) {
        PaperExperiment setting = setting(world, trial);
        Lie bending = wiring.lie().touches(SEAMS) ? wiring.lie() : Lie.NONE;
        return memory.recall(
                List.of("run", bending.name(), trainer.name(), world.stream(), trial, setting),
                wiring,
                () -> summary(world, setting, trial));
    }

    private RunSummary summary(ExperimentWorld world, PaperExperiment setting, int trial) {
        TrainingProblem problem = problem(world, setting);
        boolean ordered = !world.isBalanced() && !world.standardBasis();
        int drawn = world.seeds()
                .streams("EXP-3 feature of " + world.stream(), trial)
                .other()
                .nextInt(world.features());
        Optional<ProbedAnswer> probed = trainer.probed(problem);
        if (probed.isPresent()) {
            return new ProbedRun(probed.get(), setting.probabilities(), ordered).summary(drawn);
        }
        Trajectory trajectory = run(problem);
        return RunSummary.of(
                trajectory, drawn, OnNewPrompts.of(trajectory, setting, wiring.at(Seams.POPULATION_LOSS), ordered));
    }

    /** The first run, epoch by epoch; nothing if its Q(t) is not known. */
    Optional<String> trajectoryCsv(ExperimentWorld world) {
        PaperExperiment setting = setting(world, 0);
        TrainingProblem problem = problem(world, setting);
        try {
            return Optional.of(TrajectoryCsv.of(setting.probabilities(), setting.promptLength(), run(problem)));
        } catch (NotTrained | TrainerFailure none) {
            return Optional.empty();
        }
    }

    /**
     * In the standard basis Adam on Q moves only the K × K entries that the features span, each as it would be moved in Z:
     * dimensions beyond K change nothing, so d = K there, for a lie that turns the basis as well.
     */
    private PaperExperiment setting(ExperimentWorld world, int trial) {
        long seed = world.seeds().of(world.stream(), trial);
        PaperExperiment intended = world.standardBasis()
                ? PaperExperiment.of(world.probabilities(), world.features(), seed)
                        .withBasis(PaperExperiment.Basis.STANDARD)
                : PaperExperiment.standard(world.probabilities(), seed);
        return wiring.at(Seams.SETTING).apply(intended);
    }

    private Trajectory run(TrainingProblem problem) {
        Loss loss = wiring.at(Seams.EMPIRICAL_LOSS).apply(problem.prompts());
        if (!trainer.isBuiltIn()) {
            Trainer measured = trainer.fresh(DefaultTrainer::new);
            Trajectory trajectory =
                    SupervisedTraining.trajectory(measured, problem, loss, ExchangedTrainer.stepsOf(measured, problem));
            trainer.hasAnswered();
            return trajectory;
        }
        return Training.ofQueryKeyMatrix(
                        loss, problem.features(), wiring.at(Seams.OPTIMIZER).apply(problem.optimizer()))
                .run(problem.steps());
    }

    private TrainingProblem problem(ExperimentWorld world, PaperExperiment setting) {
        TrainingProblem sampled = setting.draw();
        RandomStreams streams = new RandomStreams(setting.seed());
        List<Prompt> noisy =
                world.noise() == 0 ? sampled.prompts() : withNoise(sampled.prompts(), world.noise(), streams);
        return sampled.withPrompts(wiring.at(Seams.PROMPTS).apply(noisy, streams));
    }

    /** Q(t) that comes as a file comes every so many epochs. */
    long everyEpochs(ExperimentWorld world) {
        return trainer.isBuiltIn()
                ? 1
                : ExchangedTrainer.strideOf(
                        trainer.fresh(DefaultTrainer::new), setting(world, 0).draw());
    }

    /** How far the first epochs of the first run are from Adam's, in units of η. */
    Estimate deviationFromAdam(ExperimentWorld world) {
        trainer.require(Objective.GIVEN_PROMPTS);
        TrainingProblem problem = problem(world, setting(world, 0).withEpochs(AdamMoves.EPOCHS));
        return AdamMoves.deviation(problem, run(problem));
    }

    /** Independent Gaussian noise on every context label. */
    private List<Prompt> withNoise(List<Prompt> sampled, double intended, RandomStreams streams) {
        var normal = ZigguratSampler.NormalizedGaussian.of(streams.other());
        double deviation = wiring.at(Seams.LABEL_NOISE).applyAsDouble(intended);
        List<Prompt> noisy = new ArrayList<>();
        for (Prompt prompt : sampled) {
            int[] tokens = new int[prompt.length()];
            double[] labels = new double[prompt.length()];
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = prompt.token(i);
                labels[i] = prompt.label(i) + deviation * normal.sample();
            }
            noisy.add(Prompt.withLabels(prompt.features(), tokens, labels, prompt.query(), prompt.queryLabel()));
        }
        return noisy;
    }
}
