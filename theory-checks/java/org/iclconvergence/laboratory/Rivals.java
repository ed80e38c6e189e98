package org.iclconvergence.laboratory;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.loss.LinearAttentionQuery;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.report.figure.RivalsFigure;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.worlds.RivalWorld;

/** Linear and softmax attention, each trained on its own exact population loss and tested on the same prompts. */
public final class Rivals {
    /** Enough for a quadratic with curvature p_k (p_k² + p_k(1−p_k)/N) ≥ 1e-3 at η = 2: e^{−1e-3·2·20000} = 4e-18. */
    private static final long STEPS = 20_000;

    private static final double LINEAR_RATE = 2;

    private final Laboratory lab;

    /**
     * The rivals in a laboratory.
     *
     * @param lab honest or not
     */
    public Rivals(Laboratory lab) {
        this.lab = lab;
    }

    private static double[] trained(QueryLoss loss, double rate) {
        return new QueryGradientDescent(loss, rate)
                .run(QueryEvent.NEVER, STEPS, step -> false)
                .last()
                .weights()
                .toArray();
    }

    /**
     * Linear attention, trained and tested on prompts of the same probabilities.
     *
     * @param world whose training probabilities are meant
     * @return L_k at the end of its training
     */
    public Estimate linear(RivalWorld world) {
        QueryLoss loss = lab.wiring().at(Seams.LINEAR_LOSS).of(first(world), world.promptLength());
        return error(loss, trained(loss, LINEAR_RATE));
    }

    /** The error of a quadratic is relative to its positive and negative parts, ½ (1 + p_k |A_k|)² and what is left. */
    private static Estimate error(QueryLoss loss, double[] weights) {
        double value = Losses.at(loss, weights).predictionError().value();
        double size = 1 + loss.groups().probability(0) * Math.abs(weights[0]);
        return new Estimate(value, loss.relativeError() * (0.5 * size * size + value));
    }

    /**
     * Linear attention, trained at one probability and tested at another.
     *
     * @param world which
     * @return its loss in the test
     */
    public Estimate linearInTest(RivalWorld world) {
        QueryGroups test = QueryGroups.ofEveryFeature(world.test(), 0);
        QueryGroups training =
                lab.wiring().at(Seams.LINEAR_TRAINING).apply(QueryGroups.ofEveryFeature(world.training(), 0), test);
        double[] weights = trained(new LinearAttentionQuery(training, world.promptLength()), LINEAR_RATE);
        return error(new LinearAttentionQuery(test, world.promptLength()), weights);
    }

    /**
     * Softmax attention, trained by gradient flow until its loss is near what it leaves in the end.
     *
     * @param world whose training probabilities are meant
     * @param factor above {@link LossFloor#limitOfTargetWeight}
     * @return its training and its test
     */
    public Softmax softmax(RivalWorld world, double factor) {
        Estimate limit = LossFloor.limitOfTargetWeight(world.training(), 0, world.promptLength());
        Event near = Event.errorAtMost(factor * limit.value());
        Run run = lab.flow(QueryGroups.ofEveryFeature(world.training(), 0), world.promptLength(), near);
        Moment end = run.last();
        Moment test = lab.at(QueryGroups.ofEveryFeature(world.test(), 0), world.promptLength(), end.weights());
        return new Softmax(run.at(near).isPresent(), end.predictionError(), test.predictionError());
    }

    /**
     * A trained softmax attention.
     *
     * @param near whether its training came as near as it was to
     * @param trained L_k at the end of its training
     * @param tested L_k there on the test's probabilities
     */
    public record Softmax(boolean near, Estimate trained, Estimate tested) {}

    /**
     * What both leave of the loss, for every N up to 64.
     *
     * @return a table for the figure
     */
    public String csv() {
        return RivalsFigure.csv(DoubleStream.of(0.2, 0.5)
                .boxed()
                .flatMap(p -> IntStream.rangeClosed(1, 64).mapToObj(length -> {
                    RivalWorld world = new RivalWorld(p, p, length);
                    return new RivalsFigure.Point(
                            p,
                            length,
                            linear(world).value(),
                            LossFloor.limitOfTargetWeight(world.training(), 0, length)
                                    .value());
                }))
                .toList());
    }

    private static QueryGroups first(RivalWorld world) {
        return SymmetryClasses.imbalanced(4, world.probability()).query(0);
    }
}
