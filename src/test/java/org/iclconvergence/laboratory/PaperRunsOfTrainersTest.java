package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.laboratory.SmallExperiment.P;
import static org.iclconvergence.laboratory.SmallExperiment.SEEDS;
import static org.iclconvergence.laboratory.SmallExperiment.STANDARD;
import static org.iclconvergence.laboratory.SmallExperiment.WORLD;
import static org.iclconvergence.laboratory.SmallExperiment.assertIsAdams;
import static org.iclconvergence.laboratory.SmallExperiment.runs;
import static org.iclconvergence.laboratory.SmallExperiment.setting;
import static org.iclconvergence.laboratory.SmallExperiment.small;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.training.AdamTrainer;
import org.iclconvergence.training.DefaultTrainer;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the runs of a trainer that is plugged in: it may fail, refuse, or answer by files. */
class PaperRunsOfTrainersTest {
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
    void there_is_no_trajectory_of_a_training_that_is_missing() {
        assertThat(runs(Failing.of(Map.of(0, new NotTrained("missing")))).trajectoryCsv(WORLD))
                .isEmpty();
        assertThat(runs(Failing.of(Map.of(0, new TrainerFailure("failed")))).trajectoryCsv(WORLD))
                .isEmpty();
        assertThat(runs(Failing.of(Map.of(1, new NotTrained("another")))).trajectoryCsv(WORLD))
                .isPresent();
    }
}
