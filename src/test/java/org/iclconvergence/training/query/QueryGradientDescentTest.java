package org.iclconvergence.training.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptLoss;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.oracle.Fixtures;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.LogSpacedSteps;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.Trajectory;
import org.junit.jupiter.api.Test;

class QueryGradientDescentTest {
    /** The reference enumerates in float64, to about 1e-12 relative, and rounding adds up over at most 3000 steps. */
    @Test
    void full_training_equals_the_enumerated_reference() {
        for (JsonNode fixture : Fixtures.read("population-gradient-descent.json")) {
            FeatureProbabilities p = FeatureProbabilities.of(Fixtures.doubles(fixture.get("probabilities")));
            Loss loss = new PopulationLoss(p, fixture.get("promptLength").asInt());
            Trajectory run = Training.ofBilinearWeights(
                            loss,
                            new GradientDescent(fixture.get("learningRate").asDouble()))
                    .run(fixture.get("steps").asInt());
            double worst = 0;
            for (JsonNode moment : fixture.get("trajectory")) {
                Snapshot snapshot = run.snapshots().get(moment.get("step").asInt());
                worst = Math.max(worst, Fixtures.relativeError(snapshot.loss(), moment.get("loss")));
                for (int k = 0; k < p.count(); k++) {
                    worst = Math.max(
                            worst,
                            Fixtures.relativeError(
                                    snapshot.predictionErrors()[k],
                                    moment.get("predictionError").get(k)));
                    worst = Math.max(
                            worst,
                            Fixtures.relativeError(
                                    snapshot.targetAttention()[k],
                                    moment.get("attention").get(k)));
                    for (int n = 0; n < p.count(); n++) {
                        double weight =
                                moment.get("bilinearWeights").get(n).get(k).asDouble();
                        worst = Math.max(worst, Math.abs(snapshot.weights().get(n, k) - weight));
                    }
                }
            }
            assertThat(worst).isLessThan(1e-11);
        }
    }

    @Test
    void classes_equal_the_full_problem() {
        SymmetryClasses classes = SymmetryClasses.imbalanced(6, 0.4);
        FeatureProbabilities p = FeatureProbabilities.imbalanced(6, 0.4);
        int steps = 300;
        double learningRate = 3;
        for (boolean finite : new boolean[] {true, false}) {
            Loss full = finite ? new PopulationLoss(p, 30) : new InfinitePromptLoss(p);
            Snapshot last = Training.ofBilinearWeights(full, new GradientDescent(learningRate))
                    .run(steps)
                    .last();
            for (int k = 0; k < 2; k++) {
                QueryGroups groups = classes.query(k);
                QueryLoss loss = finite ? new PopulationIntegral(groups, 30) : new InfinitePromptQuery(groups);
                QueryTrajectory trained =
                        new QueryGradientDescent(loss, learningRate).run(QueryEvent.NEVER, steps, step -> false);
                QuerySnapshot query = trained.last();
                assertThat(query.time()).isEqualTo(learningRate * steps);
                assertThat(trained.step(query)).isEqualTo(steps);
                // a few roundings of rates below 1 in each of 300 steps
                assertThat(query.targetWeight()).isCloseTo(last.weights().target(k), within(1e-13));
                assertThat(query.weights().getEntry(groups.dominant()))
                        .isCloseTo(last.weights().get(0, k), within(1e-13));
                assertThat(query.weights().getEntry(1)).isCloseTo(last.weights().get(5, k), within(1e-13));
                assertThat(query.predictionError()).isCloseTo(last.predictionErrors()[k], within(1e-13));
                assertThat(query.targetAttention()).isCloseTo(last.targetAttention()[k], within(1e-13));
            }
        }
    }

    @Test
    void stops_at_the_event_and_keeps_the_first_step_of_every_other() {
        QueryGroups groups = SymmetryClasses.balanced(10).query(0);
        QueryEvent done = QueryEvent.predictionErrorAtMost(0.01);
        QueryEvent half = QueryEvent.targetAttentionAtLeast(0.5);
        QueryTrajectory run = new QueryGradientDescent(new InfinitePromptQuery(groups), 0.5)
                .run(done, 100_000, new LogSpacedSteps(5), half, QueryEvent.targetLeads());
        assertThat(run.last().predictionError()).isLessThanOrEqualTo(0.01);
        assertThat(run.time(done)).hasValue(run.last().time());
        assertThat(run.time(QueryEvent.targetLeads())).hasValue(0);
        assertThat(run.at(half).orElseThrow().targetAttention()).isBetween(0.5, 0.51);
        double flow = new GradientFlow(groups).run(done).time(done).orElseThrow();
        // Euler's method lags by O(η): about η ln of the rates' range, a few steps
        assertThat(run.time(done).orElseThrow()).isCloseTo(flow, within(5.0));
        assertThat(run.snapshots()).hasSizeLessThan(30);
    }

    @Test
    void times_are_eta_t_and_steps_come_back_exactly() {
        var loss = new InfinitePromptQuery(SymmetryClasses.imbalanced(7, 0.4).query(1));
        for (double learningRate : new double[] {0.1, 1 / 3.0, 7, 1e-300, 1e290}) {
            QueryTrajectory run = new QueryGradientDescent(loss, learningRate).run(QueryEvent.NEVER, 200, step -> true);
            for (int step = 0; step <= 200; step++) {
                assertThat(run.snapshots().get(step).time()).isEqualTo(learningRate * step);
                assertThat(run.step(run.snapshots().get(step))).isEqualTo(step);
            }
            assertThat(run.relativeTimeError()).isZero();
            assertThat(run.weightError()).isZero();
        }
    }

    /** A watch that looks at some steps only knows between which two an event came; descent itself knows the step. */
    @Test
    void hits_say_when_they_had_not_yet_happened() {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(6, 0.4);
        QueryGroups groups = QueryGroups.ofEveryFeature(p, 1);
        QueryEvent half = QueryEvent.targetAttentionAtLeast(0.5);
        QueryEvent start = QueryEvent.predictionErrorAtMost(10);
        QueryTrajectory exact =
                new QueryGradientDescent(new InfinitePromptQuery(groups), 0.5).run(half, 10_000, step -> true, start);
        QueryWatch watch = new QueryWatch(1, new InfinitePromptQuery(groups), 0.5, half, start);
        int looks = 0;
        BilinearWeights z = new BilinearWeights(6);
        do {
            QuerySnapshot at =
                    exact.snapshots().get(Math.min(20 * looks, exact.snapshots().size() - 1));
            for (int n = 0; n < 6; n++) {
                z.set(n, 1, at.weights().getEntry(QueryGroups.positionOf(n, 1)));
            }
        } while (watch.see(20L * looks++, z));
        QueryHit hit = exact.hits().get(half);
        QueryHit seen = watch.trajectory().hits().get(half);
        assertThat(hit.previous()).isEqualTo(hit.at().time() - 0.5);
        assertThat(seen.previous()).isEqualTo(seen.at().time() - 10);
        assertThat(hit.at().time())
                .isGreaterThan(seen.previous())
                .isLessThanOrEqualTo(seen.at().time());
        assertThat(exact.hits().get(start).previous()).isZero();
        assertThat(watch.trajectory().hits().get(start).previous()).isZero();
    }

    /** No step is a training, too; the first and the last step are recorded without being asked for. */
    @Test
    void the_ends_are_always_recorded() {
        SteadyLoss slope = new SteadyLoss(QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.75, 0.25), 0), 0, 4, -3);
        QueryGradientDescent descent = new QueryGradientDescent(slope, 0.5);
        assertThat(descent.run(QueryEvent.NEVER, 0, step -> false).snapshots()).hasSize(1);
        assertThat(slope.evaluations()).isOne();
        assertThat(descent.run(QueryEvent.NEVER, 6, step -> false).snapshots())
                .extracting(QuerySnapshot::time)
                .containsExactly(0.0, 3.0);
        // one for each moment: what is trained is what is observed
        assertThat(slope.evaluations()).isEqualTo(1 + 7);
        assertThat(descent.run(QueryEvent.NEVER, 6, step -> step == 2 || step == 6)
                        .snapshots())
                .extracting(QuerySnapshot::targetWeight)
                .containsExactly(0.0, 4.0, 12.0);
    }

    @Test
    void the_usual_learning_rate_is_a_fifth_of_how_rare_the_query_is() {
        assertThat(QueryGradientDescent.usualLearningRate(
                        SymmetryClasses.balanced(10).query(0)))
                .isEqualTo(2);
        assertThat(QueryGradientDescent.usualLearningRate(
                        QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.75, 0.25), 1)))
                .isEqualTo(0.8);
    }

    @Test
    void refuses_a_time_without_end() {
        var descent = new QueryGradientDescent(
                new InfinitePromptQuery(SymmetryClasses.balanced(3).query(0)), 1e308);
        assertThatThrownBy(() -> descent.run(QueryEvent.NEVER, 2, step -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite");
    }

    @Test
    void refuses_a_negative_budget() {
        var descent = new QueryGradientDescent(
                new InfinitePromptQuery(SymmetryClasses.balanced(3).query(0)), 1);
        assertThatThrownBy(() -> descent.run(QueryEvent.NEVER, -1, step -> true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
