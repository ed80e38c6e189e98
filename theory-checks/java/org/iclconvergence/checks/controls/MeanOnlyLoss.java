package org.iclconvergence.checks.controls;

import org.iclconvergence.checks.Experiment;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;

/** The variance of the prediction is ignored: the loss is ½ (1 − Attn_k)², without S = Σ Attn_m². */
final class MeanOnlyLoss extends Experiment {
    @Override
    public String name() {
        return "mean-only-loss";
    }

    @Override
    public QueryLoss trainedLoss(QueryLoss honest) {
        return new AlteredGrowth(honest) {
            @Override
            void alter(double[] weights, QueryValues values) {
                double rest = values.rest();
                double[] attention = values.attention();
                double p = honest.groups().probability(0);
                values.set(0.5 * rest * rest, rest);
                values.growth()[0] = p * attention[0] * rest * rest;
                for (int g = 1; g < attention.length; g++) {
                    values.growth()[g] = -p * attention[g] * attention[0] * rest;
                }
            }
        };
    }
}
