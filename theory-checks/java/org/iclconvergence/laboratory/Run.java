package org.iclconvergence.laboratory;

import java.util.List;
import java.util.Optional;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.dynamics.HittingTimes;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.query.QueryHit;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/** The training of one query as a check sees it: moments, and the times of the events that it was asked for, with their errors. */
public final class Run {
    private final QueryTrajectory trajectory;
    private final QueryLoss observed;

    Run(QueryTrajectory trajectory, QueryLoss observed) {
        this.trajectory = trajectory;
        this.observed = observed;
    }

    /**
     * The features as the query sees them.
     *
     * @return group 0 the target
     */
    public QueryGroups groups() {
        return trajectory.groups();
    }

    /**
     * The group of the dominant feature.
     *
     * @return 0 if it is the target itself
     */
    public int dominant() {
        return groups().dominant();
    }

    /**
     * The first time of an event.
     *
     * @param event that the training was asked for
     * @return η t, {@link Estimate#NEVER} if it did not happen
     */
    public Estimate time(Event event) {
        QueryHit hit = trajectory.hits().get(event.asked());
        return hit == null ? Estimate.NEVER : HittingTimes.of(trajectory, hit);
    }

    /**
     * The state at the first time of an event.
     *
     * @param event that the training was asked for
     * @return nothing if it did not happen
     */
    public Optional<Moment> at(Event event) {
        return Optional.ofNullable(trajectory.hits().get(event.asked()))
                .map(hit -> moment(hit.at(), HittingTimes.of(trajectory, hit)));
    }

    /**
     * The recorded moments.
     *
     * @return the start first
     */
    public List<Moment> moments() {
        return trajectory.snapshots().stream()
                .map(snapshot -> moment(snapshot, Estimate.exact(snapshot.time())))
                .toList();
    }

    /**
     * The end.
     *
     * @return the last recorded moment
     */
    public Moment last() {
        List<Moment> moments = moments();
        return moments.get(moments.size() - 1);
    }

    private Moment moment(QuerySnapshot snapshot, Estimate time) {
        return new Moment(observed, snapshot, time, snapshot.time() == 0 ? 0 : trajectory.weightError());
    }
}
