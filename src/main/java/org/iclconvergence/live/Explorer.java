package org.iclconvergence.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.training.LogSpacedSteps;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QueryTrajectory;

/** Trains what a reader asks for, as the commands flow and population do. */
public final class Explorer {
    private static final LogSpacedSteps RECORD = new LogSpacedSteps(40);

    /** After as many the flow is near its limit: all of it that a figure can show. */
    private static final int EVALUATIONS_TOWARDS_THE_FLOOR = 2000;

    /** Zipf's law with s = 10 takes 209,000 for K = 30; more groups than these are not waited for so long. */
    private static final int EVALUATIONS_OF_UNEQUAL_FEATURES = 400_000;

    private static final int MOST_GROUPS = 100;

    private Explorer() {}

    /**
     * Trains.
     *
     * @param question what
     * @param progress told from time to time which part is done, from 0 to 1
     * @return the training; it may end above ε: near the floor of short prompts, or after all of its steps
     */
    public static QueryRun train(Question question, DoubleConsumer progress) {
        double[] errors = {question.error()};
        QueryLoss loss = new ReportingLoss(question.loss(), question.error(), progress);
        QueryEvent end = QueryEvent.predictionErrorAtMost(question.error());
        List<QueryEvent> events = new ArrayList<>(QueryRun.events(loss.groups(), errors));
        QueryTrajectory trajectory = question.steps() == QueryRun.FLOW
                ? flow(loss, question.problem(), question.promptLength(), question.error())
                        .run(end, events.toArray(new QueryEvent[0]))
                : new QueryGradientDescent(loss, question.learningRate())
                        .run(end, question.steps(), RECORD, events.toArray(new QueryEvent[0]));
        return new QueryRun(
                question.problem(),
                question.promptLength(),
                question.learningRate(),
                question.steps(),
                errors,
                trajectory);
    }

    /**
     * What no training goes below: prompts may lack the queried feature.
     *
     * @param question of any training from Q = 0
     * @return a bound on L_k, with its error taken off; 0 for prompts without end
     */
    public static double floor(Question question) {
        return floor(question.problem(), question.promptLength());
    }

    /** The same of any query. */
    static double floor(QueryProblem problem, double promptLength) {
        // of infinite prompts it is 0, not a rounding below
        return Math.max(0, LossFloor.ofTraining(problem.groups(), promptLength).lower());
    }

    /**
     * The flow that the page and the command line follow. What prompts without the queried feature forbid is not waited for; what infinite
     * prompts let happen in the end is waited for longer.
     *
     * @param loss of the query
     * @param problem features and query
     * @param promptLength N, or infinity
     * @param error ε
     * @return the flow
     */
    public static GradientFlow flow(QueryLoss loss, QueryProblem problem, double promptLength, double error) {
        GradientFlow flow = new GradientFlow(loss);
        if (error < floor(problem, promptLength)) {
            return flow.givenUpAfter(EVALUATIONS_TOWARDS_THE_FLOOR);
        }
        return Double.isInfinite(promptLength) && loss.groups().count() <= MOST_GROUPS
                ? flow.followedFor(EVALUATIONS_OF_UNEQUAL_FEATURES)
                : flow;
    }
}
