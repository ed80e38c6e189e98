package org.iclconvergence.training.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.iclconvergence.data.QueryGroups;

/**
 * The training of one query column: recorded moments, and the moments at which events first held, whether or not those
 * were recorded.
 *
 * @param groups the features as the query sees them
 * @param learningRate η; 1 for gradient flow, whose time is η t already
 * @param snapshots at least one, times increasing; copied
 * @param hits the state when each event first held; events that never held are absent; copied
 */
public record QueryTrajectory(
        QueryGroups groups, double learningRate, List<QuerySnapshot> snapshots, Map<QueryEvent, QuerySnapshot> hits) {
    /**
     * A trajectory.
     *
     * @throws IllegalArgumentException if there is no snapshot or the times do not increase
     */
    public QueryTrajectory {
        snapshots = List.copyOf(snapshots);
        hits = Map.copyOf(hits);
        if (snapshots.isEmpty()) {
            throw new IllegalArgumentException("a trajectory needs at least one snapshot");
        }
        for (int i = 1; i < snapshots.size(); i++) {
            if (!(snapshots.get(i).time() > snapshots.get(i - 1).time())) {
                throw new IllegalArgumentException("the times of a trajectory must increase");
            }
        }
    }

    /**
     * The start.
     *
     * @return the first snapshot
     */
    public QuerySnapshot first() {
        return snapshots.get(0);
    }

    /**
     * The end.
     *
     * @return the last snapshot
     */
    public QuerySnapshot last() {
        return snapshots.get(snapshots.size() - 1);
    }

    /**
     * The state when an event first held: exact for gradient flow, at the first such step for gradient descent.
     *
     * @param event one that the training was asked for
     * @return the state, or nothing if it did not happen
     */
    public Optional<QuerySnapshot> at(QueryEvent event) {
        return Optional.ofNullable(hits.get(event));
    }

    /**
     * A hitting time in the unit η t, the same for every learning rate and for the flow.
     *
     * @param event one that the training was asked for
     * @return η times the number of steps, or nothing if it did not happen
     */
    public OptionalDouble time(QueryEvent event) {
        QuerySnapshot hit = hits.get(event);
        return hit == null ? OptionalDouble.empty() : OptionalDouble.of(learningRate * hit.time());
    }
}
