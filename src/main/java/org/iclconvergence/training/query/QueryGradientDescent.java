package org.iclconvergence.training.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.iclconvergence.data.QueryGroups;
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
    private final RealVector start;
    private final double learningRate;

    /**
     * Gradient descent.
     *
     * @param loss of the query, at finite or infinite prompt length
     * @param learningRate η &gt; 0
     * @throws IllegalArgumentException if η is not positive and finite
     */
    public QueryGradientDescent(QueryLoss loss, double learningRate) {
        this(loss, loss, new ArrayRealVector(loss.groups().count()), learningRate);
    }

    /**
     * Gradient descent on one loss, observed by another: what a check sees of a training that minimises something else.
     *
     * @param trained whose growth moves the weights
     * @param observed of which events and snapshots are made, with the same groups
     * @param start weights at step 0, length c, copied
     * @param learningRate η &gt; 0
     * @throws IllegalArgumentException if η is not positive and finite, or the first three differ in the number of groups
     */
    public QueryGradientDescent(QueryLoss trained, QueryLoss observed, RealVector start, double learningRate) {
        GradientFlow.requireSameGroups(trained, observed, start);
        this.trained = trained;
        this.observed = observed;
        this.start = start.copy();
        this.learningRate = LearningRates.require(learningRate);
    }

    /**
     * A learning rate with which a balanced training takes about 5 K steps. Every query has a column of its own, so that it does
     * not matter if others would need less.
     *
     * @param groups the features as the query sees them
     * @return 0.2/p_k; infinite if p_k is below 1e-308
     */
    public static double usualLearningRate(QueryGroups groups) {
        return 0.2 / groups.probability(0);
    }

    /**
     * Trains until an event or the end of the budget.
     *
     * @param until stops at the first step at which it holds
     * @param budget training steps at most, ≥ 0
     * @param record asked for every step: record it? The first and the last step are always recorded
     * @param asked events whose first steps are wanted, beside {@code until}
     * @return the recorded steps and the first step of every event that held
     * @throws IllegalArgumentException if the budget is negative, η times it overflows, or a weight diverges
     */
    public QueryTrajectory run(QueryEvent until, long budget, LongPredicate record, QueryEvent... asked) {
        if (budget < 0) {
            throw new IllegalArgumentException("steps must not be negative: " + budget);
        }
        if (!(learningRate * budget < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "learningRate times steps must be finite: " + learningRate + ", " + budget);
        }
        double[] weights = start.toArray();
        QueryValues values = new QueryValues(weights.length);
        EventBook events = new EventBook(observed.groups(), until, asked);
        List<QuerySnapshot> snapshots = new ArrayList<>();
        for (long step = 0; ; step++) {
            double time = learningRate * step;
            observed.evaluate(weights, values);
            events.look(time, weights, values, 0);
            boolean last = step == budget || events.isOver();
            if (last || step == 0 || record.test(step)) {
                snapshots.add(QuerySnapshot.of(time, weights, values));
            }
            if (last) {
                return new QueryTrajectory(observed.groups(), learningRate, snapshots, events.hits(), 0, 0);
            }
            if (trained != observed) {
                trained.evaluate(weights, values);
            }
            for (int g = 0; g < weights.length; g++) {
                weights[g] += learningRate * values.growth()[g];
            }
        }
    }
}
