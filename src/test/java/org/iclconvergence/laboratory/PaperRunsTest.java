package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.StatUtils;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.report.TrajectoryCsv;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.AdamTrainer;
import org.iclconvergence.training.DefaultTrainer;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.GradientDescentTrainer;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainerFailure;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.TrainingRefused;
import org.iclconvergence.training.external.AnsweredTrainer;
import org.iclconvergence.training.external.ProblemCollector;
import org.iclconvergence.worlds.ExperimentWorld;
import org.iclconvergence.worlds.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small experiments of four features, trained by hand beside. */
class PaperRunsTest {
    private static final FeatureProbabilities P = FeatureProbabilities.imbalanced(4, 0.5);
    private static final Seeds SEEDS = new Seeds(11);
    private static final ExperimentWorld WORLD = new ExperimentWorld(P, false, 0, "test", SEEDS);
    private static final ExperimentWorld STANDARD = new ExperimentWorld(P, true, 0, "test", SEEDS);

    private static PaperExperiment small(PaperExperiment setting) {
        return setting.withPrompts(30).withPromptLength(12).withEpochs(20).withLearningRate(0.05);
    }

    private static Lie small(String name) {
        return new Lie(name, "a small experiment").bend(Seams.SETTING, honest -> PaperRunsTest::small);
    }

    private static PaperRuns runs(Lie lie) {
        return new PaperRuns(new Wiring(lie), TrainerUnderTest.builtIn(), new Memory());
    }

    private static PaperRuns runs(TrainerUnderTest trainer) {
        return new PaperRuns(new Wiring(small("small")), trainer, new Memory());
    }

    private static PaperExperiment setting(ExperimentWorld world, int trial) {
        return small(
                PaperExperiment.standard(world.probabilities(), world.seeds().of(world.stream(), trial)));
    }

    /** Z after every epoch of Adam on the entries of Q, as Kingma and Ba have it. */
    private static List<BilinearWeights> adam(TrainingProblem problem) {
        RealMatrix v = problem.features().matrix();
        int d = v.getRowDimension();
        RealMatrix q = MatrixUtils.createRealMatrix(d, d);
        double[][] first = new double[d][d];
        double[][] second = new double[d][d];
        LossValues values = new LossValues(v.getColumnDimension());
        List<BilinearWeights> weights = new ArrayList<>();
        for (int t = 1; t <= problem.steps() + 1; t++) {
            weights.add(BilinearWeights.of(v.transpose().multiply(q).multiply(v)));
            new CountLoss(problem.prompts()).evaluate(weights.get(t - 1), values);
            RealMatrix gradient = v.multiply(values.gradient()).multiply(v.transpose());
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    double g = gradient.getEntry(i, j);
                    first[i][j] = 0.9 * first[i][j] + 0.1 * g;
                    second[i][j] = 0.999 * second[i][j] + 0.001 * g * g;
                    double mean = first[i][j] / (1 - Math.pow(0.9, t));
                    double size = Math.sqrt(second[i][j] / (1 - Math.pow(0.999, t)));
                    q.addToEntry(i, j, -problem.learningRate() * mean / (size + 1e-8));
                }
            }
        }
        return weights;
    }

    private static void assertIsAdams(RunSummary run, PaperExperiment setting) {
        TrainingProblem problem = setting.draw();
        List<BilinearWeights> weights = adam(problem);
        LossValues start = new LossValues(4);
        LossValues end = new LossValues(4);
        new CountLoss(problem.prompts()).evaluate(weights.get(0), start);
        new CountLoss(problem.prompts()).evaluate(weights.get(weights.size() - 1), end);
        assertThat(run.errors()).containsExactly(end.predictionErrors(), within(1e-7));
        assertThat(run.finalAttention()).containsExactly(end.targetAttention(), within(1e-7));
        assertThat(run.lossRatio())
                .isCloseTo(end.loss() / start.loss(), within(1e-7))
                .isLessThan(0.8);
        LossValues onAll = new LossValues(4);
        new PopulationLoss(P, 12).evaluate(weights.get(weights.size() - 1), onAll);
        for (int k = 0; k < 4; k++) {
            assertThat(run.unseen().errors()[k].value()).isCloseTo(onAll.predictionErrors()[k], within(1e-7));
        }
    }

    @Test
    void each_trial_is_a_training_of_adam_by_itself() {
        List<RunSummary> summaries = runs(small("small")).summaries(WORLD, 9, 9, 2, 5);
        assertThat(summaries).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertIsAdams(summaries.get(i), setting(WORLD, 2 + i));
        }
    }

    /** Those that were seen before must not be counted again. */
    @Test
    void more_trials_than_were_planned_are_other_ones() {
        PaperRuns runs = runs(small("small"));
        assertIsAdams(runs.summaries(WORLD, 9, 10, 0, 1).get(0), setting(WORLD.withStreamOf(10), 0));
        assertIsAdams(runs.summaries(WORLD, 9, 8, 0, 1).get(0), setting(WORLD, 0));
    }

    @Test
    void a_feature_is_drawn_for_every_run() {
        Lie untrained = new Lie("untrained", "no epoch")
                .bend(
                        Seams.SETTING,
                        honest -> setting -> small(setting).withEpochs(0).withPrompts(1));
        Set<Integer> drawn = new HashSet<>();
        runs(untrained).summaries(STANDARD, 60, 60, 0, 60).forEach(run -> drawn.add(run.drawn()));
        assertThat(drawn).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void the_order_is_asked_where_one_feature_dominates_features_that_lie_anyhow() {
        PaperRuns runs = runs(small("small"));
        ExperimentWorld balanced = new ExperimentWorld(FeatureProbabilities.balanced(4), false, 0, "test", SEEDS);
        assertThat(runs.summaries(WORLD, 1, 1, 0, 1).get(0).unseen().dominantFirst())
                .isNotNull();
        assertThat(runs.summaries(STANDARD, 1, 1, 0, 1).get(0).unseen().dominantFirst())
                .isNull();
        assertThat(runs.summaries(balanced, 1, 1, 0, 1).get(0).unseen().dominantFirst())
                .isNull();
    }

    @Test
    void a_run_is_shared_with_lies_that_bend_nothing_of_it() {
        Memory memory = new Memory();
        RunSummary honest = summary(memory, small("small"));
        assertThat(summary(memory, small("law").bend(Seams.LAW, law -> value -> value.times(2))))
                .isSameAs(honest);
        Wiring shared = new Wiring(small("again"));
        new PaperRuns(shared, TrainerUnderTest.builtIn(), memory).summaries(WORLD, 1, 1, 0, 1);
        assertThat(shared.asked()).contains(Seams.OPTIMIZER, Seams.PROMPTS, Seams.EMPIRICAL_LOSS);
        RunSummary half =
                summary(memory, small("prompts").bend(Seams.PROMPTS, all -> (given, streams) -> given.subList(0, 15)));
        assertThat(half.lossRatio()).isNotEqualTo(honest.lossRatio());
        RunSummary still =
                summary(memory, small("still").bend(Seams.OPTIMIZER, rule -> given -> new GradientDescent(1e-300)));
        assertThat(still.lossRatio()).isEqualTo(1);
        RunSummary other = summary(
                memory, small("loss").bend(Seams.EMPIRICAL_LOSS, loss -> given -> loss.apply(given.subList(0, 9))));
        assertThat(other.lossRatio()).isNotIn(honest.lossRatio(), half.lossRatio());
    }

    private static RunSummary summary(Memory memory, Lie lie) {
        return new PaperRuns(new Wiring(lie), TrainerUnderTest.builtIn(), memory)
                .summaries(WORLD, 1, 1, 0, 1)
                .get(0);
    }

    /** Throws what is said of a trial, and trains the others. */
    private record Failing(Map<Double, RuntimeException> byLabel) implements Trainer {
        static TrainerUnderTest of(Map<Integer, RuntimeException> byTrial) {
            Map<Double, RuntimeException> byLabel = new TreeMap<>();
            byTrial.forEach((trial, failure) ->
                    byLabel.put(setting(WORLD, trial).draw().prompts().get(0).queryLabel(), failure));
            return TrainerUnderTest.plugged(() -> new Failing(byLabel));
        }

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public boolean supports(Objective objective) {
            return objective == Objective.GIVEN_PROMPTS;
        }

        @Override
        public void train(TrainingProblem problem, TrainingMonitor monitor) {
            RuntimeException failure = byLabel.get(problem.prompts().get(0).queryLabel());
            if (failure != null) {
                throw failure;
            }
            new DefaultTrainer().train(problem, monitor);
        }
    }

    @Test
    void what_is_said_of_runs_that_fail_does_not_depend_on_who_is_first() {
        NotTrained missing = new NotTrained("missing");
        TrainerFailure failed = new TrainerFailure("failed");
        TrainingRefused refused = new TrainingRefused("refused", null);
        TrainingRefused again = new TrainingRefused("again", null);
        assertThatThrownBy(() -> runs(Failing.of(Map.of(0, missing, 1, failed, 2, refused, 3, again)))
                        .summaries(WORLD, 4, 4, 0, 4))
                .isSameAs(refused);
        assertThatThrownBy(() -> runs(Failing.of(Map.of(0, missing, 1, failed))).summaries(WORLD, 3, 3, 0, 3))
                .isSameAs(failed);
        TrainerUnderTest some = Failing.of(Map.of(1, missing));
        assertThatThrownBy(() -> runs(some).summaries(WORLD, 2, 2, 0, 2)).isSameAs(missing);
        assertThat(some.answered()).isTrue();
        TrainerUnderTest none = Failing.of(Map.of(0, missing, 1, missing));
        assertThatThrownBy(() -> runs(none).summaries(WORLD, 2, 2, 0, 2)).isSameAs(missing);
        assertThat(none.answered()).isFalse();
    }

    @Test
    void a_plugged_trainer_trains_as_it_does() {
        TrainerUnderTest adam = TrainerUnderTest.plugged(AdamTrainer::new);
        assertIsAdams(runs(adam).summaries(WORLD, 1, 1, 0, 1).get(0), setting(WORLD, 0));
        assertThat(adam.answered()).isTrue();
        assertThat(adam.used()).contains("adam");
        assertThat(runs(adam).everyEpochs(WORLD)).isOne();
        assertThat(runs(small("small")).everyEpochs(WORLD)).isOne();
    }

    /** Whoever asks later, of a memory that has the training, has an answer too. */
    @Test
    void a_training_that_is_recalled_or_drawn_is_an_answer() {
        Memory memory = new Memory();
        for (int i = 0; i < 2; i++) {
            TrainerUnderTest asking = TrainerUnderTest.plugged(AdamTrainer::new);
            new PaperRuns(new Wiring(small("small")), asking, memory).summaries(WORLD, 1, 1, 0, 1);
            assertThat(asking.answered()).isTrue();
        }
        TrainerUnderTest drawn = TrainerUnderTest.plugged(AdamTrainer::new);
        runs(drawn).trajectoryCsv(WORLD);
        assertThat(drawn.answered()).isTrue();
    }

    /** 4 MiB hold 52 matrices of 100 × 100 float64: of 400 epochs every tenth, of 20 every one. */
    @Test
    void matrices_that_come_as_files_come_every_so_many_epochs(@TempDir Path folder) {
        TrainerUnderTest collecting = TrainerUnderTest.plugged(() -> new ProblemCollector(folder, 0));
        assertThat(runs(collecting).everyEpochs(WORLD)).isOne();
        Wiring longer = new Wiring(new Lie("longer", "400 epochs")
                .bend(Seams.SETTING, honest -> setting -> small(setting).withEpochs(400)));
        assertThat(new PaperRuns(longer, collecting, new Memory()).everyEpochs(WORLD))
                .isEqualTo(10);
        Wiring ownLonger = new Wiring(
                new Lie("longer", "400 epochs").bend(Seams.SETTING, honest -> setting -> setting.withEpochs(400)));
        assertThat(new PaperRuns(ownLonger, TrainerUnderTest.builtIn(), new Memory()).everyEpochs(WORLD))
                .isOne();
    }

    private static void write(Path file, String shape, double... values) throws IOException {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape + "), }\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        for (double value : values) {
            bytes.putDouble(value);
        }
        Files.write(file, bytes.array());
    }

    /** A model that misses every label of its training by 1 at first, and none in the end. */
    @Test
    void a_model_without_a_single_q_is_known_by_its_predictions(@TempDir Path folder) throws Exception {
        Lie brief = new Lie("brief", "one epoch")
                .bend(Seams.SETTING, honest -> setting -> small(setting).withEpochs(1));
        int probes = 8;
        ProblemCollector collector = new ProblemCollector(folder, probes);
        new PaperRuns(new Wiring(brief), TrainerUnderTest.plugged(collector::another), new Memory())
                .summaries(STANDARD, 1, 1, 0, 1);
        double[] predictions = new double[2 * (30 + probes)];
        List<Prompt> prompts = small(PaperExperiment.of(P, 4, SEEDS.of("test", 0)))
                .withBasis(PaperExperiment.Basis.STANDARD)
                .draw()
                .prompts();
        for (int m = 0; m < 30; m++) {
            predictions[m] = prompts.get(m).queryLabel() + 1;
            predictions[30 + probes + m] = prompts.get(m).queryLabel();
        }
        try (Stream<Path> written = Files.list(folder)) {
            Path problem = written.findFirst().orElseThrow();
            write(problem.resolve("steps.npy"), "2,", 0, 1);
            write(problem.resolve("prediction.npy"), "2, " + (30 + probes), predictions);
        }
        PaperRuns answered = new PaperRuns(
                new Wiring(brief), TrainerUnderTest.plugged(() -> new AnsweredTrainer("known", folder)), new Memory());
        RunSummary run = answered.summaries(STANDARD, 1, 1, 0, 1).get(0);
        assertThat(run.lossRatio()).isZero();
        assertThat(run.learned()).containsOnly(1);
        assertThat(run.unseen().probes()).isPositive();
        assertThatThrownBy(run::finalAttention).isInstanceOf(NotTrained.class);
        assertThat(answered.trajectoryCsv(STANDARD)).isEmpty();
    }

    @Test
    void a_trainer_without_given_prompts_is_not_asked() {
        Trainer elsewhere = new Trainer() {
            @Override
            public String name() {
                return "elsewhere";
            }

            @Override
            public boolean supports(Objective objective) {
                return objective != Objective.GIVEN_PROMPTS;
            }

            @Override
            public void train(TrainingProblem problem, TrainingMonitor monitor) {
                throw new AssertionError("asked");
            }
        };
        PaperRuns runs = runs(TrainerUnderTest.plugged(() -> elsewhere));
        assertThatThrownBy(() -> runs.summaries(WORLD, 1, 1, 0, 1)).isInstanceOf(NotApplicable.class);
        assertThatThrownBy(() -> runs.deviationFromAdam(STANDARD)).isInstanceOf(NotApplicable.class);
    }

    @Test
    void the_trajectory_is_the_first_run_epoch_by_epoch() throws Exception {
        List<TrajectoryCsv.Row> rows = TrajectoryCsv.read(
                "csv", runs(small("small")).trajectoryCsv(WORLD).orElseThrow());
        TrainingProblem problem = setting(WORLD, 0).draw();
        List<BilinearWeights> weights = adam(problem);
        assertThat(rows).hasSize(21 * 4);
        LossValues values = new LossValues(4);
        for (TrajectoryCsv.Row row : rows) {
            BilinearWeights at = weights.get((int) row.epoch());
            new CountLoss(problem.prompts()).evaluate(at, values);
            assertThat(row.targetWeight()).isCloseTo(at.target(row.feature() - 1), within(1e-7));
            assertThat(row.loss()).isCloseTo(values.loss(), within(1e-7));
            assertThat(row.probability()).isEqualTo(P.get(row.feature() - 1));
        }
        // on its prompts of length 12
        new PopulationLoss(P, 12).evaluate(weights.get(20), values);
        assertThat(rows.get(83).populationError()).isCloseTo(values.predictionErrors()[3], within(1e-7));
    }

    @Test
    void there_is_no_trajectory_of_a_training_that_is_missing() {
        assertThat(runs(Failing.of(Map.of(0, new NotTrained("missing")))).trajectoryCsv(WORLD))
                .isEmpty();
        assertThat(runs(Failing.of(Map.of(0, new TrainerFailure("failed")))).trajectoryCsv(WORLD))
                .isEmpty();
        assertThat(runs(Failing.of(Map.of(1, new NotTrained("another")))).trajectoryCsv(WORLD))
                .isPresent();
    }

    /** Only the K × K entries of Q that the features span move, and d = K. */
    @Test
    void the_first_epochs_in_the_standard_basis_are_adam_s() {
        Estimate own = runs(small("small")).deviationFromAdam(STANDARD);
        assertThat(own.lower()).isLessThanOrEqualTo(0);
        assertThat(own.value()).isLessThan(1e-6);
        Estimate descent =
                runs(TrainerUnderTest.plugged(GradientDescentTrainer::new)).deviationFromAdam(STANDARD);
        assertThat(descent.value()).as("of a gradient below 1").isBetween(0.5, 1.5);
        List<PaperExperiment> settings = new ArrayList<>();
        Lie watched = new Lie("watched", "settings").bend(Seams.SETTING, honest -> setting -> {
            settings.add(setting);
            return small(setting);
        });
        runs(watched).deviationFromAdam(STANDARD);
        assertThat(settings.get(0).dimension()).isEqualTo(4);
        assertThat(settings.get(0).basis()).isEqualTo(PaperExperiment.Basis.STANDARD);
        assertThat(settings.get(0).seed()).isEqualTo(SEEDS.of("test", 0));
        assertThat(runs(small("few").bend(Seams.SETTING, honest -> s -> small(s).withEpochs(1)))
                        .deviationFromAdam(STANDARD)
                        .value())
                .as("ten epochs, whatever the setting says")
                .isLessThan(1e-6);
    }

    private static List<Prompt> prompts(double noise, Lie lie) {
        List<Prompt> seen = new ArrayList<>();
        Lie watching = lie.bend(Seams.PROMPTS, honest -> (given, streams) -> {
            seen.addAll(given);
            return given;
        });
        runs(watching).summaries(new ExperimentWorld(P, false, noise, "test", SEEDS), 1, 1, 0, 1);
        return seen;
    }

    private static double[] noise(List<Prompt> noisy) {
        List<Prompt> clean = setting(WORLD, 0).draw().prompts();
        assertThat(noisy).hasSize(30);
        return IntStream.range(0, 30)
                .boxed()
                .flatMap(at -> {
                    assertThat(noisy.get(at).query()).isEqualTo(clean.get(at).query());
                    assertThat(noisy.get(at).queryLabel())
                            .isEqualTo(clean.get(at).queryLabel());
                    assertThat(noisy.get(at).counts()).isEqualTo(clean.get(at).counts());
                    return IntStream.range(0, 12)
                            .mapToObj(
                                    i -> noisy.get(at).label(i) - clean.get(at).label(i));
                })
                .mapToDouble(x -> x)
                .toArray();
    }

    /** 360 labels: a mean of squares beyond 1 ± 0.3 has four standard deviations. */
    @Test
    void noise_is_gaussian_of_the_stated_deviation_on_every_context_label() {
        assertThat(noise(prompts(0, small("small")))).containsOnly(0);
        double[] half = noise(prompts(0.5, small("small")));
        assertThat(StatUtils.sumSq(half) / 360 / 0.25).isBetween(0.7, 1.3);
        assertThat(StatUtils.mean(half) / 0.5).isBetween(-0.22, 0.22);
        assertThat(half).doesNotHaveDuplicates();
        double[] whole = noise(prompts(1, small("small")));
        double[] bent = noise(prompts(0.5, small("loud").bend(Seams.LABEL_NOISE, honest -> x -> 4 * x)));
        for (int i = 0; i < 360; i++) {
            assertThat(whole[i]).isCloseTo(2 * half[i], within(1e-12));
            assertThat(bent[i]).isCloseTo(4 * half[i], within(1e-12));
        }
    }
}
