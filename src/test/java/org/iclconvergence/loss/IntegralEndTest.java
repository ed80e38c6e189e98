package org.iclconvergence.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.SymmetryClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where the sum over the nodes ends. That it ends late enough the values say, which other tests hold against exact ones, and one here; a rule that
 * ends it later than {@link IntegralSums#complete} says costs time for nothing, which only the number of nodes tells.
 */
class IntegralEndTest {
    @ParameterizedTest
    @CsvSource({
        // K, p_1 (0: balanced), k, N, weights of the query's groups, nodes
        "10, 0, 0, 1, 0 0, 50",
        "10, 0, 0, 2, 0 0, 52",
        "10, 0, 0, 3, 0 0, 53",
        "10, 0, 0, 100, 2 -0.2, 48",
        "100, 0.5, 1, 50, 5 -1, 67",
        "100, 0.5, 0, 1e4, 0 0 0, 47",
        "100, 0.5, 0, 1e4, 3 -2 0.1, 47",
        "1e12, 0.3, 0, 1e14, 20 -12 0, 50",
        // scales far apart: what lies between them is walked through, or leapt over
        "100, 0.5, 0, 5, 3 -40 0.1, 244",
        "100, 0.5, 0, 3, 0 -300 -600, 198"
    })
    void it_ends_where_nothing_that_is_left_counts(
            double features, double dominant, double query, double promptLength, String weights, int nodes) {
        QueryProblem problem = dominant == 0
                ? QueryProblem.balanced(features, query)
                : QueryProblem.imbalanced(features, dominant, query);
        assertThat(nodes(problem, promptLength, weights)).isEqualTo(nodes);
    }

    @ParameterizedTest
    @CsvSource({"20, 1 0 -1 -2 2 0.5, 54"})
    void nor_does_it_of_many_groups(double promptLength, String weights, int nodes) {
        QueryProblem problem = QueryProblem.given(FeatureProbabilities.zipf(6, 1), 3);
        assertThat(nodes(problem, promptLength, weights)).isEqualTo(nodes);
    }

    /** Of 1e80 features no two tokens are the same; each has attention that is 0 in doubles, all together they are the loss. */
    @Test
    void a_loss_is_summed_to_its_end_where_attention_on_one_feature_underflows() {
        QueryGroups groups = SymmetryClasses.imbalanced(1e80, 0.5).query(0);
        PopulationIntegral integral = new PopulationIntegral(groups, 900);
        QueryValues values = new QueryValues(2);
        integral.evaluate(new double[] {1e4, 0}, values);
        assertThat(values.attention()).containsExactly(new double[] {1, 0}, within(1e-14));
        // the target is absent and N others share the attention: ½ (1 + 1/N)
        double loss = 0.5 * (1 + 1 / 900.0) * Math.scalb(1.0, -900);
        assertThat(values.predictionError()).isCloseTo(loss, within(integral.relativeError() * loss));
    }

    private static int nodes(QueryProblem problem, double promptLength, String weights) {
        double[] q = Arrays.stream(weights.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        PopulationIntegral integral = new PopulationIntegral(problem.groups(), promptLength);
        integral.evaluate(q, new QueryValues(q.length));
        return integral.nodes();
    }
}
