package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.iclconvergence.training.external.Answers.float64;
import static org.iclconvergence.training.external.Answers.npz;
import static org.iclconvergence.training.external.Answers.steps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.PaperExperiment.Rule;
import org.iclconvergence.training.RecordedSteps;
import org.iclconvergence.training.SupervisedTraining;
import org.iclconvergence.training.TrainerFailure;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.TrainingRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers by predictions at the ends of what is accepted. Two prompts of four tokens: one all of its query, one without it; three probes. */
class ProbedAnswerEndsTest {
    private static final double[] LABELS = {1, 2, 3};
    private static final List<Prompt> PROMPTS =
            List.of(Prompt.of(new int[] {1, 1, 1, 1}, 1, LABELS), Prompt.of(new int[] {0, 1, 0, 1}, 2, LABELS));

    @TempDir
    private Path folder;

    private static TrainingProblem problem(long steps) {
        return new TrainingProblem(
                Objective.GIVEN_PROMPTS,
                Features.standardBasis(3, 3),
                FeatureProbabilities.balanced(3),
                4,
                PROMPTS,
                1,
                Rule.GD,
                steps);
    }

    private Path written(TrainingProblem problem) throws IOException {
        return ProblemFolder.write(problem, new long[] {0, problem.steps()}, 3, folder);
    }

    /** Prediction t, m is 10 t + m. */
    private static byte[] predictions(int steps) {
        double[] values = IntStream.range(0, 5 * steps)
                .mapToDouble(at -> 10.0 * (at / 5) + at % 5)
                .toArray();
        return float64("(" + steps + ", 5)", values);
    }

    /** A quarter on every token, but for the first prompts these scores. */
    private static byte[] attention(double... first) {
        double[] scores = new double[20];
        Arrays.fill(scores, 0.25);
        System.arraycopy(first, 0, scores, 0, first.length);
        return float64("(5, 4)", scores);
    }

    private ProbedAnswer answer(double... first) throws IOException {
        TrainingProblem problem = problem(1);
        Path at = written(problem);
        Files.write(at.resolve("steps.npy"), steps(0, 1));
        Files.write(at.resolve("prediction.npy"), predictions(2));
        Files.write(at.resolve("attention.npy"), attention(first));
        return new AnsweredTrainer("other", folder).probed(problem).orElseThrow();
    }

    @Test
    void predictions_and_attention_are_those_of_their_prompts() throws IOException {
        ProbedAnswer answer = answer(0.1, 0.2, 0.3, 0.4, 0.4, 0.3, 0.2, 0.1);
        assertThat(answer.predictions()).isDeepEqualTo(new double[][] {{0, 1, 2, 3, 4}, {10, 11, 12, 13, 14}});
        assertThat(answer.given()).isEqualTo(2);
        assertThat(answer.prompts()).hasSize(5).startsWith(PROMPTS.get(0), PROMPTS.get(1));
        assertThat(answer.targetAttention()[0]).isCloseTo(1, within(1e-15));
        assertThat(answer.targetAttention()[1]).isZero();
        for (int m = 2; m < 5; m++) {
            Prompt probe = answer.prompts().get(m);
            assertThat(answer.targetAttention()[m]).isEqualTo(probe.counts()[probe.query()] / 4.0);
        }
    }

    /** Of a distribution in float16 one part in ten thousand may be missing or too much; what is judged is a distribution. */
    @Test
    void scores_may_be_rounded() throws IOException {
        assertThat(answer(0.25, 0.25, 0.25, 0.25009).targetAttention()[0]).isOne();
        assertThat(answer(0.25, 0.25, 0.25, 0.24991).targetAttention()[0]).isCloseTo(0.99991, within(1e-15));
        assertThat(answer(-1e-4, 0.5, 0.5, 0).targetAttention()[0]).isCloseTo(0.9999, within(1e-15));
        assertThat(answer(0, 0, 0, 1, 1.00005, 0, 0, -5e-5).targetAttention()[1])
                .isZero();
        assertThatThrownBy(() -> answer(0.25, 0.25, 0.25, 0.25011)).hasMessageEndingWith(", not to 1");
        assertThatThrownBy(() -> answer(0.25, 0.25, 0.25, 0.24989)).hasMessageEndingWith(", not to 1");
        assertThatThrownBy(() -> answer(0, 0, 0, 1, 1, -1.01e-4, 0, 0))
                .isInstanceOf(TrainingRefused.class)
                .hasMessageEndingWith("attention.npy[1, 1] is -1.01E-4: scores are not negative");
        assertThatThrownBy(() -> answer(0, 0, 0, 1, 0.5, Double.POSITIVE_INFINITY, 0, 0))
                .isInstanceOf(TrainerFailure.class)
                .hasMessageEndingWith("attention[1] is no distribution: it holds NaN or infinity");
    }

    private void refused(TrainingProblem problem, String array, byte[] content, String message) throws IOException {
        Path at = written(problem);
        Files.write(at.resolve("steps.npy"), steps(0, 1));
        Files.write(at.resolve("prediction.npy"), predictions(2));
        Files.write(at.resolve("attention.npy"), attention());
        Files.write(at.resolve(array + ".npy"), content);
        assertThatThrownBy(() -> new AnsweredTrainer("other", folder).probed(problem))
                .isInstanceOf(TrainingRefused.class)
                .hasMessage(at + ": " + array + ".npy has shape " + message);
    }

    @Test
    void no_more_is_read_than_there_can_be() throws IOException {
        refused(problem(1), "steps", float64("(3,)"), "(3,), which is more than 2 entries");
        refused(problem(1L << 40), "steps", float64("(67108865,)"), "(67108865,), which is more than 67108864 entries");
        refused(problem(1), "prediction", float64("(11,)"), "(11,), which is more than 10 entries");
        refused(problem(1), "attention", float64("(21,)"), "(21,), which is more than 20 entries");
        assertThat(ProbedAnswer.entries(1 << 14, 1 << 12)).isEqualTo(1 << 26);
        assertThat(ProbedAnswer.entries(1 << 15, (1 << 12) + 1)).isEqualTo(1 << 26);
        assertThat(ProbedAnswer.entries(1 << 30, 1 << 30)).isEqualTo(1 << 26);
    }

    /** In an archive the arrays are called without .npy, and nothing beside it counts. */
    @Test
    void an_archive_goes_before_files() throws IOException {
        TrainingProblem problem = problem(1);
        Path at = written(problem);
        Files.write(at.resolve("attention.npy"), attention());
        Files.write(
                at.resolve("trajectory.npz"), npz(Map.of("steps.npy", steps(0, 1), "prediction.npy", predictions(2))));
        AnsweredTrainer trainer = new AnsweredTrainer("other", folder);
        ProbedAnswer answer = trainer.probed(problem).orElseThrow();
        assertThat(answer.targetAttention()).isNull();
        assertThatThrownBy(() -> SupervisedTraining.run(trainer, problem, RecordedSteps.ends(1), (step, z) -> true))
                .isInstanceOf(NotTrained.class)
                .hasMessageEndingWith("was answered by predictions; this claim is about Q");
        Files.write(
                at.resolve("trajectory.npz"),
                npz(Map.of("steps.npy", steps(0, 1), "prediction.npy", float64("(2, 4)", new double[8]))));
        assertThatThrownBy(() -> trainer.probed(problem))
                .isInstanceOf(TrainingRefused.class)
                .hasMessage(at + ": trajectory.npz: prediction has shape (2, 4), not (2, 5)");
    }

    /** Predictions beside Q are no answer without one. */
    @Test
    void whoever_answers_q_is_judged_by_it() throws IOException {
        TrainingProblem problem = problem(1);
        Path at = written(problem);
        Files.write(at.resolve("steps.npy"), steps(0, 1));
        Files.write(at.resolve("prediction.npy"), predictions(2));
        Files.write(at.resolve("Q.npy"), float64("(2, 3, 3)", new double[18]));
        AnsweredTrainer trainer = new AnsweredTrainer("other", folder);
        assertThat(trainer.probed(problem)).isEmpty();
        SupervisedTraining.run(trainer, problem, RecordedSteps.ends(1), (step, z) -> true);
    }

    /** Of a long training only every so many steps are asked for, and the last; what lies between may be left out. */
    @Test
    void a_long_training_is_asked_for_at_its_stride() throws IOException {
        Features wide = Features.standardBasis(1000, 3);
        TrainingProblem problem = new TrainingProblem(
                Objective.GIVEN_PROMPTS, wide, FeatureProbabilities.balanced(3), 4, PROMPTS, 1, Rule.GD, 3);
        Path at = written(problem);
        Files.write(at.resolve("steps.npy"), steps(0, 2, 3));
        Files.write(at.resolve("prediction.npy"), predictions(3));
        AnsweredTrainer trainer = new AnsweredTrainer("other", folder);
        assertThat(trainer.probed(problem).orElseThrow().steps()).containsExactly(0, 2, 3);
        Files.write(at.resolve("steps.npy"), steps(0, 1, 3));
        assertThatThrownBy(() -> trainer.probed(problem))
                .hasMessageEndingWith("steps has no 2, which problem.json asks for");
        Files.write(at.resolve("steps.npy"), steps(0, 1, 2));
        assertThatThrownBy(() -> trainer.probed(problem))
                .hasMessageEndingWith("steps has no 3, which problem.json asks for");
    }

    @Test
    void a_fault_is_named_by_step_and_prompt() throws IOException {
        ProbedAnswer good = answer();
        assertThat(good.fault(new long[] {0, 1})).isEmpty();
        for (int i = 0; i < 2; i++) {
            for (int m : new int[] {0, 4}) {
                double[][] bad = {good.predictions()[0].clone(), good.predictions()[1].clone()};
                bad[i][m] = Double.NEGATIVE_INFINITY;
                assertThat(new ProbedAnswer(new long[] {0, 7}, good.prompts(), 2, bad, null).fault(new long[] {7}))
                        .contains("prediction[" + i + ", " + m + "] is -Infinity at step " + 7 * i);
            }
        }
        assertThat(new ProbedAnswer(good.steps(), good.prompts(), 2, good.predictions(), new double[] {0, Double.NaN})
                        .fault(new long[0]))
                .contains("attention[1] is no distribution: it holds NaN or infinity");
    }
}
