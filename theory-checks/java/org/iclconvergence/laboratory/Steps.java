package org.iclconvergence.laboratory;

import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;
import org.iclconvergence.worlds.StepWorld;

/** Gradient descent at one learning rate after the other: does the loss still fall at every step? */
public final class Steps {
    private static final int STEPS = 300;

    /** At the floor a loss may rise by rounding. */
    private static final double ROUNDING = 1e-12;

    private final StepWorld world;
    private final CountLoss given;

    /**
     * Descents of a world.
     *
     * @param world whose loss is minimised
     */
    public Steps(StepWorld world) {
        this.world = world;
        this.given = world.isGivenPrompts() ? givenPrompts(world) : null;
    }

    private static CountLoss givenPrompts(StepWorld world) {
        return new CountLoss(PaperExperiment.imbalanced(
                        world.features(), world.dominant(), world.seeds().of("STEP-1", 0))
                .draw()
                .prompts());
    }

    /**
     * Whether the loss falls at every step.
     *
     * @param learningRate η
     * @return false at the first rise beyond rounding
     */
    public boolean fall(double learningRate) {
        return falls(given == null ? queryLosses(learningRate) : givenLosses(learningRate));
    }

    private double[] queryLosses(double learningRate) {
        QueryLoss loss = Double.isInfinite(world.promptLength())
                ? new InfinitePromptQuery(world.query())
                : new PopulationIntegral(world.query(), world.promptLength());
        return new QueryGradientDescent(loss, learningRate)
                .run(QueryEvent.predictionErrorAtMost(1e-9), STEPS, at -> true).snapshots().stream()
                        .mapToDouble(QuerySnapshot::predictionError)
                        .toArray();
    }

    private double[] givenLosses(double learningRate) {
        return Training.ofBilinearWeights(given, new GradientDescent(learningRate)).run(STEPS).snapshots().stream()
                .mapToDouble(Snapshot::loss)
                .toArray();
    }

    private static boolean falls(double[] losses) {
        for (int i = 1; i < losses.length; i++) {
            if (!(losses[i] <= losses[i - 1] * (1 + ROUNDING))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The largest directional curvature of L along gradient descent with small steps, by differences of the growth.
     *
     * @return the smoothness of the limit of long prompts
     */
    public double smoothness() {
        QueryGroups groups = world.query();
        InfinitePromptQuery loss = new InfinitePromptQuery(groups);
        QueryTrajectory path = new QueryGradientDescent(loss, 0.5)
                .run(QueryEvent.predictionErrorAtMost(1e-3), 5000, at -> at % 20 == 0);
        double largest = 0;
        for (QuerySnapshot at : path.snapshots()) {
            largest = Math.max(largest, Math.abs(curvature(loss, at)));
        }
        return largest;
    }

    private static double curvature(InfinitePromptQuery loss, QuerySnapshot at) {
        QueryGroups groups = loss.groups();
        double[] growth = at.growth().toArray();
        double norm = 0;
        for (int g = 0; g < groups.count(); g++) {
            norm += groups.multiplicity(g) * growth[g] * growth[g];
        }
        double h = 1e-4 / Math.sqrt(norm);
        double[] ahead = at.weights().toArray();
        double[] behind = at.weights().toArray();
        for (int g = 0; g < groups.count(); g++) {
            ahead[g] += h * growth[g];
            behind[g] -= h * growth[g];
        }
        QueryValues up = new QueryValues(groups.count());
        QueryValues down = new QueryValues(groups.count());
        loss.evaluate(ahead, up);
        loss.evaluate(behind, down);
        double curvature = 0;
        for (int g = 0; g < groups.count(); g++) {
            curvature += groups.multiplicity(g) * growth[g] * (down.growth()[g] - up.growth()[g]) / (2 * h * norm);
        }
        return curvature;
    }
}
