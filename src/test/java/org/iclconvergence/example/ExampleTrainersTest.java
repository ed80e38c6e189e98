package org.iclconvergence.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.training.GradientDescentTrainer;
import org.iclconvergence.training.RecordedSteps;
import org.iclconvergence.training.SupervisedTraining;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryTrajectory;
import org.iclconvergence.training.query.QueryWatch;
import org.junit.jupiter.api.Test;

/** The plugged trainers as the suite sees them: one wins, the other cannot. */
class ExampleTrainersTest {
    private static final FeatureProbabilities BALANCED = FeatureProbabilities.balanced(4);
    private static final QueryEvent SMALL = QueryEvent.predictionErrorAtMost(1e-3);

    private static QueryTrajectory train(Trainer trainer) {
        TrainingProblem problem = TrainingProblem.onPopulation(
                Features.haarRandom(6, 4, new RandomStreams(1).features()), BALANCED, 64, 1, 20_000);
        QueryWatch watch =
                new QueryWatch(2, new PopulationIntegral(QueryGroups.ofEveryFeature(BALANCED, 2), 64), 1, SMALL);
        SupervisedTraining.run(trainer, problem, RecordedSteps.logSpaced(problem.steps()), watch::see);
        return watch.trajectory();
    }

    /** Momentum ½ doubles the step once it has run in. */
    @Test
    void momentum_converges_in_half_the_time_of_gradient_descent() {
        double plain = train(new GradientDescentTrainer()).time(SMALL).orElseThrow();
        double momentum = train(new MomentumTrainer()).time(SMALL).orElseThrow();
        assertThat(momentum / plain).isBetween(0.45, 0.55);
    }

    /** Its target weight tends to K, where softmax attention still leaves more than 0.001. */
    @Test
    void linear_attention_does_not_converge_as_softmax_attention() {
        QueryTrajectory trajectory = train(new LinearAttentionTrainer());
        assertThat(trajectory.at(SMALL)).isEmpty();
        assertThat(trajectory.last().targetWeight()).isBetween(3.0, 4.0);
    }
}
