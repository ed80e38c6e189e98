package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.oracle.LinearAttention;
import org.junit.jupiter.api.Test;

class LinearAttentionQueryTest {
    private static final FeatureProbabilities P = FeatureProbabilities.of(0.5, 0.3, 0.2);

    /** p = ¼, N = 8, A = 2, B = −1: a variance of p (1 − p)/N = 3/128 for each feature, biases of ½ and −¼. */
    @Test
    void four_features_by_hand() {
        QueryValues values = new QueryValues(2);
        new LinearAttentionQuery(QueryProblem.balanced(4, 0).groups(), 8).evaluate(new double[] {2, -1}, values);
        assertThat(values.predictionError()).isEqualTo((0.25 + 4 * 3 / 128.0 + 3 * (1 / 16.0 + 3 / 128.0)) / 2);
        assertThat(values.attention()).containsExactly(0.5, -0.25);
        assertThat(values.rest()).isEqualTo(0.5);
        assertThat(values.growth()).containsExactly((1 / 8.0 - 6 / 128.0) / 4, (1 / 16.0 + 3 / 128.0) / 4);
        assertThat(values.largestCrossGrowth()).isEqualTo(11 / 512.0);
    }

    /** Every context of 4 tokens, tasks √3 v_m: the literal model's expectation. */
    @Test
    void equals_the_literal_model_walked_through() {
        Features features = Features.standardBasis(3, 3);
        BilinearWeights weights = new BilinearWeights(3);
        double[] column = {1.3, -0.4, 0.7};
        for (int n = 0; n < 3; n++) {
            weights.set(n, 0, column[n]);
        }
        LinearAttention model = new LinearAttention(weights.queryKeyMatrix(features), features);
        double loss = 0;
        for (int index = 0; index < 81; index++) {
            int[] tokens = {index % 3, index / 3 % 3, index / 9 % 3, index / 27};
            double probability = 1;
            for (int token : tokens) {
                probability *= P.get(token);
            }
            for (int m = 0; m < 3; m++) {
                double[] labels = new double[3];
                labels[m] = Math.sqrt(3);
                Prompt prompt = Prompt.of(tokens, 0, labels);
                double residual = model.predict(prompt) - prompt.queryLabel();
                loss += probability * residual * residual / 6;
            }
        }
        QueryValues values = new QueryValues(3);
        LinearAttentionQuery query = new LinearAttentionQuery(QueryGroups.ofEveryFeature(P, 0), 4);
        query.evaluate(column, values);
        assertThat(values.predictionError()).isCloseTo(loss, within(1e-14));
        assertThat(values.rest()).isCloseTo(1 - 0.5 * 1.3, within(1e-15));
        assertThat(query.groups().count()).isEqualTo(3);
    }

    /** The loss is quadratic: central differences are exact up to rounding. */
    @Test
    void growth_is_minus_the_gradient() {
        LinearAttentionQuery query = new LinearAttentionQuery(QueryGroups.ofEveryFeature(P, 1), 7);
        double[] weights = {0.4, 1.1, -2};
        QueryValues values = new QueryValues(3);
        QueryValues shifted = new QueryValues(3);
        query.evaluate(weights, values);
        double[] growth = values.growth().clone();
        for (int g = 0; g < 3; g++) {
            double[] up = weights.clone();
            double[] down = weights.clone();
            up[g] += 0.5;
            down[g] -= 0.5;
            query.evaluate(up, shifted);
            double high = shifted.predictionError();
            query.evaluate(down, shifted);
            assertThat(growth[g]).isCloseTo(-0.3 * (high - shifted.predictionError()), within(1e-14));
        }
    }

    @Test
    void prompts_without_tokens_are_refused() {
        assertThatThrownBy(() -> new LinearAttentionQuery(QueryGroups.ofEveryFeature(P, 0), 0))
                .hasMessageContaining("promptLength");
    }
}
