package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.loss.TokenLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernels train as the paper's equations do, step for step: the same Q(t) from two trainings that share no code. */
class ReferenceTrainerTest {
    /** Entries of Q are of size 1, and 400 steps add at most 400 roundings of a step: measured below 2e-15. */
    private static final double TOLERANCE = 1e-12;

    private static final int EPOCHS = 400;

    private static PaperExperiment setting(String regime, PaperExperiment.Rule rule) {
        FeatureProbabilities p =
                regime.equals("balanced") ? FeatureProbabilities.balanced(5) : FeatureProbabilities.imbalanced(5, 0.5);
        // gradient descent needs a larger rate to come as far
        return PaperExperiment.of(p, 12, 7)
                .withPromptLength(20)
                .withPrompts(40)
                .withLearningRate(rule == PaperExperiment.Rule.ADAM ? 0.01 : 1)
                .withRule(rule);
    }

    private static List<RealMatrix> train(Trainer trainer, TrainingProblem problem) {
        List<RealMatrix> steps = new ArrayList<>();
        trainer.train(problem, recordedIn(steps));
        return steps;
    }

    private static TrainingMonitor recordedIn(List<RealMatrix> steps) {
        return new TrainingMonitor() {
            @Override
            public boolean wants(long step) {
                return true;
            }

            @Override
            public boolean record(long step, RealMatrix q) {
                assertThat(step).isEqualTo(steps.size());
                return steps.add(q.copy());
            }
        };
    }

    /** The largest entry of Q(t) − Q'(t) over all t. */
    private static double distance(List<RealMatrix> some, List<RealMatrix> others) {
        double distance = 0;
        for (int t = 0; t < some.size(); t++) {
            for (double[] row : some.get(t).subtract(others.get(t)).getData()) {
                for (double entry : row) {
                    distance = Math.max(distance, Math.abs(entry));
                }
            }
        }
        return distance;
    }

    /** The paper's own size: K = 10, d = 100, N = 100, M = 300. */
    @Test
    void kernels_and_reference_take_the_same_steps_in_the_papers_experiment() {
        TrainingProblem problem = PaperExperiment.imbalanced(10, 0.5, 3).draw();
        List<RealMatrix> expected = train(new ReferenceTrainer(), problem);
        assertThat(expected).hasSize(EPOCHS + 1);
        assertThat(distance(train(new DefaultTrainer(), problem), expected)).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "balanced, ADAM, RANDOM",
        "imbalanced, ADAM, RANDOM",
        "balanced, GD, RANDOM",
        "imbalanced, GD, RANDOM",
        "balanced, ADAM, STANDARD",
        "imbalanced, GD, STANDARD"
    })
    void kernels_and_reference_take_the_same_steps(
            String regime, PaperExperiment.Rule rule, PaperExperiment.Basis basis) {
        TrainingProblem problem = setting(regime, rule).withBasis(basis).draw();
        List<RealMatrix> expected = train(new ReferenceTrainer(), problem);
        List<RealMatrix> actual = train(new DefaultTrainer(), problem);
        assertThat(expected).hasSize(EPOCHS + 1).hasSameSizeAs(actual);
        // they have learned something to differ about
        assertThat(expected.get(EPOCHS).getFrobeniusNorm()).isGreaterThan(1);
        assertThat(distance(actual, expected)).isLessThan(TOLERANCE);
    }

    /** On the population losses, too: the whole of Q, features in more dimensions than there are, two equally frequent. */
    @ParameterizedTest
    @CsvSource({"30, GD", "30, ADAM", "Infinity, GD", "Infinity, ADAM"})
    void kernels_and_reference_take_the_same_steps_on_the_population_loss(
            double promptLength, PaperExperiment.Rule rule) {
        TrainingProblem problem = new TrainingProblem(
                Double.isInfinite(promptLength) ? Objective.INFINITE_PROMPTS : Objective.EXACT_POPULATION,
                Features.haarRandom(7, 5, new RandomStreams(3).features()),
                FeatureProbabilities.of(0.4, 0.1, 0.2, 0.2, 0.1),
                promptLength,
                List.of(),
                rule == PaperExperiment.Rule.ADAM ? 0.01 : 1,
                rule,
                EPOCHS);
        List<RealMatrix> expected = train(new ReferenceTrainer(), problem);
        List<RealMatrix> actual = new ArrayList<>();
        Training.run(problem, problem.optimizer(), recordedIn(actual));
        assertThat(expected).hasSize(EPOCHS + 1).hasSameSizeAs(actual);
        assertThat(expected.get(EPOCHS).getFrobeniusNorm()).isGreaterThan(1);
        assertThat(distance(actual, expected)).isLessThan(TOLERANCE);
    }

    /** Losses, prediction errors and attention: those of the kernels against those of the literal transformer. */
    @ParameterizedTest
    @CsvSource({"balanced, ADAM", "imbalanced, GD"})
    void kernels_and_reference_leave_the_same_trajectory(String regime, PaperExperiment.Rule rule) {
        TrainingProblem problem = setting(regime, rule).draw();
        Trajectory expected = SupervisedTraining.trajectory(
                new ReferenceTrainer(),
                problem,
                new TokenLoss(problem.features(), problem.prompts()),
                step -> true,
                step -> {});
        Trajectory actual = Training.ofQueryKeyMatrix(problem.loss(), problem.features(), problem.optimizer())
                .run(EPOCHS);
        for (int t = 0; t <= EPOCHS; t++) {
            Snapshot reference = expected.snapshots().get(t);
            Snapshot fast = actual.snapshots().get(t);
            assertThat(Math.abs(fast.loss() - reference.loss())).isLessThan(TOLERANCE);
            assertThat(largestDifference(fast.predictionErrors(), reference.predictionErrors()))
                    .isLessThan(TOLERANCE);
            assertThat(largestDifference(fast.targetAttention(), reference.targetAttention()))
                    .isLessThan(TOLERANCE);
            assertThat(largestDifference(fast.dominantAttention(), reference.dominantAttention()))
                    .isLessThan(TOLERANCE);
        }
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int k = 0; k < a.length; k++) {
            largest = Math.max(largest, Math.abs(a[k] - b[k]));
        }
        return largest;
    }
}
