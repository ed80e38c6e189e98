package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QueryTrajectory;
import org.iclconvergence.training.query.QueryWatch;
import org.junit.jupiter.api.Test;

/** The trainers train what the direct ways train. */
class BuiltInTrainersTest {
    private static final FeatureProbabilities MIXED = FeatureProbabilities.of(0.4, 0.1, 0.2, 0.2, 0.1);

    /** Three hundred steps of weights below 3: 1e-15 for each step and for the way to Q and back. */
    private static void equalsOneColumnAtATime(double promptLength) {
        long steps = 300;
        Features features = Features.haarRandom(7, 5, new RandomStreams(3).features());
        TrainingProblem problem = TrainingProblem.onPopulation(features, MIXED, promptLength, 1.5, steps);
        BilinearWeights[] last = new BilinearWeights[1];
        SupervisedTraining.run(new GradientDescentTrainer(), problem, RecordedSteps.ends(steps), (step, weights) -> {
            last[0] = weights.copy();
            return true;
        });
        for (int k = 0; k < 5; k++) {
            QueryGroups groups = QueryGroups.ofEveryFeature(MIXED, k);
            QueryLoss loss = Double.isInfinite(promptLength)
                    ? new InfinitePromptQuery(groups)
                    : new PopulationIntegral(groups, promptLength);
            double[] alone = new QueryGradientDescent(loss, 1.5)
                    .run(QueryEvent.NEVER, steps, step -> false)
                    .last()
                    .weights()
                    .toArray();
            for (int n = 0; n < 5; n++) {
                assertThat(last[0].get(n, k)).isCloseTo(alone[QueryGroups.positionOf(n, k)], within(1e-12));
            }
        }
    }

    @Test
    void gradient_descent_on_finite_prompts() {
        equalsOneColumnAtATime(30);
    }

    @Test
    void gradient_descent_on_infinite_prompts() {
        equalsOneColumnAtATime(Double.POSITIVE_INFINITY);
    }

    @Test
    void a_watch_sees_the_hitting_times_of_gradient_descent_rounded_up() {
        QueryGroups groups = QueryGroups.ofEveryFeature(MIXED, 1);
        QueryEvent half = QueryEvent.targetAttentionAtLeast(0.5);
        QueryEvent small = QueryEvent.predictionErrorAtMost(0.05);
        QueryTrajectory direct =
                new QueryGradientDescent(new PopulationIntegral(groups, 125), 1).run(small, 5000, step -> false, half);
        QueryWatch watch = new QueryWatch(1, new PopulationIntegral(groups, 125), 1, small, half);
        TrainingProblem problem = TrainingProblem.onPopulation(
                Features.haarRandom(5, 5, new RandomStreams(4).features()), MIXED, 125, 1, 5000);
        SupervisedTraining.run(new GradientDescentTrainer(), problem, RecordedSteps.logSpaced(5000), watch::see);
        for (QueryEvent event : List.of(half, small)) {
            double exact = direct.time(event).orElseThrow();
            assertThat(watch.trajectory().time(event).orElseThrow()).isBetween(exact, exact * 1.02);
        }
    }

    @Test
    void adam_and_gradient_descent_on_given_prompts_equal_the_papers_experiment() {
        for (PaperExperiment.Rule rule : PaperExperiment.Rule.values()) {
            TrainingProblem problem = PaperExperiment.of(FeatureProbabilities.imbalanced(4, 0.5), 6, 5)
                    .withPromptLength(20)
                    .withPrompts(30)
                    .withEpochs(40)
                    .withLearningRate(0.01)
                    .withRule(rule)
                    .draw();
            Trajectory direct = Training.ofQueryKeyMatrix(problem.loss(), problem.features(), problem.optimizer())
                    .run(40);
            Trajectory supervised = SupervisedTraining.trajectory(
                    Trainers.named("default").get(), problem, problem.loss(), step -> true, step -> {});
            assertThat(supervised.snapshots()).hasSize(41);
            for (int t = 0; t <= 40; t++) {
                Snapshot expected = direct.snapshots().get(t);
                Snapshot actual = supervised.snapshots().get(t);
                assertThat(actual.loss()).isEqualTo(expected.loss());
                assertThat(actual.weights().matrix())
                        .isEqualTo(expected.weights().matrix());
            }
        }
    }
}
