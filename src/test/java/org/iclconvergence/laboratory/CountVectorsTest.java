package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.oracle.MultinomialEnumeration;
import org.junit.jupiter.api.Test;

class CountVectorsTest {
    private static Map<String, Double> seen(double[] p, int promptLength) {
        Map<String, Double> seen = new HashMap<>();
        new CountVectors(FeatureProbabilities.proportionalTo(p), promptLength).forEach((counts, probability) -> {
            assertThat(seen.put(Arrays.toString(counts), probability)).isNull();
        });
        return seen;
    }

    /** C(3, c) (1/4)^c (3/4)^(3 − c), in doubles exactly. */
    @Test
    void two_features_are_binomial() {
        assertThat(seen(new double[] {1, 3}, 3))
                .containsOnly(
                        Map.entry("[0, 3]", 27 / 64.0),
                        Map.entry("[1, 2]", 27 / 64.0),
                        Map.entry("[2, 1]", 9 / 64.0),
                        Map.entry("[3, 0]", 1 / 64.0));
    }

    /** 2 tokens of ½, ¼, ¼: squares, and twice the products. */
    @Test
    void three_features_are_multinomial() {
        assertThat(seen(new double[] {2, 1, 1}, 2))
                .containsOnly(
                        Map.entry("[2, 0, 0]", 1 / 4.0),
                        Map.entry("[0, 2, 0]", 1 / 16.0),
                        Map.entry("[0, 0, 2]", 1 / 16.0),
                        Map.entry("[1, 1, 0]", 1 / 4.0),
                        Map.entry("[1, 0, 1]", 1 / 4.0),
                        Map.entry("[0, 1, 1]", 1 / 8.0));
    }

    @Test
    void there_are_as_many_as_ways_to_put_stars_among_bars() {
        assertThat(new CountVectors(FeatureProbabilities.balanced(3), 2).number())
                .isEqualTo(6);
        assertThat(new CountVectors(FeatureProbabilities.balanced(4), 12).number())
                .isEqualTo(455);
        assertThat(new CountVectors(FeatureProbabilities.balanced(1), 9).number())
                .isEqualTo(1);
    }

    @Test
    void a_context_has_each_token_as_often_as_it_is_counted() {
        assertThat(CountVectors.tokens(new int[] {2, 0, 1})).containsExactly(0, 0, 2);
        assertThat(CountVectors.tokens(new int[] {0, 0})).isEmpty();
    }

    /** By 40 digits, at weights that are not 0. */
    @Test
    void the_prompts_have_the_population_loss_of_their_queries() {
        double[] p = {0.5, 0.25, 0.25};
        double[][] columns = {{1, -0.5, 0.25}, {-1, 0.5, 0.75}, {0.125, 0.25, -0.75}};
        List<Prompt> prompts = new CountVectors(FeatureProbabilities.proportionalTo(p), 3).prompts(0, 1);
        assertThat(prompts).hasSize(10 * 2 * 3);
        BilinearWeights weights = new BilinearWeights(3);
        for (int k = 0; k < 3; k++) {
            for (int n = 0; n < 3; n++) {
                weights.set(n, k, columns[k][n]);
            }
        }
        LossValues values = new LossValues(3);
        new CountLoss(prompts).evaluate(weights, values);
        // the oracle has the query first
        double first = new MultinomialEnumeration(p, columns[0], 3).predictionError();
        double second = new MultinomialEnumeration(new double[] {0.25, 0.5, 0.25}, new double[] {0.5, -1, 0.75}, 3)
                .predictionError();
        assertThat(values.loss()).isCloseTo(0.5 * first + 0.25 * second, within(1e-14));
    }

    /** 14 for each of 3 tokens, 30 for each of 2 features, and 100. */
    @Test
    void a_term_loses_more_the_longer_the_prompt() {
        assertThat(CountVectors.roundingsOfATerm(2, 3)).isEqualTo(202);
    }
}
