package org.iclconvergence.report;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;

/**
 * Where the phases of the under-represented features meet ([HCL24] Section 4.2), read off a trajectory: I and II end when
 * the attention on the queried feature overtakes the attention on the dominant one, III ends when it reaches ½. Each is the
 * median over the features k ≥ 2 that some prompt queries.
 *
 * @param overtaking epoch, or infinity if most features do not come so far
 * @param half epoch, not before {@code overtaking}, or infinity
 */
public record PhaseBands(double overtaking, double half) {
    /**
     * The phases of a training with a dominant first feature.
     *
     * @param trajectory of K ≥ 2 features
     * @return the boundaries
     */
    public static PhaseBands of(Trajectory trajectory) {
        double overtaking = medianOver(
                trajectory, (snapshot, k) -> snapshot.targetAttention()[k] >= snapshot.dominantAttention()[k]);
        double half = medianOver(
                trajectory,
                (snapshot, k) -> snapshot.targetAttention()[k] >= 0.5
                        && snapshot.targetAttention()[k] >= snapshot.dominantAttention()[k]);
        return new PhaseBands(overtaking, half);
    }

    private interface Condition {
        boolean holds(Snapshot snapshot, int k);
    }

    private static double medianOver(Trajectory trajectory, Condition condition) {
        IntPredicate queried = k -> !Double.isNaN(trajectory.first().targetAttention()[k]);
        double[] epochs = IntStream.range(1, trajectory.first().targetAttention().length)
                .filter(queried)
                .mapToDouble(k -> trajectory.snapshots().stream()
                        .filter(snapshot -> condition.holds(snapshot, k))
                        .mapToDouble(Snapshot::step)
                        .findFirst()
                        .orElse(Double.POSITIVE_INFINITY))
                .sorted()
                .toArray();
        if (epochs.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double lower = epochs[(epochs.length - 1) / 2];
        double upper = epochs[epochs.length / 2];
        return lower == upper ? lower : lower + (upper - lower) / 2;
    }
}
