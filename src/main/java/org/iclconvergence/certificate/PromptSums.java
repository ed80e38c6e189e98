package org.iclconvergence.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The exact loss of one query on prompts of N tokens and its growth, enclosed: the sum over all count vectors, each with its
 * multinomial probability (THEORY.md, identities 1 to 3). For small K and N; no integral, no symmetry.
 */
public final class PromptSums {
    /** Binomial coefficients times N are exact doubles up to here. */
    public static final int LONGEST_PROMPT = 48;

    private record Prompt(int[] counts, Interval probability) {}

    private final List<Prompt> prompts = new ArrayList<>();
    private final int features;
    private final Interval queried;

    /**
     * A query.
     *
     * @param probabilities p_m of every feature, the queried one first
     * @param promptLength N from 1 to {@value #LONGEST_PROMPT}
     * @throws IllegalArgumentException if there is no feature or N is out of its range
     */
    public PromptSums(List<Interval> probabilities, int promptLength) {
        if (probabilities.isEmpty() || promptLength < 1 || promptLength > LONGEST_PROMPT) {
            throw new IllegalArgumentException("need a feature and 1 to " + LONGEST_PROMPT + " tokens, not "
                    + probabilities.size() + " and " + promptLength);
        }
        features = probabilities.size();
        queried = probabilities.get(0);
        distribute(probabilities, 0, new int[features], promptLength, Interval.ONE);
    }

    /** Probabilities N!/(c_1! … c_K!) Π p^c, as products of binomial ones. */
    private void distribute(List<Interval> p, int feature, int[] counts, int left, Interval probability) {
        if (feature == features - 1) {
            counts[feature] = left;
            prompts.add(new Prompt(counts.clone(), probability.times(power(p.get(feature), left))));
            return;
        }
        double binomial = 1;
        for (int c = 0; c <= left; c++) {
            counts[feature] = c;
            Interval share = probability.times(power(p.get(feature), c)).times(binomial);
            distribute(p, feature + 1, counts, left - c, share);
            // a whole number at each c, exact below 2^53
            binomial = binomial * (left - c) / (c + 1);
        }
    }

    private static Interval power(Interval base, int exponent) {
        Interval power = Interval.ONE;
        for (int i = 0; i < exponent; i++) {
            power = power.times(base);
        }
        return power;
    }

    /**
     * What a descent needs to know.
     *
     * @param predictionError L_k
     * @param growth α_k, then β_{k,n} in the order of the probabilities
     */
    public record Values(Interval predictionError, Interval[] growth) {
        /** Nothing may be null. */
        public Values {
            Objects.requireNonNull(predictionError, "predictionError");
            Objects.requireNonNull(growth, "growth");
        }
    }

    /**
     * Loss and growth at given weights.
     *
     * @param weights q_m, in the order of the probabilities
     * @return enclosures for every q in the product of the weights
     */
    public Values at(Interval[] weights) {
        Interval[][] odds = new Interval[features][features];
        for (int m = 0; m < features; m++) {
            for (int j = 0; j < features; j++) {
                odds[m][j] = weights[j].minus(weights[m]).exp();
            }
        }
        Interval loss = Interval.ZERO;
        Interval[] growth = new Interval[features];
        Arrays.fill(growth, Interval.ZERO);
        for (Prompt prompt : prompts) {
            Interval[] attention = attention(prompt.counts(), odds);
            Interval rest = rest(prompt.counts(), odds[0]);
            Interval squares = Interval.ZERO;
            for (int m = 1; m < features; m++) {
                squares = squares.plus(attention[m].squared());
            }
            Interval twice = squares.plus(rest.squared());
            loss = loss.plus(prompt.probability().times(twice));
            Interval weight = prompt.probability().times(queried);
            growth[0] = growth[0].plus(weight.times(attention[0]).times(twice));
            for (int n = 1; n < features; n++) {
                growth[n] = growth[n].plus(weight.times(cross(attention, rest, n)));
            }
        }
        return new Values(loss.times(0.5), growth);
    }

    /** Attn_m = 1/(1 + Σ_{j≠m} (c_j/c_m) e^{q_j − q_m}): each weight difference occurs once, which keeps the enclosure narrow. */
    private Interval[] attention(int[] counts, Interval[][] odds) {
        Interval[] attention = new Interval[features];
        for (int m = 0; m < features; m++) {
            attention[m] = counts[m] == 0
                    ? Interval.ZERO
                    : Interval.ONE
                            .plus(others(counts, odds[m], m).dividedBy(Interval.of(counts[m])))
                            .inverse();
        }
        return attention;
    }

    /** T = 1/(1 + c_k/Σ_{j≠k} c_j e^{q_j − q_k}). */
    private Interval rest(int[] counts, Interval[] odds) {
        if (counts[0] == Arrays.stream(counts).sum()) {
            return Interval.ZERO;
        }
        return Interval.ONE
                .plus(Interval.of(counts[0]).dividedBy(others(counts, odds, 0)))
                .inverse();
    }

    private Interval others(int[] counts, Interval[] odds, int but) {
        Interval sum = Interval.ZERO;
        for (int j = 0; j < features; j++) {
            if (j != but) {
                sum = sum.plus(odds[j].times(counts[j]));
            }
        }
        return sum;
    }

    /** Attn_n (S − Attn_n − Attn_k T), in the form without cancellation. */
    private Interval cross(Interval[] attention, Interval rest, int n) {
        Interval sum = attention[0].times(attention[n].plus(rest)).negated();
        for (int m = 1; m < features; m++) {
            if (m != n) {
                sum = sum.plus(attention[m].times(attention[m].minus(attention[n])));
            }
        }
        return attention[n].times(sum);
    }
}
