package org.iclconvergence.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/**
 * First times, in training steps for a {@link Trajectory} and in the unit η t for a {@link QueryTrajectory} ([HCL24] Section 3).
 * Where the training was not asked for an event beforehand the resolution is that of the recording.
 */
public final class HittingTimes {
    /** Followed so far Attn_k has passed ½, and in all problems known the influence has switched. */
    private static final double USUAL_END = 0.01;

    private HittingTimes() {}

    /**
     * The first time of any event.
     *
     * @param trajectory of one query
     * @param event asked of the training beforehand or not
     * @return η t, exact to the step (flow: to its error bound) if it was asked for, else that of the first recorded moment
     */
    public static OptionalDouble first(QueryTrajectory trajectory, QueryEvent event) {
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
     * The flow of infinite prompts, followed until all that was asked for has happened; what has not happened at
     * L_k = {@link GradientFlow#SMALLEST_ERROR} is said never to happen.
     *
     * @param groups the features as the query sees them
     * @param errors levels of L_k
     * @return a trajectory that was asked for the switch, Attn_k = ½ and every error
     */
    public static QueryTrajectory ofFlow(QueryGroups groups, double... errors) {
        List<QueryEvent> asked =
                new ArrayList<>(List.of(QueryEvent.targetLeads(), QueryEvent.targetAttentionAtLeast(0.5)));
        double end = USUAL_END;
        for (double error : errors) {
            asked.add(QueryEvent.predictionErrorAtMost(error));
            end = Math.min(end, error);
        }
        QueryEvent[] events = asked.toArray(QueryEvent[]::new);
        GradientFlow flow = new GradientFlow(groups);
        QueryTrajectory trajectory = flow.run(QueryEvent.predictionErrorAtMost(end), events);
        // two influences are equal at all times
        boolean complete = groups.features() == 2
                || trajectory.time(QueryEvent.targetLeads()).isPresent();
        return complete ? trajectory : flow.run(QueryEvent.predictionErrorAtMost(GradientFlow.SMALLEST_ERROR), events);
    }

    /**
     * The loss reaches a level.
     *
     * @param trajectory of the whole problem
     * @param level ε
     * @return the first recorded step with L ≤ ε
     */
    public static OptionalLong lossAtMost(Trajectory trajectory, double level) {
        return trajectory.firstStep(snapshot -> snapshot.loss() <= level);
    }

    /**
     * A prediction error reaches a level.
     *
     * @param trajectory of the whole problem
     * @param k query feature
     * @param level ε
     * @return the first recorded step with L_k ≤ ε
     */
    public static OptionalLong predictionErrorAtMost(Trajectory trajectory, int k, double level) {
        return trajectory.firstStep(snapshot -> snapshot.predictionErrors()[k] <= level);
    }

    /**
     * A prediction error stays below a level.
     *
     * @param trajectory of the whole problem
     * @param k query feature
     * @param level ε
     * @return the first recorded step from which on every recorded L_k ≤ ε; nothing if the last one is above
     */
    public static OptionalLong predictionErrorStaysAtMost(Trajectory trajectory, int k, double level) {
        OptionalLong since = OptionalLong.empty();
        for (Snapshot snapshot : trajectory.snapshots()) {
            if (!(snapshot.predictionErrors()[k] <= level)) {
                since = OptionalLong.empty();
            } else if (since.isEmpty()) {
                since = OptionalLong.of(snapshot.step());
            }
        }
        return since;
    }

    /**
     * Attention concentrates on the queried feature.
     *
     * @param trajectory of the whole problem
     * @param k query feature
     * @param level in (0, 1)
     * @return the first recorded step with mean Attn_k ≥ level
     */
    public static OptionalLong targetAttentionAtLeast(Trajectory trajectory, int k, double level) {
        return trajectory.firstStep(snapshot -> snapshot.targetAttention()[k] >= level);
    }

    /**
     * The leading influence switches to the target. Influence is what a weight gained until the next recorded step, which under
     * gradient descent recorded at every step is η α_k and η β_{k,n}.
     *
     * @param trajectory of the whole problem
     * @param k query feature
     * @return the first recorded step from which A_k gains at least as much as any other weight of the column changes; nothing
     *     if there is none or K = 2, where both change equally at all times
     */
    public static OptionalLong targetLeads(Trajectory trajectory, int k) {
        var snapshots = trajectory.snapshots();
        int features = snapshots.get(0).weights().features();
        for (int i = 0; features > 2 && i + 1 < snapshots.size(); i++) {
            Snapshot now = snapshots.get(i);
            Snapshot next = snapshots.get(i + 1);
            double largest = 0;
            for (int n = 0; n < features; n++) {
                double change =
                        Math.abs(next.weights().get(n, k) - now.weights().get(n, k));
                largest = n == k ? largest : Math.max(largest, change);
            }
            if (next.weights().target(k) - now.weights().target(k) >= largest) {
                return OptionalLong.of(now.step());
            }
        }
        return OptionalLong.empty();
    }
}
