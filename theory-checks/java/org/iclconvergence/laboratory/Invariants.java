package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.Optimizer;
import org.iclconvergence.training.Training;
import org.iclconvergence.worlds.GeneralWorld;

/** Gradient descent on the exact population loss of a whole problem, in Z and in Q: the claims on what it keeps look at it. */
public final class Invariants {
    private final Laboratory lab;
    private final GeneralWorld world;

    Invariants(Laboratory lab, GeneralWorld world) {
        this.lab = lab;
        this.world = world;
    }

    /**
     * Descent on Z.
     *
     * @param steps how many
     * @return every step
     */
    public WeightsRun onBilinearWeights(int steps) {
        return run(Training.ofBilinearWeights(loss(), optimizer()), steps, 0);
    }

    /**
     * Descent on Q by the same rule, in features of random orientation.
     *
     * @param steps how many
     * @return every step, as Z = VᵀQV
     */
    public WeightsRun onQueryKeyMatrix(int steps) {
        Features features = features(lab, world);
        return run(Training.ofQueryKeyMatrix(loss(), features, optimizer()), steps, 8.0 * features.dimension());
    }

    /**
     * The growth of one query's weights on the way.
     *
     * @param run the descent
     * @param step training steps done
     * @param k query feature
     * @return the moment
     */
    public Moment at(WeightsRun run, int step, int k) {
        return lab.at(QueryGroups.ofEveryFeature(world.probabilities(), k), world.promptLength(), run.column(step, k));
    }

    /** Features of random orientation, in up to three dimensions more than there are features. */
    static Features features(Laboratory lab, GeneralWorld world) {
        RandomStreams streams = new RandomStreams(world.seed());
        int count = world.probabilities().count();
        int dimension = count + streams.other().nextInt(0, 4);
        return lab.wiring().at(Seams.ORIENTATION).apply(Features.haarRandom(dimension, count, streams.features()));
    }

    private Loss loss() {
        return lab.wiring().at(Seams.PROBLEM_LOSS).of(world.probabilities(), world.promptLength());
    }

    private Optimizer optimizer() {
        return lab.wiring().at(Seams.OPTIMIZER).apply(new GradientDescent(world.learningRate()));
    }

    private WeightsRun run(Training training, int steps, double roundings) {
        List<BilinearWeights> weights = new ArrayList<>();
        List<double[]> errors = new ArrayList<>();
        training.run(steps).snapshots().forEach(snapshot -> {
            weights.add(snapshot.weights());
            errors.add(snapshot.predictionErrors());
        });
        double growthError = new PopulationIntegral(world.groups(), world.promptLength()).relativeError();
        return new WeightsRun(world, weights, errors, new WeightsRun.Losses(growthError, 0, roundings));
    }
}
