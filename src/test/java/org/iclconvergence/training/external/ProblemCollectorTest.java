package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.training.GradientDescentTrainer;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.RecordedSteps;
import org.iclconvergence.training.SupervisedTraining;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.TrainingRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written for a trainer elsewhere, and at which steps it is asked. */
class ProblemCollectorTest {
    @TempDir
    private Path folder;

    private static TrainingProblem problem(int dimension, long steps) {
        return TrainingProblem.onPopulation(
                Features.standardBasis(dimension, 2), FeatureProbabilities.balanced(2), 6, 0.1, steps);
    }

    private List<Long> seen(ExchangedTrainer trainer, TrainingProblem problem, RecordedSteps steps) {
        List<Long> seen = new ArrayList<>();
        SupervisedTraining.run(trainer, problem, steps, (step, weights) -> seen.add(step));
        return seen;
    }

    private JsonNode json(TrainingProblem problem) throws IOException {
        Path file = folder.resolve(ProblemFolder.name(problem)).resolve(ProblemFolder.FILE);
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void a_problem_is_written_once_with_the_steps_that_are_wanted_and_trained_each_time() throws IOException {
        ProblemCollector first = new ProblemCollector(folder, 0);
        ProblemCollector second = first.another();
        TrainingProblem problem = problem(3, 7);
        assertThat(first.count()).isZero();
        assertThat(seen(first, problem, RecordedSteps.every(3, 7))).containsExactly(0L, 3L, 6L, 7L);
        assertThat(seen(second, problem, RecordedSteps.ends(7))).containsExactly(0L, 7L);
        assertThat(first.count()).isOne();
        assertThat(json(problem).get("record")).hasToString("[0,3,6,7]");
        assertThat(seen(second, problem(3, 8), RecordedSteps.ends(8))).containsExactly(0L, 8L);
        assertThat(first.count()).isEqualTo(2);
        assertThat(first.name()).isEqualTo("collector");
        for (Objective objective : Objective.values()) {
            assertThat(first.supports(objective)).isTrue();
        }
        assertThat(first.probed(problem)).isEmpty();
    }

    @Test
    void what_cannot_be_written_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        ProblemCollector nowhere = new ProblemCollector(file, 0);
        assertThatThrownBy(() -> seen(nowhere, problem(3, 7), RecordedSteps.ends(7)))
                .isInstanceOf(TrainingRefused.class)
                .hasMessageContaining(file.toString());
        TrainingProblem given = PaperExperiment.of(FeatureProbabilities.balanced(3), 3, 1)
                .withPrompts(1)
                .withEpochs(1)
                .draw();
        assertThatThrownBy(() -> seen(new ProblemCollector(folder, 2), given, RecordedSteps.ends(1)))
                .isInstanceOf(TrainingRefused.class)
                .hasMessageStartingWith("icl.probes must be 0, or from K = 3");
        seen(new ProblemCollector(folder, 4), given, RecordedSteps.ends(1));
        assertThat(json(given).get("probes").intValue()).isEqualTo(4);
    }

    /** Four MiB hold 131,072 matrices of four float64, of which one is the last that lies beside the stride. */
    @ParameterizedTest
    @CsvSource({
        "2, 0, 1", "2, 131071, 1", "2, 131072, 2", "2, 262143, 2", "2, 262144, 5", "2, 655359, 5", "2, 655360, 10",
        "2, 1310719, 10", "2, 1310720, 20", "2, 2621440, 50", "2, 6553600, 100", "100, 51, 1", "100, 52, 2",
                "100, 400, 10",
        "1000, 1, 1", "1000, 2, 2", "1000, 3, 2", "1000, 4, 5", "1000, 19, 10"
    })
    void no_more_steps_are_asked_for_than_fit(int dimension, long steps, long stride) {
        TrainingProblem problem = problem(dimension, steps);
        assertThat(ExchangedTrainer.strideOf(new ProblemCollector(folder, 0), problem))
                .isEqualTo(stride);
        assertThat(ExchangedTrainer.strideOf(new GradientDescentTrainer(), problem))
                .isOne();
    }

    @Test
    void the_last_step_is_asked_for_too() {
        ProblemCollector trainer = new ProblemCollector(folder, 0);
        TrainingProblem large = problem(1000, 3);
        assertThat(seen(trainer, large, ExchangedTrainer.stepsOf(trainer, large)))
                .containsExactly(0L, 2L, 3L);
    }
}
