package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.TaskDistribution;

/** Task weights without identity covariance: the first half of the coordinates has variance 1.5, the rest 0.5. */
final class AnisotropicTasks extends Experiment {
    @Override
    public String name() {
        return "anisotropic-tasks";
    }

    @Override
    public TaskDistribution tasks(TaskDistribution intended) {
        return (random, dimension) -> {
            double[] w = intended.sample(random, dimension);
            for (int i = 0; i < dimension; i++) {
                w[i] *= Math.sqrt(i < dimension / 2 ? 1.5 : 0.5);
            }
            return w;
        };
    }
}
