package org.iclconvergence.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Function;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.query.QuerySnapshot;
import org.junit.jupiter.api.Test;

/** How much a moment says it does not know: no less than there is, and not much more. */
class MomentErrorTest {
    /** p = ½ for the target, ¼, and ⅛ twice: with zero weights the attention of infinitely long prompts as well. */
    private static final QueryGroups GROUPS = SymmetryClasses.of(
                    new double[] {0.5, 0.25, 0.125}, new double[] {1, 1, 2})
            .query(0);

    /** Nearly all of every error, where rounding is 1e-15. */
    private static final double DELTA = 1e-6;

    private static Moment moment(QueryLoss loss, double weightError, double... weights) {
        QueryValues values = new QueryValues(weights.length);
        loss.evaluate(weights, values);
        return new Moment(loss, QuerySnapshot.of(7, weights, values), new Estimate(7, 0.5), weightError);
    }

    /** Of a sum of products of so many scores; a part in a hundred is kept in reserve. */
    private static void follows(Estimate estimate, double scores, double sum) {
        double rate = estimate.error() / (2 * DELTA * scores);
        assertThat(rate).isBetween(sum, 1.011 * sum);
    }

    @Test
    void an_error_of_the_weights_goes_into_every_factor_of_a_product_of_scores() {
        Moment start = moment(new InfinitePromptQuery(GROUPS), DELTA, 0, 0, 0);
        follows(start.targetAttention(), 1, 1 / 2.0);
        follows(start.attention(1), 1, 1 / 4.0);
        follows(start.attention(2), 1, 1 / 8.0);
        follows(start.rest(), 1, 1 / 2.0);
        // ½ (¼ + 1/16 + 2/64)
        follows(start.predictionError(), 2, 11 / 64.0);
        // ½ ½ (¼ + 1/16 + 2/64)
        follows(start.targetGrowth(), 3, 11 / 128.0);
    }

    /**
     * With zero weights β_n/(p_k a_n) = Σ a_m² − a_n Σ a_m − a_k (a_n + 1 − a_k) over the features m that are neither k nor in the
     * group of n. For n of probability ¼ that is 1/32 − ¼ ¼ − ½ ¾, for ⅛ it is 1/16 − ⅛ ¼ − ½ ⅝.
     */
    @Test
    void of_a_difference_both_sides_are_off() {
        Moment start = moment(new InfinitePromptQuery(GROUPS), DELTA, 0, 0, 0);
        assertThat(start.growth(1).value()).isEqualTo(-13 / 256.0);
        assertThat(start.growth(2).value()).isEqualTo(-9 / 512.0);
        follows(start.growth(1), 3, (1 / 32.0 + 1 / 16.0 + 3 / 8.0) / 8);
        follows(start.growth(2), 3, (1 / 16.0 + 1 / 32.0 + 5 / 16.0) / 16);
        assertThat(start.largestCrossGrowth().upper())
                .isEqualTo(start.growth(1).abs().upper());
    }

    /** On prompts that end the parts are bounded by 2 p_k E[Attn_n]. */
    @Test
    void on_prompts_that_end_both_sides_together_are_bounded_by_the_score() {
        Moment start = moment(new PopulationIntegral(GROUPS, 3), DELTA, 0, 0, 0);
        follows(start.growth(1), 3, 1 / 4.0);
        follows(start.growth(2), 3, 1 / 8.0);
    }

    @Test
    void weights_that_are_what_they_are_leave_the_error_of_the_loss() {
        QueryLoss loss = new InfinitePromptQuery(GROUPS);
        Moment exact = moment(loss, DELTA, 0, 0, 0).withWeightError(0);
        double relative = loss.relativeError();
        assertThat(exact.targetAttention().error()).isBetween(relative / 2, relative / 2 * (1 + 1e-12));
        assertThat(exact.rest().error()).isBetween(relative / 2, relative / 2 * (1 + 1e-12));
        assertThat(exact.growth(1).error()).isEqualTo(relative * (15 / 256.0));
        assertThat(exact.weight(2).error()).isZero();
        assertThat(exact.time()).isEqualTo(new Estimate(7, 0.5));
    }

    @Test
    void a_weight_is_that_of_its_group() {
        Moment moment = moment(new InfinitePromptQuery(GROUPS), DELTA, 1, -2, 3);
        assertThat(moment.targetWeight()).isEqualTo(new Estimate(1, DELTA));
        assertThat(moment.weight(1)).isEqualTo(new Estimate(-2, DELTA));
        assertThat(moment.weights()).containsExactly(1, -2, 3);
        // ½ e over ½ e + ¼ e^−2 + ¼ e^3
        double target = 2 * Math.E / (2 * Math.E + Math.exp(-2) + Math.exp(3));
        Estimate attention = moment.targetAttention();
        assertThat(target).isBetween(attention.lower(), attention.upper());
    }

    @Test
    void a_moment_of_other_groups_and_an_error_that_is_none_are_refused() {
        assertThatThrownBy(() -> moment(new InfinitePromptQuery(GROUPS), -1e-300, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weightError must not be negative, not -1.0E-300");
        Moment moment = moment(new InfinitePromptQuery(GROUPS), DELTA, 0, 0, 0);
        assertThatThrownBy(() -> moment.withWeightError(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weightError must not be negative, not NaN");
        assertThatThrownBy(() ->
                        new Moment(new InfinitePromptQuery(GROUPS), Recorded.at(0, 0, 0), Estimate.exact(0), DELTA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the snapshot must have one entry for each of 3 groups");
    }

    /** Of equal terms whose rounding always goes the same way: the sum is off by 935 roundings, found among 400 weights. */
    @Test
    void odds_know_the_rounding_of_a_long_sum() {
        int features = 1025;
        QueryGroups groups = QueryGroups.ofEveryFeature(FeatureProbabilities.balanced(features), 0);
        double[] weights = new double[features];
        Arrays.fill(weights, -9.33984375);
        weights[0] = 0;
        weights[1] = 0;
        Estimate odds = moment(new InfinitePromptQuery(groups), 0, weights).logOdds(0);
        // −ln(1 + 1023 e^−9.33984375), to 40 digits
        BigDecimal exact = new BigDecimal("-0.08606189577376145539012809334545805576489");
        double off = new BigDecimal(odds.value()).subtract(exact).abs().doubleValue();
        assertThat(off).isGreaterThan(900 * 0x1p-53);
        assertThat(odds.error()).isGreaterThan(off).isLessThan(5 * off);
    }

    @Test
    void odds_of_two_are_the_difference_of_their_weights_however_large() {
        QueryLoss two = new InfinitePromptQuery(SymmetryClasses.balanced(2).query(0));
        Function<Double, Moment> apart = weight -> moment(two, 0, weight, 0);
        assertThat(apart.apply(2000.0).logOdds(0).value()).isEqualTo(2000);
        assertThat(apart.apply(2000.0).logOdds(1).value()).isEqualTo(-2000);
        // five roundings of ln 2 and two terms of a sum
        assertThat(apart.apply(0.0).logOdds(0).error()).isBetween(8 * 0x1p-53, 11.5 * 0x1p-53);
        assertThat(apart.apply(0.0).withWeightError(DELTA).logOdds(0).error()).isBetween(2 * DELTA, 2.0001 * DELTA);
    }
}
