package org.iclconvergence.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.report.OrderOfLearning;
import org.iclconvergence.report.OrderOfLearning.Learned;

/** Trains every query of one p, for the page and the command line. */
public final class EveryQuery {
    private EveryQuery() {}

    /** As many as a reader waits for. */
    private static final int MOST_IN_THE_PAGE = 30;

    /**
     * The queries that the page trains.
     *
     * @param problems one for each different probability
     * @return the same
     * @throws IllegalArgumentException if there are more than a reader waits for; one sentence that begins with the name of the field
     */
    public static List<QueryProblem> requireFew(List<QueryProblem> problems) {
        if (problems.size() > MOST_IN_THE_PAGE) {
            throw new IllegalArgumentException("k = all trains features of at most " + MOST_IN_THE_PAGE
                    + " different probabilities here, not " + problems.size()
                    + "; the command flow --query all trains as many as there are");
        }
        return problems;
    }

    /**
     * Trains each query to the smallest error that it can reach. What it cannot reach is known before and not waited for: where there is
     * nothing else the start alone is looked at.
     *
     * @param problems one for each different probability
     * @param promptLength N, may be infinite
     * @param errors levels of L_k, decreasing
     * @param training of a problem, to the last of the errors that it is given
     * @param progress told which part of the queries is trained, from 0 to 1
     * @return all queries, in the order in which they are learned
     */
    public static OrderOfLearning learn(
            List<QueryProblem> problems,
            double promptLength,
            double[] errors,
            BiFunction<QueryProblem, double[], QueryRun> training,
            DoubleConsumer progress) {
        List<Learned> learned = new ArrayList<>();
        for (QueryProblem problem : problems) {
            double[] reachable = reachable(problem, promptLength, errors);
            QueryRun run = training.apply(problem, reachable.length > 0 ? reachable : new double[] {Double.MAX_VALUE});
            learned.add(new Learned(problem, of(errors, run), Explorer.floor(problem, promptLength)));
            progress.accept((double) learned.size() / problems.size());
        }
        return new OrderOfLearning(errors, learned);
    }

    /**
     * The errors that no prompt forbids.
     *
     * @param problem features and query
     * @param promptLength N, may be infinite
     * @param errors levels of L_k
     * @return those at which training may arrive, in the same order
     */
    public static double[] reachable(QueryProblem problem, double promptLength, double... errors) {
        double floor = Explorer.floor(problem, promptLength);
        return Arrays.stream(errors).filter(error -> error >= floor).toArray();
    }

    /**
     * The same training, asked for more errors than it was trained to.
     *
     * @param errors levels of L_k, decreasing
     * @param run a training
     * @return with these errors
     */
    public static QueryRun of(double[] errors, QueryRun run) {
        return new QueryRun(
                run.problem(), run.promptLength(), run.learningRate(), run.budget(), errors, run.trajectory());
    }
}
