package org.iclconvergence.dynamics;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryTrajectory;

/**
 * The numeric cut-offs of the paper's proof ([HCL24] Section 4, under-represented queries): B_{k,1} = −0.49 ln K, its window
 * [−0.51, −0.49] ln K, A_k = 0.01 ln K and A_k = ln K. They are asymptotic: which of them holds from which K on is measured
 * (THEORY.md, onset law). The query must not be the dominant feature.
 *
 * @param trajectory of the query, trained with {@link #events}
 */
public record PaperThresholds(QueryTrajectory trajectory) {
    /**
     * Thresholds of a trajectory.
     *
     * @throws IllegalArgumentException if the query is the dominant feature
     */
    public PaperThresholds {
        requireUnderRepresented(trajectory.groups());
    }

    /**
     * The events that a training must be asked for.
     *
     * @param groups the features as the query sees them
     * @return the cut-offs and the switch
     * @throws IllegalArgumentException if the query is the dominant feature
     */
    public static List<QueryEvent> events(QueryGroups groups) {
        requireUnderRepresented(groups);
        return List.of(
                dominantWeightAt(groups, 0.49),
                dominantWeightAt(groups, 0.51),
                QueryEvent.targetWeightAtLeast(0.01 * FastMath.log(groups.features())),
                QueryRun.targetWeightGrown(groups),
                QueryEvent.targetLeads());
    }

    /**
     * When the dominant weight reaches an end of the window: 0.49 where the paper's phase I ends, 0.51 where phase II must be over.
     *
     * @param factor 0.49 or 0.51
     * @return η t of B_{k,1} = −factor ln K, or nothing
     */
    public OptionalDouble dominantWeightReaches(double factor) {
        return HittingTimes.first(trajectory, dominantWeightAt(trajectory.groups(), factor));
    }

    /**
     * The dominant weight where the leading influence switches.
     *
     * @return B_{k,1} / ln K at the switch, nothing if the training has not seen it
     */
    public OptionalDouble dominantWeightAtSwitch() {
        QueryGroups groups = trajectory.groups();
        return trajectory
                .at(QueryEvent.targetLeads())
                .map(hit ->
                        OptionalDouble.of(hit.weights().getEntry(groups.dominant()) / FastMath.log(groups.features())))
                .orElse(OptionalDouble.empty());
    }

    /**
     * The claim of the paper's phase II.
     *
     * @return true if the leading influence switches while B_{k,1} lies in [−0.51, −0.49] ln K
     */
    public boolean switchesInsideWindow() {
        return dominantWeightAtSwitch().stream().anyMatch(weight -> weight >= -0.51 && weight <= -0.49);
    }

    private static QueryEvent dominantWeightAt(QueryGroups groups, double factor) {
        return QueryEvent.crossWeightAtMost(groups.dominant(), -factor * FastMath.log(groups.features()));
    }

    private static void requireUnderRepresented(QueryGroups groups) {
        if (groups.dominant() == 0) {
            throw new IllegalArgumentException(
                    "the thresholds are about an under-represented query, not the dominant one");
        }
    }
}
