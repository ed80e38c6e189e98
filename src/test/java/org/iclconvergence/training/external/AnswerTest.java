package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iclconvergence.training.external.Answers.float64;
import static org.iclconvergence.training.external.Answers.steps;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.RecordedSteps;
import org.iclconvergence.training.SupervisedTraining;
import org.iclconvergence.training.TrainingProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in a problem's folder: whether it is an answer, how much of it is read, and what a failure says. */
class AnswerTest {
    @TempDir
    private Path problems;

    private static TrainingProblem problem(long steps) {
        return TrainingProblem.onPopulation(
                Features.standardBasis(3, 2), FeatureProbabilities.balanced(2), 6, 0.1, steps);
    }

    private Path folder(TrainingProblem problem) throws IOException {
        return ProblemFolder.write(problem, new long[] {0}, 0, problems);
    }

    private static void write(Path folder, byte[] steps, byte[] q) throws IOException {
        Files.write(folder.resolve("steps.npy"), steps);
        Files.write(folder.resolve("Q.npy"), q);
    }

    /** Any of the three files is an answer; a note that the training failed is none, but it is something to judge. */
    @ParameterizedTest
    @CsvSource({
        "trajectory.npz, true, false",
        "steps.npy, true, false",
        "Q.npy, true, false",
        "failure.txt, false, false",
        "other.npy, false, true"
    })
    void what_counts_as_answered(String file, boolean answered, boolean unanswered) throws IOException {
        folder(problem(1));
        Path folder = folder(problem(2));
        assertThat(AnsweredTrainer.hasAnswers(problems)).isFalse();
        assertThat(AnsweredTrainer.isUnanswered(problems)).isTrue();
        Files.writeString(folder.resolve(file), "");
        assertThat(AnsweredTrainer.hasAnswers(problems)).isEqualTo(answered);
        assertThat(AnsweredTrainer.isUnanswered(problems)).isEqualTo(unanswered);
    }

    @Test
    void whoever_trained_elsewhere_is_known_by_name_and_may_have_trained_anything() {
        AnsweredTrainer trainer = new AnsweredTrainer("them", problems);
        assertThat(trainer.name()).isEqualTo("them");
        for (Objective objective : Objective.values()) {
            assertThat(trainer.supports(objective)).isTrue();
        }
    }

    /** Limits are those of the problem, of what was asked for, and 32 MiB; nothing is read before they are looked at. */
    @ParameterizedTest
    @CsvSource({
        "2, 3, '(466034, 3, 3)', 4194304",
        "2, 466034, '(466035, 3, 3)', 4194306",
        "2, 2147483647, '(14913081, 3, 3)', 134217728"
    })
    void no_more_is_read_than_was_asked_for(long last, int wanted, String shape, int most) throws IOException {
        TrainingProblem problem = problem(last);
        Path folder = folder(problem);
        write(folder, steps(0, 1), float64(shape));
        assertThatThrownBy(() -> Answer.read(folder, problem, wanted))
                .isInstanceOf(IOException.class)
                .hasMessage("Q.npy has shape " + shape + ", which is more than " + most + " entries");
    }

    @ParameterizedTest
    @CsvSource({"2, 4, 3", "200000000, 134217729, 134217728"})
    void no_more_steps_are_read_than_there_are(long last, int recorded, int most) throws IOException {
        TrainingProblem problem = problem(last);
        Path folder = folder(problem);
        write(folder, float64("(" + recorded + ",)"), float64("(0, 3, 3)"));
        assertThatThrownBy(() -> Answer.read(folder, problem, 1))
                .isInstanceOf(IOException.class)
                .hasMessage("steps.npy has shape (" + recorded + ",), which is more than " + most + " entries");
    }

    /** Every entry has its place: Q[i, j] of step t is 100 t + 10 i + j. */
    @Test
    void matrices_are_found_by_their_steps() throws IOException {
        TrainingProblem problem = problem(9);
        double[] q = new double[27];
        for (int at = 0; at < 27; at++) {
            q[at] = 100.0 * (at / 9) + 10 * (at / 3 % 3) + at % 3;
        }
        Path folder = folder(problem);
        write(folder, steps(0, 4, 9), float64("(3, 3, 3)", q));
        Answer answer = Answer.read(folder, problem, 3);
        assertThat(answer.lastStep()).isEqualTo(9);
        assertThat(answer.indexOf(4)).isOne();
        assertThat(answer.indexOf(5)).isNegative();
        assertThat(answer.q(2).getData())
                .isDeepEqualTo(new double[][] {{200, 201, 202}, {210, 211, 212}, {220, 221, 222}});
        assertThat(answer.fault(0)).contains("Q.npy[0, 0, 1] is 1.0; training starts from Q = 0");
        assertThat(answer.fault(1)).isEmpty();
        assertThat(answer.fault(2)).isEmpty();
        assertThat(answer.place("steps")).isEqualTo("steps.npy");
    }

    @Test
    void files_are_called_by_their_names() throws IOException {
        TrainingProblem problem = problem(2);
        Path folder = folder(problem);
        write(folder, steps(0, 0.5), float64("(2, 3, 3)", new double[18]));
        assertThatThrownBy(() -> Answer.read(folder, problem, 3)).hasMessage("steps.npy[1] is 0.5, not a whole number");
        write(folder, steps(0, 1), float64("(2, 9)", new double[18]));
        assertThatThrownBy(() -> Answer.read(folder, problem, 3)).hasMessage("Q.npy has shape (2, 9), not (2, 3, 3)");
    }

    /** Where it ends is said of a training that ends early, not of one that left a step out. */
    @Test
    void a_step_is_missing_at_the_end_or_before() throws IOException {
        TrainingProblem problem = problem(3);
        Path folder = folder(problem);
        AnsweredTrainer trainer = new AnsweredTrainer("them", problems);
        write(folder, steps(0, 2), float64("(2, 3, 3)", new double[18]));
        String fault = "trainer them: " + folder + ": steps.npy has no ";
        assertThatThrownBy(() -> SupervisedTraining.run(trainer, problem, RecordedSteps.all(3), (step, z) -> true))
                .hasMessage(fault + "1, which problem.json asks for");
        assertThatThrownBy(() -> SupervisedTraining.run(trainer, problem, RecordedSteps.ends(3), (step, z) -> true))
                .hasMessage(fault + "3, which problem.json asks for; it ends at 2");
    }

    /** A fault is one of the step that is looked at, not of the one before or behind. */
    @ParameterizedTest
    @ValueSource(ints = {9, 17})
    void a_fault_is_of_its_step(int at) throws IOException {
        TrainingProblem problem = problem(2);
        double[] q = new double[27];
        q[at] = Double.NaN;
        Path folder = folder(problem);
        write(folder, steps(0, 1, 2), float64("(3, 3, 3)", q));
        Answer answer = Answer.read(folder, problem, 3);
        assertThat(answer.fault(0)).isEmpty();
        assertThat(answer.fault(1)).isPresent();
        assertThat(answer.fault(2)).isEmpty();
    }

    @Test
    void a_failure_is_the_first_400_bytes_of_its_file_in_one_line() throws IOException {
        Path folder = folder(problem(1));
        Path file = folder.resolve("failure.txt");
        assertThat(FailedTraining.reason(folder)).isEmpty();
        Files.writeString(file, "a\n\tb  c\n");
        assertThat(FailedTraining.reason(folder)).contains("a b c");
        Files.writeString(file, " \n");
        assertThat(FailedTraining.reason(folder)).contains("the training failed");
        Files.writeString(file, "x".repeat(500), StandardCharsets.UTF_8);
        assertThat(FailedTraining.reason(folder)).contains("x".repeat(400));
        FailedTraining.mark(folder, "it ended");
        assertThat(file).hasContent("it ended\n");
        Path elsewhere = Files.move(file, folder.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
        assertThat(FailedTraining.reason(folder)).isEmpty();
    }

    /** Steps that are recorded need not be those that are asked for first; a trainer that is told to stop is not read on. */
    @Test
    void whoever_is_satisfied_is_not_told_of_a_later_fault() throws IOException {
        TrainingProblem problem = problem(2);
        double[] q = new double[27];
        q[26] = Double.NaN;
        write(folder(problem), steps(0, 1, 2), float64("(3, 3, 3)", q));
        SupervisedTraining.run(
                new AnsweredTrainer("them", problems), problem, RecordedSteps.all(2), (step, weights) -> step < 1);
    }
}
