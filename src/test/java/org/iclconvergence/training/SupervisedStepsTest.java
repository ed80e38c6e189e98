package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.loss.InfinitePromptLoss;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.PopulationLoss;
import org.junit.jupiter.api.Test;

/** Which steps of a training are looked at, and what is made of them. */
class SupervisedStepsTest {
    private static final FeatureProbabilities P = FeatureProbabilities.of(0.5, 0.3, 0.2);
    private static final Features V = Features.standardBasis(4, 3);

    private static TrainingProblem problem(double promptLength) {
        return TrainingProblem.onPopulation(V, P, promptLength, 0.5, 20);
    }

    private static RealMatrix zero() {
        return MatrixUtils.createRealMatrix(4, 4);
    }

    /** Steps that nobody asked for may be recorded, whatever they hold; what comes after the last is not looked at. */
    @Test
    void only_wanted_steps_are_seen() {
        List<Long> wanted = new ArrayList<>();
        List<Long> seen = new ArrayList<>();
        SupervisedTraining.run(
                new ScriptedTrainer("scripted", (problem, monitor) -> {
                    for (long step = 0; step <= 20; step++) {
                        if (monitor.wants(step)) {
                            wanted.add(step);
                        }
                        assertThat(monitor.record(step, step % 5 == 3 ? null : zero()))
                                .isEqualTo(step < 20);
                    }
                    assertThat(monitor.record(21, zero())).isFalse();
                    assertThat(monitor.record(21, null)).isFalse();
                }),
                problem(10),
                RecordedSteps.every(10, 20),
                (step, weights) -> seen.add(step));
        assertThat(wanted).containsExactly(0L, 10L, 20L);
        assertThat(seen).containsExactly(0L, 10L, 20L);
    }

    /**
     * Nobody goes on with an observer that is satisfied or that failed, or with a trainer that is at fault. What the trainer was told is
     * looked at afterwards: what it throws by then is no news.
     */
    @Test
    void nothing_is_seen_once_it_is_over() {
        List<Long> seen = new ArrayList<>();
        List<Boolean> told = new ArrayList<>();
        BiConsumer<TrainingProblem, TrainingMonitor> goesOn = (problem, monitor) -> {
            for (long step = 0; step <= 5; step++) {
                told.add(monitor.record(step, zero()));
            }
        };
        SupervisedTraining.run(
                new ScriptedTrainer("scripted", goesOn), problem(10), RecordedSteps.all(20), (step, weights) -> {
                    seen.add(step);
                    return step < 2;
                });
        assertThat(seen).containsExactly(0L, 1L, 2L);
        assertThat(told).containsExactly(true, true, false, false, false, false);
        seen.clear();
        told.clear();
        assertThatThrownBy(() -> SupervisedTraining.run(
                        new ScriptedTrainer("scripted", goesOn),
                        problem(10),
                        RecordedSteps.all(20),
                        (step, weights) -> {
                            seen.add(step);
                            if (step == 2) {
                                throw new ArithmeticException("mine");
                            }
                            return true;
                        }))
                .isInstanceOf(ArithmeticException.class);
        assertThat(seen).containsExactly(0L, 1L, 2L);
        assertThat(told).containsExactly(true, true, false, false, false, false);
        seen.clear();
        told.clear();
        BiConsumer<TrainingProblem, TrainingMonitor> atFault = (problem, monitor) -> {
            for (long step : new long[] {0, 2, 1, 2}) {
                told.add(monitor.record(step, zero()));
            }
        };
        assertThatThrownBy(() -> SupervisedTraining.run(
                        new ScriptedTrainer("scripted", atFault),
                        problem(10),
                        RecordedSteps.all(20),
                        (step, weights) -> seen.add(step)))
                .hasMessage("trainer scripted recorded step 2 without step 1");
        assertThat(seen).containsExactly(0L);
        assertThat(told).containsExactly(true, false, false, false);
    }

    /** Only the start is to be zero, and every entry of it, negative zero being one. */
    @Test
    void a_start_is_zero_everywhere() {
        RealMatrix corner = zero();
        corner.setEntry(3, 3, 1e-300);
        RealMatrix signed = zero().scalarMultiply(-1);
        assertThatThrownBy(() -> SupervisedTraining.run(
                        new ScriptedTrainer("scripted", (problem, monitor) -> monitor.record(0, corner)),
                        problem(10),
                        RecordedSteps.ends(20),
                        (step, weights) -> true))
                .hasMessage("trainer scripted did not start from zero: Q(0) has an entry 1.0E-300");
        SupervisedTraining.run(
                new ScriptedTrainer("scripted", (problem, monitor) -> {
                    assertThat(monitor.record(0, signed)).isTrue();
                    assertThat(monitor.record(20, corner)).isFalse();
                }),
                problem(10),
                RecordedSteps.ends(20),
                (step, weights) -> true);
    }

    /** What says by itself that nothing is to be judged is not blamed on the trainer. */
    @Test
    void what_a_training_says_of_itself_is_passed_on() {
        for (Throwable said : new Throwable[] {
            new OutOfMemoryError("full"),
            new NotTrained("not there"),
            new NotAnswered("not answered"),
            new TrainingRefused("no format", null),
            new TrainerFailure("diverged")
        }) {
            assertThatThrownBy(() -> SupervisedTraining.run(
                            new ScriptedTrainer("scripted", (problem, monitor) -> {
                                if (said instanceof Error error) {
                                    throw error;
                                }
                                throw (RuntimeException) said;
                            }),
                            problem(10),
                            RecordedSteps.ends(20),
                            (step, weights) -> true))
                    .isSameAs(said);
        }
    }

    /** What is trained and what is observed need not be the same: infinite prompts, looked at through prompts of 10 tokens. */
    @Test
    void a_trajectory_is_that_of_the_observed_loss() {
        Loss observed = new PopulationLoss(P, 10);
        TrainingProblem trained = problem(Double.POSITIVE_INFINITY);
        List<Long> told = new ArrayList<>();
        Trajectory all = SupervisedTraining.trajectory(
                new GradientDescentTrainer(), trained, observed, step -> step % 7 == 6, told::add);
        assertThat(all.snapshots()).extracting(Snapshot::step).containsExactly(6L, 13L, 20L);
        assertThat(told).hasSize(20).startsWith(1L, 2L).endsWith(20L);
        Trajectory some = SupervisedTraining.trajectory(
                new GradientDescentTrainer(), trained, observed, RecordedSteps.every(13, 20));
        assertThat(some.snapshots()).extracting(Snapshot::step).containsExactly(0L, 13L, 20L);
        Snapshot direct = Training.ofBilinearWeights(new InfinitePromptLoss(P), new GradientDescent(0.5))
                .run(20)
                .last();
        for (Snapshot last : List.of(all.last(), some.last())) {
            assertThat(last.weights()
                            .matrix()
                            .subtract(direct.weights().matrix())
                            .getFrobeniusNorm())
                    .isCloseTo(0, within(1e-14));
            assertThat(last.loss()).isGreaterThan(1.01 * direct.loss());
        }
    }
}
