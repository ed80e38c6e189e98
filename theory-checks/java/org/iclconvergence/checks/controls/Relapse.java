package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** Training on finite prompts that forgets: after 150 steps the weights decay instead of growing. */
final class Relapse extends Experiment {
    @Override
    public String name() {
        return "relapse";
    }

    @Override
    public QueryLoss trainedLoss(QueryLoss honest) {
        if (!(honest instanceof PopulationIntegral)) {
            return honest;
        }
        return new AlteredGrowth(honest) {
            private int steps;

            @Override
            void alter(double[] weights, QueryValues values) {
                steps++;
                for (int g = 0; g < weights.length; g++) {
                    values.growth()[g] = steps > 150 ? -0.1 * weights[g] : values.growth()[g];
                }
            }
        };
    }
}
