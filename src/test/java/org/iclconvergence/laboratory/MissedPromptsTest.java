package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.util.CombinatoricsUtils;
import org.iclconvergence.data.FeatureProbabilities;
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
import org.junit.jupiter.params.provider.ValueSource;

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
        "20, 1.5, 0.4, 0.3",
        "4, 0, 0, 0.5",
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

    /** The same weight more on every feature changes nothing. */
    @ParameterizedTest
    @ValueSource(doubles = {-2, 0.75, 3})
    void only_differences_of_weights_count(double shift) {
        QueryGroups groups = SymmetryClasses.imbalanced(5, 0.5).query(1);
        double[] weights = {shift, shift, shift};
        weights[0] += 1.5;
        weights[groups.dominant()] -= 1;
        Estimate log = MissedPrompts.logShare(groups, moment(groups, weights, 0), 20, 0.3);
        assertThat(log.value()).isCloseTo(Math.log(share(0.125, 0.5, 1.5, -1, 0, 20, 0.3)), within(1e-11));
        QueryGroups equal = SymmetryClasses.balanced(4).query(0);
        Estimate ofEqual = MissedPrompts.logShare(equal, moment(equal, new double[] {1.5 + shift, shift}, 0), 20, 0.3);
        assertThat(ofEqual.value()).isCloseTo(Math.log(share(0.25, 0.25, 1.5, 0, 0, 20, 0.3)), within(1e-11));
    }

    /** Of two features the other one is dominant, and nothing else is there. */
    @Test
    void a_query_of_two_features_has_one_rival() {
        QueryGroups groups = SymmetryClasses.imbalanced(2, 0.7).query(1);
        Estimate log = MissedPrompts.logShare(groups, moment(groups, new double[] {1, -0.5}, 0), 10, 0.4);
        assertThat(log.value()).isCloseTo(Math.log(share(0.3, 0.7, 1, -0.5, 0, 10, 0.4)), within(1e-11));
    }

    /** Of features one by one the heaviest counts. */
    @Test
    void unequal_rivals_count_with_the_largest_weight() {
        FeatureProbabilities p = FeatureProbabilities.balanced(4);
        QueryGroups groups = QueryGroups.ofEveryFeature(p, 0);
        double[] weights = {1.5, -3, 0.25, -1};
        Estimate log = MissedPrompts.logShare(groups, moment(groups, weights, 0), 12, 0.3);
        assertThat(log.value()).isCloseTo(Math.log(share(0.25, 0.25, 1.25, 0, 0, 12, 0.3)), within(1e-11));
        // the dominant one counts by itself
        QueryGroups rare = QueryGroups.ofEveryFeature(FeatureProbabilities.imbalanced(5, 0.5), 2);
        double[] unequal = {1.5, 0.5, -3, 0.25, -1};
        unequal[rare.dominant()] = 2;
        double largest = rare.dominant() == 1 ? 0.25 : 0.5;
        Estimate dominated = MissedPrompts.logShare(rare, moment(rare, unequal, 0), 12, 0.3);
        assertThat(dominated.value()).isCloseTo(Math.log(share(0.125, 0.5, 1.5, 2, largest, 12, 0.3)), within(1e-11));
    }

    /** A target of no weight is missed by all prompts but those of nothing else; 32 roundings of 2^16 draws are 2^−32. */
    @Test
    void the_beta_function_of_a_dominated_query_loses_roundings_of_the_length() {
        QueryGroups dominated = SymmetryClasses.imbalanced(5, 0.5).query(1);
        double[] weights = new double[dominated.count()];
        weights[0] = -40;
        Estimate log = MissedPrompts.logShare(dominated, moment(dominated, weights, 0), 1 << 16, 0.5);
        assertThat(log.value()).isCloseTo(0, within(log.error()));
        assertThat(log.error()).isCloseTo(0x1p-32 + 1e-11, within(1e-14));
        QueryGroups equal = SymmetryClasses.balanced(4).query(0);
        Estimate ofEqual = MissedPrompts.logShare(equal, moment(equal, new double[] {40, 0}, 0), 1 << 16, 0.5);
        // ¾ to the power of 2^16: 1 + 18853.5 times 1e-11
        assertThat(ofEqual.value() / (65536 * Math.log(0.75))).isCloseTo(1, within(1e-11));
        assertThat(ofEqual.error()).isCloseTo(1.8854541e-7, within(1e-13));
    }

    /** Where the edge lies far above the mean count of the target; logarithms of the sums of terms with 40 digits, by mpmath. */
    @Test
    void what_nearly_every_prompt_misses_is_known() {
        QueryGroups third = QueryGroups.ofEveryFeature(FeatureProbabilities.balanced(4), 2);
        Estimate all = MissedPrompts.logShare(third, moment(third, new double[] {-0.5, 0, 0, 0}, 0), 1 << 16, 0.5);
        assertThat(all.value()).isCloseTo(0, within(all.error()));
        assertThat(all.error()).isLessThan(1.1e-11);
        // up to 1000 of 4000 tokens, and up to 1075
        Estimate half =
                MissedPrompts.logShare(third, moment(third, new double[] {Math.log(3) - 1e-9, 0, 0, 0}, 0), 4000, 0.5);
        assertThat(half.value()).isCloseTo(-0.67629691281898694, within(1e-10));
        Estimate most = MissedPrompts.logShare(third, moment(third, new double[] {1, 0, 0, 0}, 0), 4000, 0.5);
        assertThat(most.value()).isCloseTo(-0.0030993332996839043, within(1e-10));
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
