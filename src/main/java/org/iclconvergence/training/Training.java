package org.iclconvergence.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Features;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;
import org.jspecify.annotations.Nullable;

/**
 * Full-batch training from Q(0) = 0, recorded ([HCL24] Section 2.3 and Section 5). Made for speed: nothing is allocated in a step.
 * {@link ReferenceTrainer} is the same written as the paper writes it.
 */
public final class Training {
    private final Loss loss;
    private final Optimizer optimizer;
    private final @Nullable QueryKeySpace space;

    /** Sees a step before it is taken. */
    @FunctionalInterface
    private interface Observer {
        /** Returns whether to go on; everything is live. */
        boolean see(long step, RealMatrix parameters, BilinearWeights weights, LossValues values);
    }

    private Training(Loss loss, Optimizer optimizer, @Nullable QueryKeySpace space) {
        this.loss = Objects.requireNonNull(loss, "loss");
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
        this.space = space;
    }

    /**
     * Trains Q ∈ R^{d×d}, as the paper does.
     *
     * @param loss what is minimised
     * @param features V, with as many features as the loss
     * @param optimizer the rule; its state is reset by each run
     * @return the training
     * @throws IllegalArgumentException if the numbers of features differ
     */
    public static Training ofQueryKeyMatrix(Loss loss, Features features, Optimizer optimizer) {
        if (loss.features() != features.count()) {
            throw new IllegalArgumentException(
                    "the loss has " + loss.features() + " features, V has " + features.count());
        }
        return new Training(loss, optimizer, new QueryKeySpace(features));
    }

    /**
     * Trains Z ∈ R^{K×K} itself. For gradient descent on orthonormal features that is the same training, d/K times
     * cheaper squared; for Adam it is another one.
     *
     * @param loss what is minimised
     * @param optimizer the rule; its state is reset by each run
     * @return the training
     */
    public static Training ofBilinearWeights(Loss loss, Optimizer optimizer) {
        return new Training(loss, optimizer, null);
    }

    /** Trains Q on the problem's own loss by any rule, as a {@link Trainer} does. */
    static void run(TrainingProblem problem, Optimizer rule, TrainingMonitor monitor) {
        ofQueryKeyMatrix(problem.loss(), problem.features(), rule)
                .run(problem.steps(), (step, q, weights, values) -> !monitor.wants(step) || monitor.record(step, q));
    }

    /**
     * Trains from zero and records.
     *
     * @param steps training steps, ≥ 0
     * @param record asked for every step in 0 … steps: record it?
     * @param progress told every finished step
     * @return the recorded steps; step t holds the state after t updates
     * @throws IllegalArgumentException if steps &lt; 0 or nothing was recorded
     */
    public Trajectory run(long steps, LongPredicate record, LongConsumer progress) {
        if (steps < 0) {
            throw new IllegalArgumentException("steps must not be negative: " + steps);
        }
        List<Snapshot> snapshots = new ArrayList<>();
        run(steps, (step, parameters, weights, values) -> {
            if (record.test(step)) {
                snapshots.add(Snapshot.of(step, weights, values));
            }
            if (step > 0) {
                progress.accept(step);
            }
            return true;
        });
        return new Trajectory(snapshots);
    }

    /**
     * Trains from zero and records every step.
     *
     * @param steps training steps, ≥ 0
     * @return steps + 1 snapshots
     */
    public Trajectory run(long steps) {
        return run(steps, step -> true, step -> {});
    }

    private void run(long steps, Observer observer) {
        BilinearWeights weights = new BilinearWeights(loss.features());
        LossValues values = new LossValues(loss.features());
        int dimension = space == null ? loss.features() : space.dimension();
        double[][] q = new double[dimension][dimension];
        double[][] slopes = new double[dimension][dimension];
        RealMatrix parameters = space == null ? weights.matrix() : new Array2DRowRealMatrix(q, false);
        RealMatrix gradient = space == null ? values.gradient() : new Array2DRowRealMatrix(slopes, false);
        optimizer.start(dimension);
        for (long step = 0; ; step++) {
            loss.evaluate(weights, values);
            if (!observer.see(step, parameters, weights, values) || step == steps) {
                return;
            }
            if (space != null) {
                space.lift(values.gradient(), slopes);
            }
            optimizer.step(parameters, gradient);
            if (space != null) {
                space.project(q, weights);
            }
        }
    }
}
