package org.iclconvergence.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryHit;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/**
 * First times of a query, in the unit η t ([HCL24] Section 3).
 * Where the training was not asked for an event beforehand the resolution is that of the recording.
 */
public final class HittingTimes {
    /** Followed so far Attn_k has passed ½, and before that the influence has switched (THEORY.md, order and number of switches). */
    private static final double USUAL_END = 0.01;

    private HittingTimes() {}

    /**
     * The first time of any event.
     *
     * @param trajectory of one query
     * @param event asked of the training beforehand or not
     * @return η t, exact to the step (flow: to its error bound) if it was asked for, else that of the first recorded moment
     * @throws IllegalArgumentException if the event is of a group that the trajectory does not have
     */
    public static OptionalDouble first(QueryTrajectory trajectory, QueryEvent event) {
        if (event.group() >= trajectory.groups().count()) {
            throw new IllegalArgumentException("the event is of group " + event.group() + ", the trajectory has "
                    + trajectory.groups().count());
        }
        OptionalDouble exact = trajectory.time(event);
        if (exact.isPresent()) {
            return exact;
        }
        return trajectory.snapshots().stream()
                .filter(snapshot -> event.holds(trajectory.groups(), snapshot))
                .mapToDouble(QuerySnapshot::time)
                .findFirst();
    }

    /**
     * How exactly a hitting time is known. A descent that is looked at now and then has reached the event at some step since the look
     * before.
     *
     * @param trajectory of one query
     * @param hit of this trajectory
     * @return η t with its error; 0 for a descent that is looked at at every step
     */
    public static Estimate of(QueryTrajectory trajectory, QueryHit hit) {
        double time = hit.at().time();
        double missed = Math.max(0, time - hit.previous() - trajectory.learningRate());
        return new Estimate(time, time * trajectory.relativeTimeError() + missed);
    }

    /**
     * The flow of infinite prompts, followed until all that was asked for has happened: to the least error, or to L_k = 0.01 if that
     * is less. What has not happened by then never does.
     *
     * @param groups the features as the query sees them
     * @param errors levels of L_k
     * @return a trajectory that was asked for the switch, Attn_k = ½ and every error
     * @throws org.iclconvergence.training.query.UnfinishedFlow if it could not be followed so far
     */
    public static QueryTrajectory ofFlow(QueryGroups groups, double... errors) {
        List<QueryEvent> asked =
                new ArrayList<>(List.of(QueryEvent.targetLeads(), QueryEvent.targetAttentionAtLeast(0.5)));
        double end = USUAL_END;
        for (double error : errors) {
            asked.add(QueryEvent.predictionErrorAtMost(error));
            end = Math.min(end, error);
        }
        return new GradientFlow(groups).run(QueryEvent.predictionErrorAtMost(end), asked.toArray(QueryEvent[]::new));
    }
}
