package org.iclconvergence.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryHit;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/** Trajectories that are written down, not trained. */
final class Recorded {
    private Recorded() {}

    /** A moment of which the prediction error is 1, so that no event of an error holds. */
    static QuerySnapshot at(double time, double... weights) {
        double[] attention = new double[weights.length];
        Arrays.fill(attention, 0.125);
        RealVector column = new ArrayRealVector(attention);
        return new QuerySnapshot(time, new ArrayRealVector(weights), 1, 0.875, column, column.mapMultiply(0));
    }

    /** An event seen the moment it happened. */
    static QueryHit hit(double time, double... weights) {
        return new QueryHit(time, at(time, weights));
    }

    /** With one look at the start and one at time 10. */
    static QueryTrajectory trajectory(QueryGroups groups, Map<QueryEvent, QueryHit> hits) {
        double[] weights = new double[groups.count()];
        return new QueryTrajectory(groups, 1, List.of(at(0, weights), at(10, weights)), hits, 0, 0);
    }
}
