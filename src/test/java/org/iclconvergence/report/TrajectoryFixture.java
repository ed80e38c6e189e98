package org.iclconvergence.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;

/** Trajectories by formula, the same for every feature. */
public final class TrajectoryFixture {
    private TrajectoryFixture() {}

    public static Trajectory of(
            int features,
            int epochs,
            DoubleUnaryOperator error,
            DoubleUnaryOperator target,
            DoubleUnaryOperator dominant) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (int epoch = 0; epoch <= epochs; epoch++) {
            double[][] values = new double[3][features];
            for (int k = 0; k < features; k++) {
                values[0][k] = error.applyAsDouble(epoch);
                values[1][k] = target.applyAsDouble(epoch);
                values[2][k] = dominant.applyAsDouble(epoch);
            }
            snapshots.add(
                    new Snapshot(epoch, values[0][0], values[0], values[1], values[2], new BilinearWeights(features)));
        }
        return new Trajectory(snapshots);
    }

    public static Trajectory learning(int features, int epochs) {
        return of(
                features,
                epochs,
                epoch -> 0.5 * Math.exp(-5 * epoch / epochs),
                epoch -> 0.1 + 0.8 * epoch / epochs,
                epoch -> 0.5 - 0.4 * epoch / epochs);
    }
}
