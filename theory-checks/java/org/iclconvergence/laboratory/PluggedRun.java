package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.training.RecordedSteps;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.SupervisedTraining;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.Trajectory;

/** The paper's experiment by a plugged trainer: the losses and attention of every epoch are derived from its Q(t). */
final class PluggedRun {
    private PluggedRun() {}

    static Trajectory of(Trainer trainer, TrainingProblem problem, Loss observed, LongPredicate record) {
        LossValues values = new LossValues(observed.features());
        List<Snapshot> snapshots = new ArrayList<>();
        SupervisedTraining.run(trainer, problem, RecordedSteps.all(problem.steps()), (epoch, weights) -> {
            if (record.test(epoch)) {
                observed.evaluate(weights, values);
                snapshots.add(new Snapshot(
                        epoch,
                        values.loss(),
                        values.predictionErrors().clone(),
                        values.targetAttention().clone(),
                        values.dominantAttention().clone(),
                        weights.copy()));
            }
            return true;
        });
        return new Trajectory(snapshots);
    }
}
