package org.iclconvergence.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;
import org.jspecify.annotations.Nullable;

/**
 * Runs a trainer that need not be trusted: whatever it does wrong ends as a {@link TrainerFailure} that says so. (A trainer that
 * never returns is not stopped.)
 */
public final class SupervisedTraining implements TrainingMonitor {
    /** Sees the bilinear weights of every wanted step. */
    @FunctionalInterface
    public interface Observer {
        /**
         * Takes the weights.
         *
         * @param step training steps done
         * @param weights Z = VᵀQV, live: to be copied if kept
         * @return whether to go on
         */
        boolean see(long step, BilinearWeights weights);
    }

    private final int dimension;
    private final RecordedSteps steps;
    private final Observer observer;
    private final QueryKeySpace space;
    private final double[][] rows;
    private final BilinearWeights weights;
    private int seen;
    private long last = -1;
    private boolean satisfied;
    private @Nullable String fault;
    private @Nullable RuntimeException ofObserver;

    private SupervisedTraining(TrainingProblem problem, RecordedSteps steps, Observer observer) {
        this.dimension = problem.features().dimension();
        this.steps = steps;
        this.observer = observer;
        this.space = new QueryKeySpace(problem.features());
        this.rows = new double[dimension][dimension];
        this.weights = new BilinearWeights(problem.features().count());
    }

    /**
     * Trains.
     *
     * @param trainer supports the problem's objective
     * @param problem what is trained
     * @param steps which are wanted
     * @param observer sees them, until it says that it has seen enough
     * @throws NotTrained if the trainer does
     * @throws TrainingRefused if the trainer does
     * @throws TrainerFailure if the trainer throws anything else, leaves out wanted steps before the observer is satisfied, hands over
     *     something that is not a finite d × d matrix, or does not start from zero
     */
    public static void run(Trainer trainer, TrainingProblem problem, RecordedSteps steps, Observer observer) {
        SupervisedTraining monitor = new SupervisedTraining(problem, steps, observer);
        @Nullable Throwable thrown = null;
        try {
            trainer.train(problem, monitor);
        } catch (OutOfMemoryError | NotTrained | TrainingRefused | TrainerFailure said) {
            throw said;
        } catch (Throwable ofTheTrainer) {
            thrown = ofTheTrainer;
        }
        if (monitor.ofObserver != null) {
            throw monitor.ofObserver;
        }
        @Nullable String fault = monitor.fault;
        if (fault == null && thrown != null) {
            fault = "threw " + thrown + " after step " + monitor.last;
        }
        if (fault == null && !monitor.complete()) {
            fault = "returned after step " + monitor.last + ": step " + steps.get(monitor.seen) + " of "
                    + problem.steps() + " was wanted";
        }
        if (fault != null) {
            throw new TrainerFailure("trainer " + trainer.name() + " " + fault, thrown);
        }
    }

    /**
     * Trains to the end and derives everything else from Q(t).
     *
     * @param trainer supports the problem's objective
     * @param problem what is trained
     * @param observed the loss of the snapshots, whatever the trainer minimised
     * @param record asked for every step in 0 … steps: record it?
     * @param progress told every finished step
     * @return the recorded steps; step t holds the state after t updates
     * @throws TrainerFailure as {@link #run}
     * @throws IllegalArgumentException if nothing was recorded
     */
    public static Trajectory trajectory(
            Trainer trainer, TrainingProblem problem, Loss observed, LongPredicate record, LongConsumer progress) {
        return trajectory(trainer, problem, observed, RecordedSteps.all(problem.steps()), record, progress);
    }

    /**
     * The same from some of the steps.
     *
     * @param trainer supports the problem's objective
     * @param problem what is trained
     * @param observed the loss of the snapshots, whatever the trainer minimised
     * @param steps that are asked of the trainer, and recorded
     * @return the recorded steps
     * @throws TrainerFailure as {@link #run}
     */
    public static Trajectory trajectory(Trainer trainer, TrainingProblem problem, Loss observed, RecordedSteps steps) {
        return trajectory(trainer, problem, observed, steps, step -> true, step -> {});
    }

    private static Trajectory trajectory(
            Trainer trainer,
            TrainingProblem problem,
            Loss observed,
            RecordedSteps steps,
            LongPredicate record,
            LongConsumer progress) {
        LossValues values = new LossValues(observed.features());
        List<Snapshot> snapshots = new ArrayList<>();
        run(trainer, problem, steps, (step, weights) -> {
            if (record.test(step)) {
                observed.evaluate(weights, values);
                snapshots.add(Snapshot.of(step, weights, values));
            }
            if (step > 0) {
                progress.accept(step);
            }
            return true;
        });
        return new Trajectory(snapshots);
    }

    @Override
    public boolean wants(long step) {
        return steps.contains(step);
    }

    @Override
    public boolean record(long step, RealMatrix q) {
        if (complete() || fault != null || ofObserver != null) {
            return false;
        }
        fault = orderFault(step);
        last = Math.max(last, step);
        if (fault == null && step == steps.get(seen)) {
            fault = matrixFault(step, q);
            if (fault == null) {
                observe(step);
            }
        }
        return !complete() && fault == null && ofObserver == null;
    }

    private void observe(long step) {
        seen++;
        space.project(rows, weights);
        if (!weights.areFinite()) {
            fault = "returned a matrix too large to multiply at step " + step;
            return;
        }
        try {
            satisfied = !observer.see(step, weights);
        } catch (RuntimeException notTheTrainers) {
            ofObserver = notTheTrainers;
        }
    }

    private boolean complete() {
        return satisfied || seen == steps.count();
    }

    private @Nullable String orderFault(long step) {
        if (step <= last) {
            return "recorded step " + step + " after step " + last;
        }
        return step > steps.get(seen) ? "recorded step " + step + " without step " + steps.get(seen) : null;
    }

    /** Reads the matrix; says what is wrong with it. */
    private @Nullable String matrixFault(long step, @Nullable RealMatrix q) {
        String at = " at step " + step;
        if (q == null) {
            return "returned null" + at;
        }
        if (q.getRowDimension() != dimension || q.getColumnDimension() != dimension) {
            return "returned a " + q.getRowDimension() + " x " + q.getColumnDimension() + " matrix, not " + dimension
                    + " x " + dimension + "," + at;
        }
        q.copySubMatrix(0, dimension - 1, 0, dimension - 1, rows);
        for (double[] row : rows) {
            for (double entry : row) {
                if (!Double.isFinite(entry)) {
                    return "returned a matrix with " + entry + at;
                }
                if (step == 0 && entry != 0) {
                    return "did not start from zero: Q(0) has an entry " + entry;
                }
            }
        }
        return null;
    }
}
