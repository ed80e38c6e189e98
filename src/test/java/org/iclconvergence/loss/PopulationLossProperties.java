package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.oracle.Draws;

/** The losses of all of Z, and linear attention by counting prompts. */
class PopulationLossProperties {
    private static final double ROUNDING = 1e-11;

    @Provide
    Arbitrary<FeatureProbabilities> probabilities() {
        return Draws.probabilities(1, 6);
    }

    @Provide
    Arbitrary<FeatureProbabilities> few() {
        return Draws.probabilities(2, 3);
    }

    private static BilinearWeights weights(long seed, int count) {
        var random = new RandomStreams(seed).other();
        BilinearWeights weights = new BilinearWeights(count);
        for (int cell = 0; cell < count * count; cell++) {
            weights.set(cell / count, cell % count, 5 * random.nextDouble(-1, 1));
        }
        return weights;
    }

    private static Loss loss(FeatureProbabilities p, int promptLength) {
        return promptLength == 0 ? new InfinitePromptLoss(p) : new PopulationLoss(p, promptLength);
    }

    @Property(tries = 100)
    void it_is_the_mean_of_the_prediction_errors(
            @ForAll long seed,
            @ForAll("probabilities") FeatureProbabilities p,
            @ForAll @IntRange(min = 0, max = 50) int promptLength) {
        LossValues values = new LossValues(p.count());
        loss(p, promptLength).evaluate(weights(seed, p.count()), values);
        double mean = 0;
        for (int k = 0; k < p.count(); k++) {
            mean += p.get(k) * values.predictionErrors()[k];
        }
        assertThat(values.loss()).isCloseTo(mean, within(ROUNDING));
        assertThat(values.dominantAttention()[0]).isEqualTo(values.targetAttention()[0]);
    }

    /** Features have no names: those of K features in another order have the same loss, in that order. */
    @Property(tries = 100)
    void features_have_no_names(
            @ForAll long seed,
            @ForAll("probabilities") FeatureProbabilities p,
            @ForAll @IntRange(min = 0, max = 50) int promptLength,
            @ForAll @IntRange(min = 1, max = 5) int turn) {
        int count = p.count();
        double[] turned = new double[count];
        BilinearWeights weights = weights(seed, count);
        BilinearWeights turnedWeights = new BilinearWeights(count);
        for (int n = 0; n < count; n++) {
            turned[(n + turn) % count] = p.get(n);
            for (int k = 0; k < count; k++) {
                turnedWeights.set((n + turn) % count, (k + turn) % count, weights.get(n, k));
            }
        }
        LossValues values = new LossValues(count);
        LossValues ofTurned = new LossValues(count);
        loss(p, promptLength).evaluate(weights, values);
        loss(FeatureProbabilities.of(turned), promptLength).evaluate(turnedWeights, ofTurned);
        assertThat(ofTurned.loss()).isCloseTo(values.loss(), within(ROUNDING));
        for (int k = 0; k < count; k++) {
            assertThat(ofTurned.targetAttention()[(k + turn) % count])
                    .isCloseTo(values.targetAttention()[k], within(ROUNDING));
            for (int n = 0; n < count; n++) {
                assertThat(ofTurned.gradient().getEntry((n + turn) % count, (k + turn) % count))
                        .isCloseTo(values.gradient().getEntry(n, k), within(ROUNDING));
            }
        }
    }

    /** ŷ − y = ⟨w, Σ_n (c_n/N) B_n v_n − v_k⟩, and E w wᵀ = 1: the mean over all K^N prompts, one by one. */
    @Property(tries = 100)
    void linear_attention_is_the_mean_over_all_prompts(
            @ForAll long seed,
            @ForAll("few") FeatureProbabilities p,
            @ForAll @IntRange(min = 1, max = 6) int promptLength) {
        int count = p.count();
        double[] column = weights(seed, count).matrix().getColumn(0);
        double loss = 0;
        double[] growth = new double[count];
        for (int prompt = 0; prompt < Math.pow(count, promptLength); prompt++) {
            double probability = 1;
            double[] shares = new double[count];
            int rest = prompt;
            for (int i = 0; i < promptLength; i++) {
                probability *= p.get(rest % count);
                shares[rest % count] += 1.0 / promptLength;
                rest /= count;
            }
            for (int n = 0; n < count; n++) {
                double residual = shares[n] * column[n] - (n == 0 ? 1 : 0);
                loss += probability * residual * residual / 2;
                growth[n] -= p.get(0) * probability * residual * shares[n];
            }
        }
        QueryValues values = new QueryValues(count);
        new LinearAttentionQuery(QueryGroups.ofEveryFeature(p, 0), promptLength).evaluate(column, values);
        assertThat(values.predictionError()).isCloseTo(loss, within(ROUNDING));
        assertThat(values.growth()).containsExactly(growth, within(ROUNDING));
    }
}
