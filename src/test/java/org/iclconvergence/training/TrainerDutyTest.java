package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.InfinitePromptLoss;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.loss.TokenLoss;
import org.iclconvergence.model.BilinearWeights;
import org.junit.jupiter.api.Test;

/** A trainer records what is wanted, and nothing else, until it is told to stop. */
class TrainerDutyTest {
    private static final TrainingProblem GIVEN = PaperExperiment.of(FeatureProbabilities.of(0.5, 0.3, 0.2), 4, 3)
            .withPromptLength(5)
            .withPrompts(6)
            .withEpochs(10)
            .draw();
    private static final TrainingProblem POPULATION = TrainingProblem.onPopulation(
            Features.standardBasis(4, 3), FeatureProbabilities.of(0.5, 0.3, 0.2), 10, 0.5, 10);

    /** Wants every third step and the last; is satisfied with the step that it is told. */
    private static final class EveryThird implements TrainingMonitor {
        private final List<Long> recorded = new ArrayList<>();
        private final long enough;

        EveryThird(long enough) {
            this.enough = enough;
        }

        @Override
        public boolean wants(long step) {
            return step % 3 == 0 || step == 10;
        }

        @Override
        public boolean record(long step, RealMatrix q) {
            recorded.add(step);
            return step < enough;
        }
    }

    private static List<Long> recorded(Trainer trainer, TrainingProblem problem, long enough) {
        EveryThird monitor = new EveryThird(enough);
        trainer.train(problem, monitor);
        return monitor.recorded;
    }

    @Test
    void wanted_steps_are_recorded_and_a_trainer_that_is_told_to_stops() {
        for (Trainer trainer : List.of(new ReferenceTrainer(), new AdamTrainer(), new GradientDescentTrainer())) {
            for (TrainingProblem problem : List.of(GIVEN, POPULATION)) {
                assertThat(recorded(trainer, problem, 99)).containsExactly(0L, 3L, 6L, 9L, 10L);
                assertThat(recorded(trainer, problem, 6)).containsExactly(0L, 3L, 6L);
                assertThat(recorded(trainer, problem, 0)).containsExactly(0L);
            }
        }
    }

    /** On given prompts the reference differentiates the loss of tokens, to the last bit: it shares no code with the kernels. */
    @Test
    void the_reference_goes_by_the_loss_of_tokens() {
        RealMatrix q = MatrixUtils.createRealMatrix(4, 4);
        for (int at = 0; at < 16; at++) {
            q.setEntry(at / 4, at % 4, Math.sin(at + 1.0));
        }
        assertThat(ReferenceTrainer.gradient(GIVEN).apply(q))
                .isEqualTo(new TokenLoss(GIVEN.features(), GIVEN.prompts()).gradient(q));
    }

    @Test
    void what_cannot_be_trained_is_refused() {
        FeatureProbabilities two = FeatureProbabilities.balanced(2);
        assertThatThrownBy(() -> Training.ofQueryKeyMatrix(
                        new InfinitePromptLoss(two), Features.standardBasis(4, 3), new GradientDescent(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the loss has 2 features, V has 3");
        Training training = Training.ofBilinearWeights(new InfinitePromptLoss(two), new GradientDescent(1));
        assertThatThrownBy(() -> training.run(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps must not be negative: -1");
        assertThat(training.run(0).snapshots()).hasSize(1);
    }

    @Test
    void a_trajectory_has_every_step_once() {
        Snapshot at = new Snapshot(3, 0, new double[1], new double[1], new double[1], new BilinearWeights(1));
        assertThatThrownBy(() -> new Trajectory(List.of(at, at)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the steps of a trajectory must increase");
    }

    /** A loss with twice the growth. */
    private record Doubled(QueryLoss loss) implements QueryLoss {
        @Override
        public QueryGroups groups() {
            return loss.groups();
        }

        @Override
        public double relativeError() {
            return loss.relativeError();
        }

        @Override
        public void evaluate(double[] weights, QueryValues values) {
            loss.evaluate(weights, values);
            for (int g = 0; g < values.growth().length; g++) {
                values.growth()[g] *= 2;
            }
        }
    }

    private static RealMatrix last(Trainer trainer, double learningRate) {
        RealMatrix[] last = new RealMatrix[1];
        TrainingProblem problem =
                TrainingProblem.onPopulation(POPULATION.features(), POPULATION.probabilities(), 10, learningRate, 10);
        SupervisedTraining.run(trainer, problem, RecordedSteps.ends(10), (step, weights) -> {
            last[0] = weights.copy().matrix();
            return true;
        });
        return last[0];
    }

    /** What a check bends is what is trained: twice the growth is twice the learning rate, bit for bit. */
    @Test
    void a_loss_that_is_put_in_between_is_trained() {
        assertThat(last(new GradientDescentTrainer(Doubled::new), 0.5))
                .isEqualTo(last(new GradientDescentTrainer(), 1))
                .isNotEqualTo(last(new GradientDescentTrainer(), 0.5));
    }
}
