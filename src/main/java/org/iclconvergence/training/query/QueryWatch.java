package org.iclconvergence.training.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.LearningRates;

/**
 * Watches one query column of a training of all of Z and derives everything else from it. Events are seen at recorded steps only:
 * their
 * times are rounded up to those, and {@link QueryHit#previous} says from where.
 */
public final class QueryWatch {
    private final int query;
    private final QueryLoss observed;
    private final double learningRate;
    private final EventBook book;
    private final double[] column;
    private final QueryValues values;
    private final List<QuerySnapshot> snapshots = new ArrayList<>();

    /**
     * A watch.
     *
     * @param query feature k, from 0
     * @param observed its loss, with {@link QueryGroups#ofEveryFeature} as groups
     * @param learningRate η
     * @param until what is waited for
     * @param events whose times are wanted, beside {@code until}
     * @throws IllegalArgumentException if there is no such feature, or η is not positive and finite
     */
    public QueryWatch(int query, QueryLoss observed, double learningRate, QueryEvent until, QueryEvent... events) {
        Objects.requireNonNull(until, "until");
        if (query < 0 || query >= observed.groups().count()) {
            throw new IllegalArgumentException(
                    "query must lie in [0, " + observed.groups().count() + "), not " + query);
        }
        this.query = query;
        this.observed = observed;
        this.learningRate = LearningRates.require(learningRate);
        this.book = new EventBook(observed.groups(), until, events);
        this.column = new double[observed.groups().count()];
        this.values = new QueryValues(column.length);
    }

    /**
     * Looks.
     *
     * @param step training steps done
     * @param weights Z at that step
     * @return whether {@code until} is still waited for
     */
    public boolean see(long step, BilinearWeights weights) {
        weights.readColumn(query, column);
        observed.evaluate(column, values);
        double time = learningRate * step;
        snapshots.add(QuerySnapshot.of(time, column, values));
        book.look(time, column, values, 0);
        return !book.isOver();
    }

    /**
     * What was seen.
     *
     * @return every look, and the first one at which each event held
     */
    public QueryTrajectory trajectory() {
        return new QueryTrajectory(observed.groups(), learningRate, snapshots, book.hits(), 0, 0);
    }
}
