package org.iclconvergence.dynamics;

import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.training.query.GradientFlow;

/** How long the flow of a query is followed where a reader waits for it, on the page and at the console. */
public final class FollowedFlow {
    /** After as many the flow is near its limit: all of it that a figure can show. */
    private static final int EVALUATIONS_TOWARDS_THE_FLOOR = 2000;

    /** Zipf's law with s = 10 takes 209,000 for K = 30; more groups than these are not waited for so long. */
    private static final int EVALUATIONS_OF_UNEQUAL_FEATURES = 400_000;

    private static final int MOST_GROUPS = 100;

    private FollowedFlow() {}

    /**
     * The flow to an error. What prompts without the queried feature forbid is not waited for; what infinite prompts let happen in the end is
     * waited for longer than usual.
     *
     * @param loss of the query
     * @param promptLength N, or infinity
     * @param error ε
     * @param floor what training certainly does not come below
     * @return the flow
     */
    public static GradientFlow of(QueryLoss loss, double promptLength, double error, double floor) {
        GradientFlow flow = new GradientFlow(loss);
        if (error < floor) {
            return flow.givenUpAfter(EVALUATIONS_TOWARDS_THE_FLOOR);
        }
        return Double.isInfinite(promptLength) && loss.groups().count() <= MOST_GROUPS
                ? flow.followedFor(EVALUATIONS_OF_UNEQUAL_FEATURES)
                : flow;
    }
}
