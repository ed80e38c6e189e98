package org.iclconvergence.training.query;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.iclconvergence.data.QueryGroups;

/**
 * The training of one query column: recorded moments, and the moments at which events first held, whether or not those
 * were recorded. All times are η t. Gradient descent is exact to the step; gradient flow states its error.
 *
 * @param groups the features as the query sees them
 * @param learningRate η; 1 for gradient flow
 * @param snapshots at least one, times increasing; copied
 * @param hits when each event first held; events that never held are absent; copied
 * @param relativeTimeError bound on the relative error of the time of every hit; 0 for gradient descent. How late a hit was
 *     seen is a different question: {@link QueryHit#previous}
 * @param weightError bound on the absolute error of every weight at hits and snapshots, against the exact weights at a time that
 *     {@code relativeTimeError} allows; 0 for gradient descent. The weights at the start are exact
 */
public record QueryTrajectory(
        QueryGroups groups,
        double learningRate,
        List<QuerySnapshot> snapshots,
        Map<QueryEvent, QueryHit> hits,
        double relativeTimeError,
        double weightError) {
    /**
     * A trajectory.
     *
     * @throws IllegalArgumentException if η is not positive, an error is negative or NaN, there is no snapshot, one is of another number of groups or the times do not increase
     */
    public QueryTrajectory {
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(snapshots, "snapshots");
        Objects.requireNonNull(hits, "hits");
        snapshots = List.copyOf(snapshots);
        hits = Map.copyOf(hits);
        if (!(learningRate > 0 && relativeTimeError >= 0 && weightError >= 0)) {
            throw new IllegalArgumentException("need learningRate > 0, relativeTimeError and weightError >= 0, not "
                    + learningRate + ", " + relativeTimeError + " and " + weightError);
        }
        if (snapshots.isEmpty()) {
            throw new IllegalArgumentException("a trajectory needs at least one snapshot");
        }
        for (QuerySnapshot snapshot : snapshots) {
            requireGroups(groups, snapshot);
        }
        for (QueryHit hit : hits.values()) {
            requireGroups(groups, hit.at());
        }
        for (int i = 1; i < snapshots.size(); i++) {
            if (!(snapshots.get(i).time() > snapshots.get(i - 1).time())) {
                throw new IllegalArgumentException("the times of a trajectory must increase");
            }
        }
    }

    private static void requireGroups(QueryGroups groups, QuerySnapshot snapshot) {
        if (snapshot.weights().getDimension() != groups.count()) {
            throw new IllegalArgumentException("a snapshot of "
                    + snapshot.weights().getDimension() + " groups in a trajectory of " + groups.count());
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
     * The state when an event first held: located for gradient flow, at the first such step for gradient descent.
     *
     * @param event one that the training was asked for
     * @return the state, or nothing if it did not happen
     */
    public Optional<QuerySnapshot> at(QueryEvent event) {
        return Optional.ofNullable(hits.get(event)).map(QueryHit::at);
    }

    /**
     * A hitting time.
     *
     * @param event one that the training was asked for
     * @return η t, or nothing if it did not happen
     */
    public OptionalDouble time(QueryEvent event) {
        QueryHit hit = hits.get(event);
        return hit == null ? OptionalDouble.empty() : OptionalDouble.of(hit.at().time());
    }

    /**
     * The training step of a moment of gradient descent.
     *
     * @param snapshot of this trajectory
     * @return t = η t / η, exact up to 2^51
     */
    public long step(QuerySnapshot snapshot) {
        return Math.round(snapshot.time() / learningRate);
    }
}
