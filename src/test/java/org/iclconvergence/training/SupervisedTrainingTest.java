package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.junit.jupiter.api.Test;

/** What a foreign trainer may do wrong, and what is said of it. */
class SupervisedTrainingTest {
    private static final int DIMENSION = 4;
    private static final TrainingProblem PROBLEM = TrainingProblem.onPopulation(
            Features.standardBasis(DIMENSION, 3), FeatureProbabilities.balanced(3), 10, 1, 20);

    private static RealMatrix matrix() {
        return MatrixUtils.createRealMatrix(DIMENSION, DIMENSION);
    }

    private static List<Long> run(BiConsumer<TrainingProblem, TrainingMonitor> rule) {
        List<Long> seen = new ArrayList<>();
        SupervisedTraining.run(
                new ScriptedTrainer("foreign", rule), PROBLEM, RecordedSteps.all(20), (step, weights) -> {
                    seen.add(step);
                    return true;
                });
        return seen;
    }

    private static void refuted(String message, BiConsumer<TrainingProblem, TrainingMonitor> rule) {
        assertThatThrownBy(() -> run(rule)).isInstanceOf(TrainerFailure.class).hasMessage("trainer foreign " + message);
    }

    /** Well-behaved but for one step. */
    private static BiConsumer<TrainingProblem, TrainingMonitor> butAt(long bad, RealMatrix q) {
        return (problem, monitor) -> {
            for (long step = 0; step <= problem.steps(); step++) {
                monitor.record(step, step == bad ? q : matrix());
            }
        };
    }

    @Test
    void a_trainer_that_does_what_it_should_is_seen_at_every_step() {
        assertThat(run(butAt(-1, null))).hasSize(21).isSorted();
    }

    /** What cannot be read stands for the step that was recorded: once more is too late. */
    @Test
    void a_matrix_that_throws() {
        RealMatrix throwing = new Array2DRowRealMatrix(DIMENSION, DIMENSION) {
            private static final long serialVersionUID = 1;

            @Override
            public void copySubMatrix(int row, int rowEnd, int column, int columnEnd, double[][] to) {
                throw new IllegalStateException("unreadable");
            }
        };
        refuted("threw java.lang.IllegalStateException: unreadable after step 1", (problem, monitor) -> {
            monitor.record(0, matrix());
            monitor.record(1, throwing);
        });
        refuted("recorded step 0 after step 0", (problem, monitor) -> {
            try {
                monitor.record(0, throwing);
            } catch (IllegalStateException swallowed) {
                monitor.record(0, matrix());
            }
        });
    }

    @Test
    void exceptions_and_errors() {
        refuted("threw java.lang.IllegalStateException: lost after step 1", (problem, monitor) -> {
            monitor.record(0, matrix());
            monitor.record(1, matrix());
            throw new IllegalStateException("lost");
        });
        refuted("threw java.lang.StackOverflowError: deep after step -1", (problem, monitor) -> {
            throw new StackOverflowError("deep");
        });
    }

    @Test
    void a_fault_cannot_be_hidden_by_an_exception_or_by_going_on() {
        refuted("returned null at step 0", (problem, monitor) -> {
            assertThat(monitor.record(0, null)).isFalse();
            throw new IllegalStateException("later");
        });
    }

    @Test
    void wrong_shapes() {
        refuted("returned null at step 5", butAt(5, null));
        refuted("returned a 3 x 4 matrix, not 4 x 4, at step 5", butAt(5, MatrixUtils.createRealMatrix(3, 4)));
        refuted("returned a 4 x 2 matrix, not 4 x 4, at step 5", butAt(5, MatrixUtils.createRealMatrix(4, 2)));
    }

    @Test
    void entries_that_are_not_finite() {
        for (double entry : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            RealMatrix q = matrix();
            q.setEntry(1, 3, entry);
            refuted("returned a matrix with " + entry + " at step 7", butAt(7, q));
        }
    }

    @Test
    void finite_entries_that_overflow() {
        RealMatrix q = matrix();
        q.setEntry(1, 1, Double.MAX_VALUE);
        q.setEntry(1, 2, Double.MAX_VALUE);
        q.setEntry(2, 1, Double.MAX_VALUE);
        q.setEntry(2, 2, Double.MAX_VALUE);
        double half = 1 / Math.sqrt(2);
        Features turned = Features.orthonormal(
                MatrixUtils.createRealMatrix(new double[][] {{1, 0}, {0, half}, {0, half}, {0, 0}}));
        TrainingProblem problem = TrainingProblem.onPopulation(turned, FeatureProbabilities.balanced(2), 10, 1, 20);
        assertThatThrownBy(() -> SupervisedTraining.run(
                        new ScriptedTrainer("foreign", butAt(3, q)),
                        problem,
                        RecordedSteps.all(20),
                        (step, weights) -> true))
                .hasMessage("trainer foreign returned a matrix too large to multiply at step 3");
    }

    @Test
    void a_start_that_is_not_zero() {
        RealMatrix q = matrix();
        q.setEntry(0, 0, 0.5);
        refuted("did not start from zero: Q(0) has an entry 0.5", butAt(0, q));
    }

    @Test
    void too_few_steps() {
        refuted("returned after step -1: step 0 of 20 was wanted", (problem, monitor) -> {});
        refuted("returned after step 1: step 2 of 20 was wanted", (problem, monitor) -> {
            monitor.record(0, matrix());
            monitor.record(1, matrix());
        });
    }

    @Test
    void steps_out_of_order_or_left_out() {
        refuted("recorded step 1 after step 1", (problem, monitor) -> {
            monitor.record(0, matrix());
            monitor.record(1, matrix());
            monitor.record(1, matrix());
        });
        refuted("recorded step 3 without step 1", (problem, monitor) -> {
            monitor.record(0, matrix());
            monitor.record(3, matrix());
        });
    }

    @Test
    void a_satisfied_observer_ends_the_duty() {
        assertThatCode(() -> SupervisedTraining.run(
                        new ScriptedTrainer("foreign", (problem, monitor) -> {
                            assertThat(monitor.record(0, matrix())).isTrue();
                            assertThat(monitor.record(1, matrix())).isFalse();
                        }),
                        PROBLEM,
                        RecordedSteps.all(20),
                        (step, weights) -> step < 1))
                .doesNotThrowAnyException();
    }

    @Test
    void the_observers_own_exception_is_not_blamed_on_the_trainer() {
        assertThatThrownBy(() -> SupervisedTraining.run(
                        new ScriptedTrainer("foreign", butAt(-1, null)),
                        PROBLEM,
                        RecordedSteps.all(20),
                        (step, weights) -> {
                            throw new IllegalArgumentException("mine");
                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mine");
    }

    @Test
    void log_spaced_steps_end_at_the_last_one_and_are_late_by_less_than_two_percent() {
        RecordedSteps steps = RecordedSteps.logSpaced(20_000);
        assertThat(steps.get(0)).isZero();
        assertThat(steps.get(steps.count() - 1)).isEqualTo(20_000);
        assertThat(steps.count()).isLessThan(400);
        for (int i = 1; i < steps.count(); i++) {
            assertThat((double) steps.get(i)).isLessThan((steps.get(i - 1) + 1) * 1.02);
            assertThat(steps.contains(steps.get(i))).isTrue();
        }
        assertThat(RecordedSteps.ends(0).count()).isOne();
    }
}
