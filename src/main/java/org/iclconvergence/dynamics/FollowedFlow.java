package org.iclconvergence.dynamics;

import java.util.Objects;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryTrajectory;

/**
 * How far a query is trained where a reader waits for it, on the page and at the console. What has not happened where the training ends may
 * come later; whoever tells of it says where that was.
 */
public final class FollowedFlow {
    /** So near to the floor of short prompts a figure shows no more. */
    private static final double NEAR = 1.01;

    /** Training can often not come as low as the floor: where it ends lies up to 7 % higher. */
    private static final double DOUBTFUL = 1.1;

    /** As many lead near the floor of two classes of features up to K = 1e15. */
    private static final int EVALUATIONS_TOWARDS_THE_FLOOR = 5000;

    private static final int EVALUATIONS_OF_FINITE_PROMPTS = 100_000;

    /** Zipf's law with s = 10 takes 164,000 for K = 30. */
    private static final int EVALUATIONS_OF_UNEQUAL_FEATURES = 400_000;

    /** A flow of more groups takes too long for that. */
    private static final int MOST_GROUPS = 100;

    private FollowedFlow() {}

    /**
     * What ends a training, flow or descent: the error, or where prompts without the queried feature forbid it, that their floor is near.
     *
     * @param loss of the query
     * @param error ε
     * @param floor what training certainly does not come below
     * @return the event; it never happens where the floor is near from the start
     * @throws IllegalArgumentException if ε is not positive or the floor negative
     */
    public static QueryEvent end(QueryLoss loss, double error, double floor) {
        Objects.requireNonNull(loss, "loss");
        if (!(error > 0 && floor >= 0)) {
            throw new IllegalArgumentException(
                    "need an error above 0 and a floor of at least 0, not " + error + " and " + floor);
        }
        if (error >= floor) {
            return QueryEvent.predictionErrorAtMost(error);
        }
        int groups = loss.groups().count();
        QueryValues start = new QueryValues(groups);
        loss.evaluate(new double[groups], start);
        return start.predictionError() > NEAR * floor
                ? QueryEvent.predictionErrorAtMost(NEAR * floor)
                : QueryEvent.NEVER;
    }

    /**
     * Follows the flow to its {@link #end}, or until it is given up.
     *
     * @param loss of the query
     * @param promptLength N, or infinity
     * @param error ε
     * @param floor what training certainly does not come below
     * @param events whose first times are wanted
     * @return the flow; it ends above ε where that cannot be reached, or takes too long
     * @throws IllegalArgumentException if ε is not positive, the floor negative, or an event of a group that there is not
     */
    public static QueryTrajectory run(
            QueryLoss loss, double promptLength, double error, double floor, QueryEvent... events) {
        QueryEvent end = end(loss, error, floor);
        return new GradientFlow(loss)
                .givenUpAfter(evaluations(loss.groups().count(), promptLength, error, floor))
                .run(end, events);
    }

    /** Of the growth, at most, in the flow of a number of groups. */
    static int evaluations(int groups, double promptLength, double error, double floor) {
        if (error < DOUBTFUL * floor) {
            return EVALUATIONS_TOWARDS_THE_FLOOR;
        }
        boolean affordable = Double.isInfinite(promptLength) && groups <= MOST_GROUPS;
        return affordable ? EVALUATIONS_OF_UNEQUAL_FEATURES : EVALUATIONS_OF_FINITE_PROMPTS;
    }
}
