package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfinitePromptQueryTest {
    private final InfinitePromptQuery loss =
            new InfinitePromptQuery(QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.5, 0.25, 0.25), 0));

    private final QueryValues values = new QueryValues(3);

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_weight_that_is_not_finite_is_refused_wherever_it_stands(double broken) {
        for (int g = 0; g < 3; g++) {
            double[] weights = new double[3];
            weights[g] = broken;
            assertThatThrownBy(() -> loss.evaluate(weights, values))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("finite, not " + broken);
        }
    }

    /** Their difference is no double any more, and the lesser one gets nothing. */
    @Test
    void weights_may_be_as_far_apart_as_doubles_are() {
        loss.evaluate(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, 0}, values);
        assertThat(values.attention()).containsExactly(1, 0, 0);
        assertThat(values.predictionError()).isZero();
        loss.evaluate(new double[] {-Double.MAX_VALUE, Double.MAX_VALUE, 0}, values);
        assertThat(values.attention()).containsExactly(0, 1, 0);
        assertThat(values.predictionError()).isEqualTo(1);
    }
}
