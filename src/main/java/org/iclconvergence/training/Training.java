package org.iclconvergence.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.iclconvergence.data.Features;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;

/** Full-batch training from Q(0) = 0, recorded ([HCL24] Section 2.3 and Section 5). */
public final class Training {
    private final Loss loss;
    private final Optimizer optimizer;
    private final QueryKeySpace space;

    private Training(Loss loss, Optimizer optimizer, QueryKeySpace space) {
        this.loss = loss;
        this.optimizer = optimizer;
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
        BilinearWeights weights = new BilinearWeights(loss.features());
        LossValues values = new LossValues(loss.features());
        double[] parameters = space == null ? weights.columns() : new double[space.parameters()];
        double[] gradient = space == null ? values.gradient() : new double[space.parameters()];
        optimizer.start(parameters.length);
        List<Snapshot> snapshots = new ArrayList<>();
        for (long step = 0; ; step++) {
            loss.evaluate(weights, values);
            if (record.test(step)) {
                snapshots.add(snapshot(step, values, weights));
            }
            if (step == steps) {
                return new Trajectory(snapshots);
            }
            if (space == null) {
                optimizer.step(parameters, gradient);
            } else {
                space.lift(values.gradient(), gradient);
                optimizer.step(parameters, gradient);
                space.project(parameters, weights);
            }
            progress.accept(step + 1);
        }
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

    private static Snapshot snapshot(long step, LossValues values, BilinearWeights weights) {
        return new Snapshot(
                step,
                values.loss(),
                values.predictionErrors().clone(),
                values.targetAttention().clone(),
                values.dominantAttention().clone(),
                weights.copy());
    }
}
