package org.iclconvergence.example;

import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.LinearAttentionQuery;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;

/** Trains the wrong thing, Q of linear attention, on the population losses: the suite must refute what softmax attention achieves. */
public final class LinearAttentionTrainer implements Trainer {
    @Override
    public String name() {
        return "linear-attention";
    }

    @Override
    public boolean supports(Objective objective) {
        return objective != Objective.GIVEN_PROMPTS;
    }

    @Override
    public void train(TrainingProblem problem, TrainingMonitor monitor) {
        int count = problem.probabilities().count();
        QueryLoss[] losses = new QueryLoss[count];
        for (int k = 0; k < count; k++) {
            losses[k] = new LinearAttentionQuery(
                    QueryGroups.ofEveryFeature(problem.probabilities(), k), problem.promptLength());
        }
        double[][] columns = new double[count][count];
        QueryValues values = new QueryValues(count);
        BilinearWeights z = new BilinearWeights(count);
        for (long step = 0; step <= problem.steps(); step++) {
            if (monitor.wants(step)) {
                for (int k = 0; k < count; k++) {
                    for (int n = 0; n < count; n++) {
                        z.set(n, k, columns[k][QueryGroups.positionOf(n, k)]);
                    }
                }
                if (!monitor.record(step, z.queryKeyMatrix(problem.features()))) {
                    return;
                }
            }
            for (int k = 0; k < count; k++) {
                losses[k].evaluate(columns[k], values);
                for (int g = 0; g < count; g++) {
                    columns[k][g] += problem.learningRate() * values.growth()[g];
                }
            }
        }
    }
}
