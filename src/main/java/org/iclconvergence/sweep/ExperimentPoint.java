package org.iclconvergence.sweep;

import java.util.OptionalLong;
import java.util.function.Predicate;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.Trajectory;

/**
 * The paper's experiment, seen by one query on the prompts of the training. Times are exact epochs of this training; what the drawing
 * of the prompts adds is seen by repeating the point with other seeds. Losses and attention have no error bound of their own.
 */
final class ExperimentPoint {
    /** The number of the paper's preprint, as for icl experiment. */
    private static final double USUAL_SEED = 231005249;

    private final Measurement found;
    private final PaperExperiment experiment;
    private final int query;
    private final double error;

    /**
     * A point.
     *
     * @throws IllegalArgumentException if its settings do not fit each other
     */
    ExperimentPoint(SweepGrid grid, SweepPoint point, Measurement found) {
        this.found = found;
        FeatureProbabilities p = point.probabilities();
        error = point.number(Parameter.EPSILON);
        query = (int) point.problem().query() - 1;
        double length = point.number(Parameter.N);
        double steps = point.number(Parameter.STEPS, 400);
        if (!(length <= 1e6 && steps <= 1e6)) {
            throw new IllegalArgumentException(
                    "N and steps must be at most 1e6 in an experiment, not " + length + " and " + steps);
        }
        experiment = PaperExperiment.of(
                        p, (int) point.number(Parameter.D, 100), (long) point.number(Parameter.SEED, USUAL_SEED))
                .withPromptLength((int) length)
                .withPrompts((int) point.number(Parameter.M, 300))
                .withEpochs((int) steps)
                .withLearningRate(point.number(Parameter.ETA, 0.002))
                .withRule(point.word(Parameter.OPTIMIZER, PaperExperiment.Rule.ADAM))
                .withBasis(point.word(Parameter.BASIS, PaperExperiment.Basis.RANDOM));
    }

    SweepRow measure() {
        TrainingProblem problem = experiment.draw();
        Trajectory trajectory = Training.ofQueryKeyMatrix(problem.loss(), problem.features(), problem.optimizer())
                .run(problem.steps());
        Snapshot first = trajectory.first();
        Snapshot last = trajectory.last();
        if (Double.isNaN(first.predictionErrors()[query])) {
            return found.row(Status.FAILED, "no prompt queries feature " + (query + 1));
        }
        if (!Double.isFinite(last.loss())) {
            return found.row(Status.FAILED, "the training diverged; a smaller eta may help");
        }
        Estimate hit = epoch(trajectory, at -> at.predictionErrors()[query] <= error);
        Estimate half = epoch(trajectory, at -> at.targetAttention()[query] >= 0.5);
        Estimate overtaking = query == 0
                ? Estimate.exact(0)
                : epoch(trajectory, at -> at.targetAttention()[query] >= at.dominantAttention()[query]);
        found.put(Quantity.HALF_TIME, half);
        found.put(Quantity.HITTING_TIME, hit);
        found.put(Quantity.SWITCH_TIME, overtaking);
        if (hit.isKnown() && hit.value() > 0 && overtaking.isKnown()) {
            found.put(Quantity.SWITCH_FRACTION, overtaking.dividedBy(hit));
        }
        found.put(Quantity.PHASE_ONE, overtaking);
        found.put(Quantity.PHASE_THREE, half);
        found.put(Quantity.PHASE_FOUR, hit);
        found.put(Quantity.INITIAL_LOSS, unbounded(first.predictionErrors()[query]));
        found.put(Quantity.FINAL_LOSS, unbounded(last.predictionErrors()[query]));
        found.put(Quantity.INITIAL_ATTENTION, unbounded(first.targetAttention()[query]));
        found.put(Quantity.FINAL_ATTENTION, unbounded(last.targetAttention()[query]));
        if (query != 0) {
            found.put(Quantity.RIVAL_ATTENTION, unbounded(last.dominantAttention()[query]));
        }
        return hit.isKnown()
                ? found.row(Status.REACHED, "")
                : found.row(Status.UNFINISHED, "not within " + experiment.epochs() + " epochs");
    }

    private static Estimate epoch(Trajectory trajectory, Predicate<Snapshot> condition) {
        OptionalLong step = trajectory.firstStep(condition);
        return step.isPresent() ? Estimate.exact((double) step.getAsLong()) : Estimate.NEVER;
    }

    private static Estimate unbounded(double value) {
        return new Estimate(value, Double.POSITIVE_INFINITY);
    }
}
