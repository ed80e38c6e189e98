package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;

/**
 * Against the influence of single prompts, which no covariance and no Hessian enters: descent on (1 − h) population + h prompt, twice,
 * gives what one prompt does to the weights. Tasks are the nine nodes of Gauss and Hermite, exact for the fourth moments in the plane.
 */
class GeneralisationGapProperties {
    private static final double[] NODES = {-Math.sqrt(3), 0, Math.sqrt(3)};
    private static final double[] NODE_SHARES = {1.0 / 6, 2.0 / 3, 1.0 / 6};
    private static final double SMALL = 1e-3;

    /** A prompt with its probability. */
    private record Weighted(CountLoss loss, double share) {}

    private static List<Weighted> population(double p, int promptLength) {
        List<Weighted> prompts = new ArrayList<>();
        for (int order = 0; order < 1 << promptLength; order++) {
            for (int query = 0; query < 2; query++) {
                double share = query == 0 ? p : 1 - p;
                int[] tokens = new int[promptLength];
                for (int i = 0; i < promptLength; i++) {
                    tokens[i] = order >> i & 1;
                    share *= tokens[i] == 0 ? p : 1 - p;
                }
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < 3; j++) {
                        Prompt prompt = Prompt.of(tokens, query, new double[] {NODES[i], NODES[j]});
                        prompts.add(
                                new Weighted(new CountLoss(List.of(prompt)), share * NODE_SHARES[i] * NODE_SHARES[j]));
                    }
                }
            }
        }
        return prompts;
    }

    private static RealMatrix gradient(CountLoss loss, BilinearWeights weights) {
        LossValues values = new LossValues(2);
        loss.evaluate(weights, values);
        return values.gradient();
    }

    private static RealMatrix gradient(List<Weighted> population, BilinearWeights weights) {
        RealMatrix sum = new BilinearWeights(2).matrix();
        for (Weighted prompt : population) {
            sum = sum.add(gradient(prompt.loss, weights).scalarMultiply(prompt.share));
        }
        return sum;
    }

    private static BilinearWeights trained(
            List<Weighted> population, CountLoss one, double h, double learningRate, int steps) {
        BilinearWeights weights = new BilinearWeights(2);
        for (int t = 0; t < steps; t++) {
            RealMatrix slope = gradient(population, weights)
                    .scalarMultiply(1 - h)
                    .add(gradient(one, weights).scalarMultiply(h));
            for (int n = 0; n < 2; n++) {
                for (int k = 0; k < 2; k++) {
                    weights.set(n, k, weights.get(n, k) - learningRate * slope.getEntry(n, k));
                }
            }
        }
        return weights;
    }

    /** −Σ over prompts of share × gradient at the end × influence. */
    private static double byInfluence(double p, int promptLength, double learningRate, int steps) {
        List<Weighted> population = population(p, promptLength);
        BilinearWeights end = trained(population, population.get(0).loss, 0, learningRate, steps);
        RealMatrix mean = gradient(population, end);
        double sum = 0;
        for (Weighted prompt : population) {
            BilinearWeights more = trained(population, prompt.loss, SMALL, learningRate, steps);
            BilinearWeights less = trained(population, prompt.loss, -SMALL, learningRate, steps);
            RealMatrix own = gradient(prompt.loss, end).subtract(mean);
            for (int n = 0; n < 2; n++) {
                for (int k = 0; k < 2; k++) {
                    double influence = (more.get(n, k) - less.get(n, k)) / (2 * SMALL);
                    sum -= prompt.share * own.getEntry(n, k) * influence;
                }
            }
        }
        return sum;
    }

    @Property(tries = 30)
    void the_constant_is_the_covariance_of_gradient_and_influence(
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double p,
            @ForAll @IntRange(min = 1, max = 3) int promptLength,
            @ForAll @DoubleRange(min = 0.1, max = 4) double learningRate,
            @ForAll @IntRange(min = 0, max = 4) int steps) {
        double constant = new GeneralisationGap(FeatureProbabilities.of(p, 1 - p), promptLength, learningRate, steps)
                .constant()
                .value();
        assertThat(constant)
                .isCloseTo(
                        byInfluence(p, promptLength, learningRate, steps), within(1e-4 * (1e-3 + Math.abs(constant))));
    }

    @Example
    void nothing_is_learned_from_no_step_or_one_token() {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(3, 0.5);
        assertThat(new GeneralisationGap(p, 4, 1, 0).constant().value()).isZero();
        assertThat(new GeneralisationGap(p, 1, 1, 5).constant().value()).isCloseTo(0, within(1e-15));
    }

    @Example
    void numbers_out_of_range_are_refused() {
        FeatureProbabilities p = FeatureProbabilities.balanced(2);
        assertThatThrownBy(() -> new GeneralisationGap(p, 0, 1, 1)).hasMessageContaining("promptLength");
        assertThatThrownBy(() -> new GeneralisationGap(p, 1, 0, 1)).hasMessageContaining("learningRate");
        assertThatThrownBy(() -> new GeneralisationGap(p, 1, 1, -1)).hasMessageContaining("steps");
    }

    /** Three features, three tokens, two steps: 27 tasks of each of 30 prompts by their influence, with 40 digits. */
    @Example
    void three_features_elsewhere() {
        Estimate constant = new GeneralisationGap(FeatureProbabilities.of(0.5, 0.375, 0.125), 3, 2.5, 2).constant();
        assertThat(constant.value()).isCloseTo(0.9684129177883147, within(1e-14));
        assertThat(constant.error()).isCloseTo(1e-9 * constant.value(), within(1e-15));
    }
}
