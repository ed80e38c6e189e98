package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.util.CombinatoricsUtils;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.query.QuerySnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The share of missed prompts against the count of every prompt. */
class MissedPromptsTest {
    private static Moment moment(QueryGroups groups, double[] weights, double error) {
        QueryValues values = new QueryValues(weights.length);
        InfinitePromptQuery loss = new InfinitePromptQuery(groups);
        loss.evaluate(weights, values);
        return new Moment(loss, QuerySnapshot.of(0, weights, values), Estimate.exact(0), error);
    }

    /** Over the counts of the target, the dominant feature and the others together, whose weights are equal. */
    private static double share(double p, double dominant, double a, double b, double c, int length, double limit) {
        double others = 1 - p - dominant;
        double total = 0;
        for (int target = 0; target <= length; target++) {
            for (int first = 0; target + first <= length; first++) {
                int rest = length - target - first;
                double ofTarget = target * Math.exp(a);
                double score = ofTarget / (ofTarget + first * Math.exp(b) + rest * Math.exp(c));
                if (1 - score > limit) {
                    total += CombinatoricsUtils.binomialCoefficientDouble(length, target)
                            * CombinatoricsUtils.binomialCoefficientDouble(length - target, first)
                            * Math.pow(p, target)
                            * Math.pow(dominant, first)
                            * Math.pow(others, rest);
                }
            }
        }
        return total;
    }

    @ParameterizedTest
    @CsvSource({
        "20, 1.5, 0, 0.3",
        "20, 1.5, -1, 0.3",
        "20, 1.5, 0.7, 0.3",
        "20, 1.5, 3, 0.3",
        "7, -1, 2, 0.9",
        "1, 1, 1, 0.25",
        "12, 0.3, -6, 0.51",
        "30, 4, -0.5, 0.05"
    })
    void a_rare_query_s_prompts_are_missed_as_often_as_one_counts(int length, double a, double b, double limit) {
        QueryGroups groups = SymmetryClasses.imbalanced(5, 0.5).query(1);
        int dominant = groups.dominant();
        double[] weights = new double[groups.count()];
        weights[0] = a;
        weights[dominant] = b;
        Estimate log = MissedPrompts.logShare(groups, moment(groups, weights, 0), length, limit);
        double exact = Math.log(share(0.125, 0.5, a, b, 0, length, limit));
        assertThat(exact).isBetween(log.lower() - 1e-12, log.upper() + 1e-12);
        assertThat(log.error())
                .isBetween(0.99e-11 * (1 + Math.abs(exact)), 1.1e-11 * (1 + Math.abs(exact)) + 33 * length * 0x1p-53);
    }

    @ParameterizedTest
    @CsvSource({"20, 1.5, 0.3", "7, -1, 0.9", "1, 1, 0.25", "40, 0.5, 0.75", "200, 3, 0.5"})
    void so_are_those_of_a_query_whose_rivals_are_equal(int length, double a, double limit) {
        QueryGroups groups = SymmetryClasses.balanced(4).query(0);
        Estimate log = MissedPrompts.logShare(groups, moment(groups, new double[] {a, 0}, 0), length, limit);
        double exact = Math.log(share(0.25, 0.25, a, 0, 0, length, limit));
        assertThat(exact).isBetween(log.lower() - 1e-12, log.upper() + 1e-12);
        assertThat(log.error()).isBetween(0.99e-11 * (1 + Math.abs(exact)), 1.1e-11 * (1 + Math.abs(exact)));
        QueryGroups dominant = SymmetryClasses.imbalanced(5, 0.5).query(0);
        Estimate ofDominant = MissedPrompts.logShare(dominant, moment(dominant, new double[] {a, 0}, 0), length, limit);
        double counted = Math.log(share(0.5, 0.25, a, 0, 0, length, limit));
        assertThat(counted).isBetween(ofDominant.lower() - 1e-11, ofDominant.upper() + 1e-11);
    }

    /** Every prompt without the target is missed, and ⅞ to the power of 2000 is 1e−116. */
    @Test
    void what_is_rarer_than_a_double_s_digits_is_known() {
        QueryGroups groups = SymmetryClasses.imbalanced(5, 0.5).query(1);
        double[] weights = new double[groups.count()];
        weights[0] = 40;
        Estimate log = MissedPrompts.logShare(groups, moment(groups, weights, 0), 2000, 0.5);
        assertThat(log.value() / (2000 * Math.log(0.875))).isBetween(1 - 1e-9, 1 + 1e-9);
    }

    /** What the weights may be off by: a heavier target is missed more seldom. */
    @Test
    void an_error_of_the_weights_moves_both_ends() {
        QueryGroups groups = SymmetryClasses.balanced(4).query(0);
        // missed if c e^a < (20 − c), so that c = 4 changes sides at e^a = 4
        double edge = Math.log(4);
        Estimate near = MissedPrompts.logShare(groups, moment(groups, new double[] {edge, 0}, 1e-3), 20, 0.5);
        Estimate above = MissedPrompts.logShare(groups, moment(groups, new double[] {edge + 1e-3, 0}, 0), 20, 0.5);
        Estimate below = MissedPrompts.logShare(groups, moment(groups, new double[] {edge - 1e-3, 0}, 0), 20, 0.5);
        assertThat(below.lower()).isGreaterThan(above.upper());
        assertThat(near.lower()).isLessThanOrEqualTo(above.value());
        assertThat(near.upper()).isGreaterThanOrEqualTo(below.value());
        // an error of δ of two weights is one of 2 δ of their difference
        Estimate far = MissedPrompts.logShare(groups, moment(groups, new double[] {edge + 1.5e-3, 0}, 1e-3), 20, 0.5);
        assertThat(far.upper()).isGreaterThanOrEqualTo(below.value());
        Estimate farther =
                MissedPrompts.logShare(groups, moment(groups, new double[] {edge + 2.5e-3, 0}, 1e-3), 20, 0.5);
        assertThat(farther.upper()).isLessThan(below.value());
    }
}
