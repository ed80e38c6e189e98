package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.CountLoss;
import org.junit.jupiter.api.Test;

class TrainingTest {
    /** An independent implementation in another language, about 1e-10 absolute. */
    @Test
    void adam_follows_the_reference_trajectory() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode reference = json.readTree(getClass().getResourceAsStream("/reference/empirical-adam.json"));
        Features features = Features.orthonormal(
                MatrixUtils.createRealMatrix(json.convertValue(reference.get("features"), double[][].class)));
        double[][] tasks = json.convertValue(reference.get("taskWeights"), double[][].class);
        int[][] tokens = json.convertValue(reference.get("tokens"), int[][].class);
        int[] queries = json.convertValue(reference.get("queries"), int[].class);
        List<Prompt> prompts = new ArrayList<>();
        for (int m = 0; m < tasks.length; m++) {
            prompts.add(Prompt.of(tokens[m], queries[m], features.labels(tasks[m])));
        }
        Trajectory trajectory = Training.ofQueryKeyMatrix(new CountLoss(prompts), features, new Adam(0.002))
                .run(400);
        for (JsonNode expected : reference.get("trajectory")) {
            Snapshot actual = trajectory.snapshots().get(expected.get("epoch").intValue());
            assertThat(actual.loss()).isCloseTo(expected.get("empiricalLoss").doubleValue(), within(1e-9));
            double[][] z = json.convertValue(expected.get("bilinearWeights"), double[][].class);
            for (int n = 0; n < z.length; n++) {
                assertThat(actual.weights().matrix().getRow(n)).containsExactly(z[n], within(1e-9));
            }
        }
    }

    private static PaperExperiment small(PaperExperiment.Rule rule, PaperExperiment.Basis basis) {
        return PaperExperiment.of(FeatureProbabilities.imbalanced(4, 0.4), 9, 5)
                .withPromptLength(15)
                .withPrompts(40)
                .withEpochs(30)
                .withLearningRate(0.05)
                .withRule(rule)
                .withBasis(basis);
    }

    /** The largest column sum of |Z on Q − Z| after 30 steps. */
    private static double differenceAfter30Steps(TrainingProblem problem) {
        Training onQ = Training.ofQueryKeyMatrix(problem.loss(), problem.features(), problem.optimizer());
        Training onZ = Training.ofBilinearWeights(problem.loss(), problem.optimizer());
        return last(onQ.run(30)).subtract(last(onZ.run(30))).getNorm();
    }

    private static RealMatrix last(Trajectory trajectory) {
        return trajectory.last().weights().matrix();
    }

    /** Gradient descent on Q and on Z is the same training on orthonormal features (30 steps: rounding only). */
    @Test
    void gradient_descent_does_not_see_the_basis() {
        PaperExperiment setting = small(PaperExperiment.Rule.GD, PaperExperiment.Basis.RANDOM);
        assertThat(differenceAfter30Steps(setting.draw())).isLessThan(1e-13);
    }

    /** In the standard basis Adam on Q is Adam on Z; in another basis it is not. */
    @Test
    void adam_sees_the_basis() {
        for (PaperExperiment.Basis basis : PaperExperiment.Basis.values()) {
            double difference = differenceAfter30Steps(
                    small(PaperExperiment.Rule.ADAM, basis).draw());
            if (basis == PaperExperiment.Basis.STANDARD) {
                assertThat(difference).isLessThan(1e-12);
            } else {
                assertThat(difference).isGreaterThan(0.1);
            }
        }
    }

    @Test
    void an_experiment_is_reproducible_from_its_seed() {
        PaperExperiment setting = small(PaperExperiment.Rule.ADAM, PaperExperiment.Basis.RANDOM);
        TrainingProblem first = setting.draw();
        TrainingProblem second = setting.draw();
        assertThat(second.features().matrix()).isEqualTo(first.features().matrix());
        assertThat(second.prompts()).isEqualTo(first.prompts());
        Training training = Training.ofQueryKeyMatrix(first.loss(), first.features(), first.optimizer());
        assertThat(last(training.run(30))).isEqualTo(last(training.run(30)));
    }

    @Test
    void steps_are_recorded_as_asked_and_progress_is_told() {
        TrainingProblem problem =
                small(PaperExperiment.Rule.GD, PaperExperiment.Basis.RANDOM).draw();
        List<Long> told = new ArrayList<>();
        Trajectory trajectory = Training.ofBilinearWeights(problem.loss(), problem.optimizer())
                .run(6, step -> step % 4 == 0, told::add);
        assertThat(trajectory.snapshots()).extracting(Snapshot::step).containsExactly(0L, 4L);
        assertThat(told).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(trajectory.firstStep(snapshot -> snapshot.step() > 1)).hasValue(4);
        assertThat(trajectory.firstStep(snapshot -> false)).isEmpty();
    }

    @Test
    void bad_settings_are_refused_by_name() {
        assertThatThrownBy(() -> new Adam(0)).hasMessageContaining("learningRate");
        assertThatThrownBy(() -> new Adam(1, 1, 0.9, 1e-8)).hasMessageContaining("beta1");
        assertThatThrownBy(() -> new Adam(1, 0.9, -1, 1e-8)).hasMessageContaining("beta2");
        assertThatThrownBy(() -> new Adam(1, 0.9, 0.9, 0)).hasMessageContaining("epsilon");
        assertThatThrownBy(() -> new GradientDescent(Double.NaN)).hasMessageContaining("learningRate");
        assertThatThrownBy(() -> PaperExperiment.standard(FeatureProbabilities.balanced(101), 1))
                .hasMessageContaining("K = 101");
        PaperExperiment setting = PaperExperiment.standard(FeatureProbabilities.balanced(3), 1);
        assertThatThrownBy(() -> setting.withPromptLength(0)).hasMessage("promptLength must be at least 1, not 0");
        assertThatThrownBy(() -> setting.withPrompts(0)).hasMessage("prompts must be at least 1, not 0");
        assertThatThrownBy(() -> setting.withEpochs(-1)).hasMessage("epochs must be at least 0, not -1");
        assertThatThrownBy(() -> setting.withLearningRate(0)).hasMessageContaining("learningRate");
        assertThatThrownBy(() -> setting.withProbabilities(FeatureProbabilities.balanced(101)))
                .hasMessageContaining("K = 101");
        TrainingProblem drawn = setting.withPrompts(1).draw();
        assertThatThrownBy(() -> drawn.withPrompts(List.of())).hasMessageContaining("prompts are given");
        assertThatThrownBy(() -> new Trajectory(List.of())).hasMessageContaining("at least one");
    }
}
