package org.iclconvergence.training;

import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;

/** Trains Q itself by any rule, step for step as {@link Training#ofQueryKeyMatrix} does, and hands it to a monitor. */
final class QueryKeyMatrixTraining {
    private QueryKeyMatrixTraining() {}

    static void train(TrainingProblem problem, Optimizer rule, TrainingMonitor monitor) {
        Loss loss = problem.loss();
        QueryKeySpace space = new QueryKeySpace(problem.features());
        BilinearWeights weights = new BilinearWeights(loss.features());
        LossValues values = new LossValues(loss.features());
        double[] q = new double[space.parameters()];
        double[] gradient = new double[q.length];
        int d = problem.features().dimension();
        double[][] rows = new double[d][d];
        rule.start(q.length);
        for (long step = 0; ; step++) {
            if (monitor.wants(step)) {
                for (int i = 0; i < d; i++) {
                    System.arraycopy(q, i * d, rows[i], 0, d);
                }
                if (!monitor.record(step, rows)) {
                    return;
                }
            }
            if (step == problem.steps()) {
                return;
            }
            loss.evaluate(weights, values);
            space.lift(values.gradient(), gradient);
            rule.step(q, gradient);
            space.project(q, weights);
        }
    }
}
