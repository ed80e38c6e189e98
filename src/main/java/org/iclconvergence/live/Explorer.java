package org.iclconvergence.live;

import java.util.function.DoubleConsumer;
import org.iclconvergence.dynamics.FollowedFlow;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.training.LogSpacedSteps;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QueryTrajectory;

/** Trains what a reader asks for, as the commands flow and population do. */
public final class Explorer {
    private static final LogSpacedSteps RECORD = new LogSpacedSteps(40);

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
        QueryEvent[] events = QueryRun.events(loss.groups(), errors).toArray(QueryEvent[]::new);
        double floor = floor(question);
        QueryTrajectory trajectory = question.steps() == QueryRun.FLOW
                ? FollowedFlow.run(loss, question.promptLength(), question.error(), floor, events)
                : new QueryGradientDescent(loss, question.learningRate())
                        .run(FollowedFlow.end(loss, question.error(), floor), question.steps(), RECORD, events);
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
        return LossFloor.certain(question.problem().groups(), question.promptLength());
    }
}
