package org.iclconvergence.checks.controls;

import java.util.Arrays;
import java.util.List;
import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.model.BilinearWeights;

/** The softmax is dropped: a token's score is its logit divided by N, so nothing keeps scores positive or normalised. */
final class NoSoftmax extends Experiment {
    @Override
    public String name() {
        return "no-softmax";
    }

    @Override
    public Loss empiricalLoss(List<Prompt> prompts) {
        return new LogitLoss(prompts);
    }

    @Override
    public QueryLoss queryLoss(QueryLoss honest) {
        double variance = honest instanceof PopulationIntegral population ? 1 / population.promptLength() : 0;
        return new AlteredGrowth(honest) {
            @Override
            void alter(double[] weights, QueryValues values) {
                alterToLinear(honest.groups(), variance, weights, values);
            }
        };
    }

    /** ŷ = Σ c_m Z_m ⟨w, v_m⟩/N with E (c_m/N)² = p² + p(1−p)/N. */
    private static void alterToLinear(QueryGroups groups, double variance, double[] weights, QueryValues values) {
        double squares = 1;
        for (int g = 0; g < weights.length; g++) {
            double p = groups.probability(g);
            double moment = p * p + p * (1 - p) * variance;
            double linear = g == 0 ? p : 0;
            squares += groups.multiplicity(g) * moment * weights[g] * weights[g] - 2 * linear * weights[g];
            values.attention()[g] = p * weights[g];
            values.growth()[g] = groups.probability(0) * (linear - moment * weights[g]);
        }
        values.set(0.5 * squares, 1 - values.attention()[0]);
    }

    private record LogitLoss(List<Prompt> prompts) implements Loss {
        @Override
        public int features() {
            return prompts.get(0).features();
        }

        @Override
        public void evaluate(BilinearWeights weights, LossValues values) {
            int features = features();
            double[] squares = new double[features];
            double[] asked = new double[features];
            double[] target = new double[features];
            double[] dominant = new double[features];
            Arrays.fill(values.gradient(), 0);
            for (Prompt prompt : prompts) {
                int k = prompt.query();
                double[] labelSums = new double[features];
                for (int i = 0; i < prompt.length(); i++) {
                    labelSums[prompt.token(i)] += prompt.label(i) / prompt.length();
                }
                double residual = -prompt.queryLabel();
                for (int n = 0; n < features; n++) {
                    residual += weights.get(n, k) * labelSums[n];
                }
                for (int n = 0; n < features; n++) {
                    values.gradient()[k * features + n] += residual * labelSums[n] / prompts.size();
                }
                int[] counts = prompt.counts();
                squares[k] += residual * residual;
                asked[k]++;
                target[k] += weights.target(k) * counts[k] / prompt.length();
                dominant[k] += weights.get(0, k) * counts[0] / prompt.length();
            }
            double total = 0;
            for (int k = 0; k < features; k++) {
                values.predictionErrors()[k] = squares[k] / (2 * asked[k]);
                values.targetAttention()[k] = target[k] / asked[k];
                values.dominantAttention()[k] = dominant[k] / asked[k];
                total += squares[k] / (2 * prompts.size());
            }
            values.setLoss(total);
        }
    }
}
