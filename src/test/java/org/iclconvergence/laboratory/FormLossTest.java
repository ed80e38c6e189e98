package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.math3.fraction.BigFraction;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;

/** Losses by hand where no logit differs from another, and what the loss says of its own rounding. */
class FormLossTest {
    private static Heads layer(int features, double labelValue, double... tokenValues) {
        Heads layer = new Heads(1, features);
        layer.labelValue = labelValue;
        System.arraycopy(tokenValues, 0, layer.tokenValues, 0, features);
        return layer;
    }

    /**
     * Two labelled tokens with ½ each and the query with weight 1 get ¼, ¼ and ½. With v = 2 the first query has the residual (−½, ½),
     * with u = (1, −1) it reads ½ + ¼ − ¼ of tokens, the second −½ + ¼ − ¼.
     */
    @Test
    void a_query_may_weigh_as_much_as_the_whole_prompt() {
        FormLoss loss = new FormLoss(FeatureProbabilities.of(0.5, 0.5), 1);
        Heads slopes = new Heads(1, 2);
        loss.evaluate(layer(2, 2, 1, -1), slopes);
        assertThat(loss.predictionErrors()).containsExactly(0.375, 0.375);
        assertThat(loss.targetAttention()).containsExactly(0.25, 0.25);
        // Σ p_k (½ · ¼ − ½ · ¼); ½ (½ · ¾ − ½ · ¼), and the other way round
        assertThat(slopes.labelValue).isZero();
        assertThat(slopes.tokenValues).containsExactly(0.125, -0.125);
    }

    @Test
    void slopes_are_written_and_not_added() {
        FormLoss loss = new FormLoss(FeatureProbabilities.of(0.5, 0.5), 1);
        Heads once = new Heads(1, 2);
        loss.evaluate(layer(2, 3, 1, -2), once);
        Heads again = new Heads(1, 2);
        again.labelValue = 5;
        Arrays.fill(again.tokenValues, 7);
        Arrays.fill(again.logits[0], 9);
        loss.evaluate(layer(2, 3, 1, -2), again);
        assertThat(again.labelValue).isEqualTo(once.labelValue);
        assertThat(again.tokenValues).isEqualTo(once.tokenValues);
        assertThat(again.logits[0]).isEqualTo(once.logits[0]);
    }

    /** Attention does not change if all logits of a query do, and no exponential may overflow or vanish for it. */
    @Test
    void logits_may_be_large() {
        FormLoss loss = new FormLoss(FeatureProbabilities.of(0.5, 0.5), 0);
        for (double shift : new double[] {-2000, 2000}) {
            Heads layer = layer(2, 1, 0, 0);
            Arrays.fill(layer.logits[0], shift);
            loss.evaluate(layer, new Heads(1, 2));
            assertThat(loss.targetAttention()).containsExactly(0.5, 0.5);
            assertThat(loss.predictionErrors()).containsExactly(0.25, 0.25);
        }
        Heads first = layer(2, 1, 0, 0);
        first.logits[0][0] = 2000;
        first.logits[0][3] = 2000;
        loss.evaluate(first, new Heads(1, 2));
        assertThat(loss.targetAttention()).containsExactly(1, 1);
    }

    /**
     * With v = −2 and u = (3, −1) the first of two equal queries has the residual (−2, −1) and reads 1: L = ½ (5 + 1) = 3. Of two features
     * an attention takes 14 roundings: 17 for a residual, of parts that sum to 3, both times; 20 for what is read, of parts up to 3, both
     * times; 6 for the sum of squares.
     */
    @Test
    void every_rounding_of_a_loss_is_counted() {
        FormLoss loss = new FormLoss(FeatureProbabilities.of(0.5, 0.5), 0);
        Heads layer = layer(2, -2, 3, -1);
        loss.evaluate(layer, new Heads(1, 2));
        Estimate first = loss.predictionError(0, layer);
        assertThat(first.value()).isEqualTo(3);
        assertThat(first.error()).isEqualTo((17 * 3 * 3 + 20 * 3 * 3 + 6 * 3) * 0x1p-53);
    }

    /** In fractions: attention is p_m over Σ p and the query's weight, with p and all values as the numbers that they are. */
    @Test
    void a_loss_is_off_by_no_more_than_it_says() {
        double[][] shares = {{3, 2, 2}, {5, 1, 7}, {1, 1, 1}, {11, 13, 3}};
        double[][] values = {{0.1, 0.7, -0.3, 1.9}, {-2.3, 1.1, 0.2, -0.9}, {1, 0, 0, 0}, {7.7, -3.3, 5.1, 0.01}};
        for (double[] share : shares) {
            for (double[] value : values) {
                for (double weight : new double[] {0, 0.3}) {
                    FeatureProbabilities p = FeatureProbabilities.proportionalTo(share);
                    Heads layer = layer(3, value[0], value[1], value[2], value[3]);
                    FormLoss loss = new FormLoss(p, weight);
                    loss.evaluate(layer, new Heads(1, 3));
                    for (int k = 0; k < 3; k++) {
                        Estimate stated = loss.predictionError(k, layer);
                        BigFraction off = new BigFraction(stated.value()).subtract(exact(p, value, weight, k));
                        assertThat(off.abs().doubleValue()).isLessThanOrEqualTo(stated.error());
                    }
                }
            }
        }
    }

    private static BigFraction exact(FeatureProbabilities p, double[] value, double weight, int k) {
        BigFraction all = new BigFraction(weight);
        for (int m = 0; m < 3; m++) {
            all = all.add(new BigFraction(p.get(m)));
        }
        BigFraction read = new BigFraction(weight).divide(all).multiply(new BigFraction(value[k + 1]));
        BigFraction squares = BigFraction.ZERO;
        for (int m = 0; m < 3; m++) {
            BigFraction attention = new BigFraction(p.get(m)).divide(all);
            BigFraction residual =
                    attention.multiply(new BigFraction(value[0])).subtract(m == k ? BigFraction.ONE : BigFraction.ZERO);
            squares = squares.add(residual.multiply(residual));
            read = read.add(attention.multiply(new BigFraction(value[m + 1])));
        }
        return squares.add(read.multiply(read)).divide(2);
    }

    /** Two of the widest difference of logits, which is 3, in an attention: 23 + 6 for a residual of parts that sum to 2. */
    @Test
    void logits_that_differ_round_attention() {
        FormLoss loss = new FormLoss(FeatureProbabilities.of(0.5, 0.5), 0);
        Heads layer = layer(2, 1, 0, 0);
        layer.logits[0][2] = 1;
        layer.logits[0][3] = -2;
        loss.evaluate(layer, new Heads(1, 2));
        Estimate second = loss.predictionError(1, layer);
        assertThat(second.error()).isEqualTo(((14 + 6 + 3) * 2 * 2 + 6 * second.value()) * 0x1p-53);
    }
}
