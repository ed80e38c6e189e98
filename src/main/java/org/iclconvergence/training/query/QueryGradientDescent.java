package org.iclconvergence.training.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.training.LearningRates;

/**
 * Gradient descent from zero on one query column, one weight for each group of features: exactly the column that training
 * the whole K × K problem gives, because columns decouple and equal features keep equal weights (THEORY.md identity 6). A step
 * costs O(c), whatever K is. Not thread safe: the loss reuses its buffers.
 */
public final class QueryGradientDescent {
    private final QueryLoss trained;
    private final QueryLoss observed;
    private final double[] start;
    private final double learningRate;

    /**
     * Gradient descent.
     *
     * @param loss of the query, at finite or infinite prompt length
     * @param learningRate η &gt; 0
     * @throws IllegalArgumentException if η is not positive and finite
     */
    public QueryGradientDescent(QueryLoss loss, double learningRate) {
        this(loss, loss, new double[loss.groups().count()], learningRate);
    }

    /**
     * Gradient descent on one loss, observed by another: what a check sees of a training that minimises something else.
     *
     * @param trained whose growth moves the weights
     * @param observed of which events and snapshots are made, with the same groups
     * @param start weights at step 0, length c, copied
     * @param learningRate η &gt; 0
     * @throws IllegalArgumentException if η is not positive and finite
     */
    public QueryGradientDescent(QueryLoss trained, QueryLoss observed, double[] start, double learningRate) {
        this.trained = trained;
        this.observed = observed;
        this.start = start.clone();
        this.learningRate = LearningRates.require(learningRate);
    }

    /**
     * Trains until an event or the end of the budget.
     *
     * @param until stops at the first step at which it holds
     * @param budget training steps at most, ≥ 0
     * @param record asked for every step: record it? The first and the last step are always recorded
     * @param events whose first steps are wanted, beside {@code until}
     * @return the recorded steps and the first step of every event that held
     * @throws IllegalArgumentException if the budget is negative, or a weight diverges
     */
    public QueryTrajectory run(QueryEvent until, long budget, LongPredicate record, QueryEvent... events) {
        if (budget < 0) {
            throw new IllegalArgumentException("steps must not be negative: " + budget);
        }
        double[] weights = start.clone();
        QueryValues values = new QueryValues(weights.length);
        List<QueryEvent> pending = new ArrayList<>(List.of(events));
        pending.add(until);
        Map<QueryEvent, QuerySnapshot> hits = new HashMap<>();
        List<QuerySnapshot> snapshots = new ArrayList<>();
        for (long step = 0; ; step++) {
            observed.evaluate(weights, values);
            hit(pending, step, weights, values, hits);
            boolean last = step == budget || hits.containsKey(until);
            if (last || step == 0 || record.test(step)) {
                snapshots.add(QuerySnapshot.of(step, weights, values));
            }
            if (last) {
                return new QueryTrajectory(observed.groups(), learningRate, snapshots, hits);
            }
            if (trained != observed) {
                trained.evaluate(weights, values);
            }
            for (int g = 0; g < weights.length; g++) {
                weights[g] += learningRate * values.growth()[g];
            }
        }
    }

    private void hit(
            Collection<QueryEvent> pending,
            long step,
            double[] weights,
            QueryValues values,
            Map<QueryEvent, QuerySnapshot> hits) {
        if (pending.isEmpty()) {
            return;
        }
        for (var events = pending.iterator(); events.hasNext(); ) {
            QueryEvent event = events.next();
            if (event.margin(observed.groups(), weights, values) >= 0) {
                hits.put(event, QuerySnapshot.of(step, weights, values));
                events.remove();
            }
        }
    }
}
