package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.TrainerFailure;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.TrainingRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers by predictions, and the probes that they are about. */
class ProbedAnswerTest {
    private static final TrainingProblem PROBLEM = PaperExperiment.of(FeatureProbabilities.balanced(3), 4, 1)
            .withPromptLength(5)
            .withPrompts(2)
            .withEpochs(2)
            .draw();

    @TempDir
    private Path folder;

    private Path problem;

    @BeforeEach
    void writeTheProblem() throws IOException {
        problem = ProblemFolder.write(PROBLEM, new long[] {0, 1, 2}, 6, folder);
        write("steps", new double[] {0, 1, 2}, 3);
        write("prediction", new double[24], 3, 8);
        double[] uniform = new double[40];
        Arrays.fill(uniform, 0.2);
        write("attention", uniform, 8, 5);
    }

    private void write(String name, double[] values, long... shape) throws IOException {
        try (OutputStream out = Files.newOutputStream(problem.resolve(name + ".npy"))) {
            new NpyArray(shape, values).write(out);
        }
    }

    private ProbedAnswer answer() {
        return new AnsweredTrainer("other", folder).probed(PROBLEM).orElseThrow();
    }

    private NpyArray probeArray(String name) throws IOException {
        try (var in = Files.newInputStream(problem.resolve("probe_" + name + ".npy"))) {
            return NpyArray.read(in, name, 100);
        }
    }

    @Test
    void the_files_hold_the_probes_that_are_judged() throws IOException {
        List<Prompt> probes = Probes.of(PROBLEM, 6);
        assertThat(probes.stream().map(Prompt::query)).containsExactly(0, 1, 2, 0, 1, 2);
        assertThat(Probes.of(PROBLEM, 6)).isEqualTo(probes);
        assertThat(Probes.of(PROBLEM, 9).subList(0, 6))
                .as("more are other ones: nobody looks again at the same")
                .isNotEqualTo(probes);
        assertThat(problem.resolve("probe_targets.npy"))
                .as("what is to be predicted is not given away")
                .doesNotExist();
        assertThat(probeArray("tokens").shape()).containsExactly(6, 5);
        for (int m = 0; m < 6; m++) {
            assertThat(probeArray("queries").values()[m])
                    .isEqualTo(probes.get(m).query());
            assertThat(probes.get(m).queryLabel()).isIn(-1.0, 1.0);
            for (int i = 0; i < 5; i++) {
                assertThat(probeArray("tokens").values()[5 * m + i])
                        .isEqualTo(probes.get(m).token(i));
                assertThat(probeArray("labels").values()[5 * m + i])
                        .isEqualTo(probes.get(m).label(i));
            }
        }
        assertThat(answer().prompts().subList(2, 8)).isEqualTo(probes);
        assertThat(answer().prompts().subList(0, 2)).isEqualTo(PROBLEM.prompts());
    }

    @Test
    void attention_is_summed_over_the_tokens_of_the_query() {
        Prompt first = PROBLEM.prompts().get(0);
        int count = first.counts()[first.query()];
        assertThat(answer().targetAttention()[0]).isBetween(0.2 * count - 1e-12, 0.2 * count + 1e-12);
    }

    private void refused(String message) {
        assertThatThrownBy(this::answer).isInstanceOf(TrainingRefused.class).hasMessage(problem + ": " + message);
    }

    @Test
    void what_does_not_fit_is_refused() throws IOException {
        write("attention", new double[40], 8, 5);
        refused("attention.npy[0] sums to 0.0, not to 1");
        double[] negative = new double[40];
        negative[3] = -1;
        write("attention", negative, 8, 5);
        refused("attention.npy[0, 3] is -1.0: scores are not negative");
        write("attention", new double[30], 6, 5);
        refused("attention.npy has shape (6, 5), not (8, 5)");
        write("prediction", new double[6], 3, 2);
        refused("prediction.npy has shape (3, 2), not (3, 8)");
        ProblemFolder.write(PROBLEM, new long[] {0, 1, 2}, 0, folder);
        refused("prediction.npy answers probes, and the problem was written without; icl problem --probes writes them");
        Files.writeString(problem.resolve("problem.json"), "{\"probes\": -1}");
        refused("problem.json: probes is no number from 0 to 1000000");
        write("steps", new double[] {1, 2}, 2);
        refused("steps.npy[0] is 1; steps increase from 0 to at most 2");
    }

    @Test
    void a_training_that_ends_early_or_diverges_has_failed() throws IOException {
        write(
                "prediction",
                new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                3,
                8);
        assertThatThrownBy(this::answer)
                .isInstanceOf(TrainerFailure.class)
                .hasMessage("trainer other: " + problem + ": prediction[1, 2] is NaN at step 1");
        double[] attention = new double[40];
        Arrays.fill(attention, Double.NaN);
        write("attention", attention, 8, 5);
        assertThatThrownBy(this::answer)
                .as("a model that diverged has failed, its file is none the worse")
                .isInstanceOf(TrainerFailure.class)
                .hasMessageEndingWith("prediction[1, 2] is NaN at step 1");
        write("prediction", new double[24], 3, 8);
        assertThatThrownBy(this::answer)
                .isInstanceOf(TrainerFailure.class)
                .hasMessageEndingWith("attention[0] is no distribution: it holds NaN or infinity");
        write("steps", new double[] {0, 1}, 2);
        write("prediction", new double[16], 2, 8);
        assertThatThrownBy(this::answer)
                .isInstanceOf(TrainerFailure.class)
                .hasMessage("trainer other: " + problem + ": steps has no 2, which problem.json asks for");
    }

    /** The command failed on another problem, or after this one. */
    @Test
    void a_failure_does_not_take_an_answer_away() throws IOException {
        FailedTraining.mark(problem, "the trainer command ended with exit code 1");
        assertThat(answer().steps()).containsExactly(0, 1, 2);
        write("prediction", new double[6], 3, 2);
        assertThatThrownBy(this::answer)
                .isInstanceOf(TrainerFailure.class)
                .hasMessage("trainer other: " + problem + ": the trainer command ended with exit code 1");
    }

    @Test
    void probes_are_none_or_enough_for_every_query() {
        for (int wrong : new int[] {-1, 2, 1_000_001}) {
            assertThatThrownBy(() -> ProblemFolder.write(PROBLEM, new long[] {0, 1, 2}, wrong, folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("icl.probes must be 0, or from K = 3, one for each query, to 1000000, not " + wrong);
        }
    }

    @Test
    void a_claim_about_weights_does_not_apply() {
        AnsweredTrainer trainer = new AnsweredTrainer("other", folder);
        assertThatThrownBy(() -> trainer.train(PROBLEM, null))
                .isInstanceOf(NotTrained.class)
                .hasMessage("problem " + problem + " was answered by predictions; this claim is about Q");
    }

    @Test
    void without_predictions_nothing_was_probed() throws IOException {
        Files.delete(problem.resolve("prediction.npy"));
        assertThat(new AnsweredTrainer("other", folder).probed(PROBLEM)).isEmpty();
    }
}
