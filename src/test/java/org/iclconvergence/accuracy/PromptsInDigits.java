package org.iclconvergence.accuracy;

import org.iclconvergence.data.QueryGroups;

/** The mean over all prompts of one query, by adding them up: how many tokens fall into each group decides the scores. */
final class PromptsInDigits {
    /** What the prompts that are left out would add, as a part of what is there. */
    private static final double NEGLIGIBLE = 1e-50;

    private final QueryGroups groups;
    private final Digits[] weight;
    private final Digits[] share;
    private final DefinedValues values;

    private PromptsInDigits(QueryGroups groups, double[] logits) {
        this.groups = groups;
        this.values = new DefinedValues(groups);
        this.weight = new Digits[logits.length];
        this.share = new Digits[logits.length];
        for (int g = 0; g < logits.length; g++) {
            weight[g] = Digits.of(logits[g]).exp();
            share[g] = Digits.of(groups.probability(g)).times(groups.multiplicity(g));
        }
    }

    /** Infinitely long prompts, on which counts are N p. */
    static DefinedValues infinite(QueryGroups groups, double[] logits) {
        PromptsInDigits prompts = new PromptsInDigits(groups, logits);
        Digits sum = Digits.ZERO;
        for (int g = 0; g < logits.length; g++) {
            sum = sum.plus(prompts.share[g].times(prompts.weight[g]));
        }
        Digits[] scores = new Digits[logits.length];
        Digits[] squares = new Digits[logits.length];
        for (int g = 0; g < logits.length; g++) {
            scores[g] = prompts.share[g].times(prompts.weight[g]).over(sum);
            squares[g] = scores[g].square().over(groups.multiplicity(g));
        }
        prompts.values.add(Digits.ONE, scores, squares);
        return prompts.values;
    }

    /** Every way in which a few tokens may fall into the groups. */
    static DefinedValues few(QueryGroups groups, double[] logits, int promptLength) {
        PromptsInDigits prompts = new PromptsInDigits(groups, logits);
        prompts.distribute(new double[logits.length], 0, promptLength, Digits.ONE);
        return prompts.values;
    }

    private void distribute(double[] counts, int group, int left, Digits probability) {
        if (group == counts.length - 1) {
            counts[group] = left;
            add(power(probability, share[group], left), counts);
            return;
        }
        Digits term = probability;
        for (int c = 0; c <= left; c++) {
            counts[group] = c;
            distribute(counts, group + 1, left - c, term);
            term = term.times(share[group]).times(left - c).over(c + 1);
        }
    }

    private static Digits power(Digits factor, Digits base, int exponent) {
        Digits product = factor;
        for (int i = 0; i < exponent; i++) {
            product = product.times(base);
        }
        return product;
    }

    /** Two groups and any number of tokens: the target's are binomial, and few. */
    static DefinedValues many(QueryGroups groups, double[] logits, double promptLength) {
        PromptsInDigits prompts = new PromptsInDigits(groups, logits);
        Digits other = prompts.share[1];
        Digits odds = prompts.share[0].over(other);
        Digits term = other.log().times(promptLength).exp();
        double mean = promptLength * groups.probability(0);
        for (double c = 0; c <= promptLength; c++) {
            prompts.add(term, new double[] {c, promptLength - c});
            if (c > mean && term.toDouble() < NEGLIGIBLE) {
                break;
            }
            term = term.times(odds).times(promptLength - c).over(c + 1);
        }
        return prompts.values;
    }

    /** One kind of prompts; of c tokens that fall on any of m members Σ c_n² is c + c (c − 1)/m in the mean. */
    private void add(Digits probability, double[] counts) {
        Digits sum = Digits.ZERO;
        for (int g = 0; g < counts.length; g++) {
            sum = sum.plus(weight[g].times(counts[g]));
        }
        Digits[] scores = new Digits[counts.length];
        Digits[] squares = new Digits[counts.length];
        for (int g = 0; g < counts.length; g++) {
            scores[g] = weight[g].times(counts[g]).over(sum);
            Digits c = Digits.of(counts[g]);
            Digits ofCounts = c.plus(c.times(c.minus(1)).over(groups.multiplicity(g)));
            squares[g] = weight[g].over(sum).square().times(ofCounts);
        }
        values.add(probability, scores, squares);
    }
}
