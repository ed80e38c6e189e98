package org.iclconvergence.accuracy;

import java.util.Arrays;
import org.iclconvergence.data.QueryGroups;

/**
 * L_k, E[1 − Attn_k], E[Attn_n], α_k and β_{k,n} as they are defined: means over prompts of T = 1 − Attn_k, ½ (S + T²),
 * p_k Attn_k (S + T²) and p_k Attn_n (S − Attn_n − Attn_k T), S = Σ_{m≠k} Attn_m². Members of a group enter by symmetry, with the sum of
 * their scores and the mean sum of their squares.
 */
final class DefinedValues {
    final Digits[] attention;
    final Digits[] growth;

    /** Positive and negative parts of β_{k,n} added up, as QueryLoss.relativeError has them. */
    final Digits[] growthSize;

    Digits predictionError = Digits.ZERO;
    Digits rest = Digits.ZERO;

    private final QueryGroups groups;

    DefinedValues(QueryGroups groups) {
        this.groups = groups;
        this.attention = zeros(groups.count());
        this.growth = zeros(groups.count());
        this.growthSize = zeros(groups.count());
    }

    /** Adds prompts of one kind: their probability, the score of each group and the sum of the squares of its members' scores. */
    void add(Digits probability, Digits[] scores, Digits[] squares) {
        Digits t = Digits.ZERO;
        Digits s = Digits.ZERO;
        for (int g = 1; g < scores.length; g++) {
            t = t.plus(scores[g]);
            s = s.plus(squares[g]);
        }
        Digits twice = s.plus(t.square());
        predictionError = predictionError.plus(probability.times(twice).over(2));
        rest = rest.plus(probability.times(t));
        Digits rate = probability.times(groups.probability(0));
        attention[0] = attention[0].plus(probability.times(scores[0]));
        growth[0] = growth[0].plus(rate.times(scores[0]).times(twice));
        growthSize[0] = growth[0];
        for (int g = 1; g < scores.length; g++) {
            double members = groups.multiplicity(g);
            attention[g] = attention[g].plus(probability.times(scores[g]).over(members));
            Digits member = rate.over(members);
            Digits fromTarget = scores[0].times(t).times(scores[g]);
            growth[g] = growth[g].plus(
                    member.times(scores[g].times(s).minus(squares[g]).minus(fromTarget)));
            Digits gain = scores[g].times(s.minus(squares[g]));
            Digits drain = squares[g].times(t.minus(scores[g]).plus(scores[0])).plus(fromTarget);
            growthSize[g] = growthSize[g].plus(member.times(gain.plus(drain)));
        }
    }

    private static Digits[] zeros(int length) {
        Digits[] zeros = new Digits[length];
        Arrays.fill(zeros, Digits.ZERO);
        return zeros;
    }
}
