package org.iclconvergence.training;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The recorded steps of one training, in order.
 *
 * @param snapshots at least one, steps increasing; copied
 */
public record Trajectory(List<Snapshot> snapshots) {
    /**
     * A trajectory.
     *
     * @throws IllegalArgumentException if there is no snapshot or the steps do not increase
     */
    public Trajectory {
        snapshots = List.copyOf(snapshots);
        if (snapshots.isEmpty()) {
            throw new IllegalArgumentException("a trajectory needs at least one snapshot");
        }
        for (int i = 1; i < snapshots.size(); i++) {
            if (snapshots.get(i).step() <= snapshots.get(i - 1).step()) {
                throw new IllegalArgumentException("the steps of a trajectory must increase");
            }
        }
    }

    /**
     * The start.
     *
     * @return the first snapshot
     */
    public Snapshot first() {
        return snapshots.get(0);
    }

    /**
     * The end.
     *
     * @return the last snapshot
     */
    public Snapshot last() {
        return snapshots.get(snapshots.size() - 1);
    }

    /**
     * The hitting time of a condition, at the resolution of the recording.
     *
     * @param condition asked of the snapshots in order
     * @return the step of the first snapshot that satisfies it, or nothing
     */
    public OptionalLong firstStep(Predicate<Snapshot> condition) {
        return snapshots.stream().filter(condition).mapToLong(Snapshot::step).findFirst();
    }
}
