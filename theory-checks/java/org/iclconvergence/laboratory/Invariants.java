package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.Optimizer;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.Trajectory;
import org.iclconvergence.worlds.GeneralWorld;

/** Gradient descent on the exact population loss of a whole problem, in Z and in Q: the claims on what it keeps look at it. */
public final class Invariants {
    /** Training steps. */
    public static final int STEPS = 300;

    private final Wiring wiring;
    private final GeneralWorld world;

    Invariants(Wiring wiring, GeneralWorld world) {
        this.wiring = wiring;
        this.world = world;
    }

    /**
     * Descent on Z.
     *
     * @return every step
     */
    public WeightsRun onBilinearWeights() {
        return run(Training.ofBilinearWeights(loss(), optimizer()), 0);
    }

    /**
     * Descent on Z that no lie about the training rule reaches: what descent on Q is held against.
     *
     * @return the last step
     */
    public WeightsRun honestlyOnBilinearWeights() {
        return run(Training.ofBilinearWeights(loss(), new GradientDescent(world.learningRate())), 0);
    }

    /**
     * Descent on Q, in features of random orientation.
     *
     * @return every step, as Z = VᵀQV
     */
    public WeightsRun onQueryKeyMatrix() {
        RandomStreams streams = new RandomStreams(world.seed());
        int dimension = world.probabilities().count() + streams.other().nextInt(0, 4);
        Features features = wiring.at(Seams.ORIENTATION)
                .apply(Features.haarRandom(dimension, world.probabilities().count(), streams.features()));
        return run(Training.ofQueryKeyMatrix(loss(), features, optimizer()), 4.0 * dimension);
    }

    private PopulationLoss loss() {
        return new PopulationLoss(world.probabilities(), world.promptLength());
    }

    private Optimizer optimizer() {
        return wiring.at(Seams.OPTIMIZER).apply(new GradientDescent(world.learningRate()));
    }

    private WeightsRun run(Training training, double roundingsOfAStep) {
        Trajectory trajectory = training.run(STEPS);
        List<BilinearWeights> steps = new ArrayList<>();
        trajectory.snapshots().forEach(snapshot -> steps.add(snapshot.weights()));
        double growthError = new PopulationIntegral(world.groups(), world.promptLength()).relativeError();
        return new WeightsRun(steps, growthError, 1 + roundingsOfAStep);
    }
}
