package org.iclconvergence.theory;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.stats.Estimate;

/**
 * One step of gradient descent from Q = 0 with a learning rate so large that it decides where the attention goes, and what follows
 * from it (THEORY.md, section 16). Any probabilities, prompts of N tokens. The weights after the step are η times the growth at
 * Q = 0, which has a closed form; the attention goes to the features of largest growth.
 *
 * <p>Errors: the arithmetic's, carried through, and N times what Σ p misses 1 by, relative to the positive and negative parts of a
 * growth: so much do prompts whose probabilities do not sum to 1 depend on how they are read.
 */
public final class GiantStep {
    /** What L_k exceeds while a wrong class has half of the attention: ½ (S + T²) with S + T² ≥ ¼. */
    public static final double ERROR_WHILE_TRAPPED = 0.125;

    /** The weight of no feature comes nearer to that of the wrong class by more than this times η p_k (1 − its attention) in a step. */
    public static final double FASTEST_ESCAPE = 4;

    private static final double ONE_ROUNDING = 0x1p-53;

    private final QueryGroups groups;
    private final double promptLength;
    private final Estimate shorter;
    private final Estimate muchShorter;
    private final Estimate squares;
    private final Estimate rest;
    private final double slack;

    /**
     * A first step.
     *
     * @param groups the features as the query sees them, equally probable ones in one group, K ≥ 2
     * @param promptLength N ≥ 2, infinite for the limit
     * @throws IllegalArgumentException if there is one feature or N &lt; 2
     */
    public GiantStep(QueryGroups groups, double promptLength) {
        if (!(groups.count() >= 2 && promptLength >= 2)) {
            throw new IllegalArgumentException(
                    "need two features and promptLength >= 2, not " + groups.count() + " and " + promptLength);
        }
        this.groups = groups;
        this.promptLength = promptLength;
        this.shorter = withoutTokens(1);
        this.muchShorter = withoutTokens(2);
        Estimate others = Estimate.exact(0);
        Estimate sum = Estimate.exact(0);
        for (int g = 1; g < groups.count(); g++) {
            Estimate mass = Estimate.exact(groups.multiplicity(g)).times(groups.probability(g));
            sum = sum.plus(mass);
            others = others.plus(mass.times(groups.probability(g)));
        }
        this.rest = sum;
        this.squares = others;
        Estimate missed = sum.plus(own()).minus(1).abs();
        this.slack = (Double.isInfinite(promptLength) ? 4 : 4 * promptLength)
                * (missed.upper() + groups.count() * ONE_ROUNDING);
    }

    /** 1 − t/N. */
    private Estimate withoutTokens(double tokens) {
        return Double.isInfinite(promptLength)
                ? Estimate.exact(1)
                : Estimate.exact(promptLength).minus(tokens).dividedBy(promptLength);
    }

    /** 2/N. */
    private Estimate two() {
        return Double.isInfinite(promptLength)
                ? Estimate.exact(0)
                : Estimate.exact(2).dividedBy(promptLength);
    }

    private Estimate own() {
        return Estimate.exact(groups.probability(0));
    }

    /**
     * The growth of a weight at Q = 0.
     *
     * @param group 0 for the target
     * @return α_k = p_k² (1 − 1/N) [T (1 − γ p_k) + γ S] or β_{k,n} = p_k p_n (1 − 1/N) [γ (S + p_k² − p_n) − p_k], with
     *     γ = 1 − 2/N, T = 1 − p_k and S = Σ_{m≠k} p_m²
     */
    public Estimate growth(int group) {
        Estimate factor = own().times(groups.probability(group)).times(shorter);
        if (group == 0) {
            // 1 − γ p_k = (1 − p_k) + (1 − γ) p_k, neither of them a difference
            Estimate without = rest.plus(two().times(own()));
            return slackened(factor.times(rest.times(without).plus(muchShorter.times(squares))), 0);
        }
        Estimate up = squares.plus(own().times(own())).times(muchShorter);
        Estimate down = muchShorter.times(groups.probability(group)).plus(own());
        return slackened(factor.times(up.minus(down)), factor.times(down).value());
    }

    private Estimate slackened(Estimate growth, double negative) {
        return growth.plus(new Estimate(0, slack * (Math.abs(growth.value()) + 2 * negative)));
    }

    /**
     * The wrong class that grows fastest at Q = 0.
     *
     * @return its group, from 1
     */
    public int leader() {
        int leader = 1;
        for (int g = 2; g < groups.count(); g++) {
            leader = growth(g).value() > growth(leader).value() ? g : leader;
        }
        return leader;
    }

    /**
     * By how much the target leads at Q = 0: a giant step is right if it is positive, wrong if it is negative.
     *
     * @return α_k − max β_{k,n}
     */
    public Estimate lead() {
        return growth(0).minus(growth(leader()));
    }

    /**
     * By how much the leading wrong class leads at Q = 0 over everything else, the target included.
     *
     * @return max β_{k,n} minus the next growth
     */
    public Estimate wrongLead() {
        int leader = leader();
        Estimate next = growth(0);
        for (int g = 1; g < groups.count(); g++) {
            next = g == leader ? next : next.max(growth(g));
        }
        return growth(leader).minus(next);
    }

    /**
     * An upper bound on the prediction error when the target's weight leads.
     *
     * @param gap A_k − max B_{k,n} ≥ 0
     * @return (1−p_k)^N + 6 e^{−2 gap}/p_k²; for N → ∞ ((1−p_k)/p_k)² e^{−2 gap}
     */
    public Estimate errorAtMost(Estimate gap) {
        Estimate least = gap.times(-2).exp().dividedBy(own()).dividedBy(own());
        return Double.isInfinite(promptLength)
                ? least.times(rest).times(rest)
                : least.times(6).plus(absent(rest));
    }

    /**
     * A lower bound on the prediction error when the weight of the leading wrong class does.
     *
     * @param gap its weight minus the next one, ≥ 0
     * @return ½ (1 + 1/m) (1 − (1−P)^N − 4 e^{−gap}/P), m the members of the class and P their probability
     */
    public Estimate errorAtLeast(Estimate gap) {
        Estimate missed = gap.negated().exp().times(4).dividedBy(ofTheLeader());
        Estimate factor = Estimate.exact(1)
                .dividedBy(groups.multiplicity(leader()))
                .plus(1)
                .times(0.5);
        return missed.plus(absent(ofTheLeader().negated().plus(1)))
                .negated()
                .plus(1)
                .times(factor);
    }

    private Estimate ofTheLeader() {
        return Estimate.exact(groups.multiplicity(leader())).times(groups.probability(leader()));
    }

    /** (1 − p)^N of 1 − p, which is not formed from a p near 1. */
    private Estimate absent(Estimate others) {
        if (Double.isInfinite(promptLength)) {
            return Estimate.exact(0);
        }
        double exponent = promptLength * FastMath.log(others.value());
        double spread = 1.01 * promptLength * others.error() / others.value();
        return Estimate.relative(
                FastMath.exp(exponent), spread + 2 * slack + (6 + 6 * Math.abs(exponent)) * ONE_ROUNDING);
    }

    /**
     * How far the wrong class is ahead, N → ∞.
     *
     * @param gap its weight minus the next one
     * @return a lower bound on ln(Attn/(1 − Attn)) of the class: gap + ln(P/(1−P))
     */
    public Estimate logOdds(Estimate gap) {
        return ofTheLeader().dividedBy(ofTheLeader().negated().plus(1)).log().plus(gap);
    }

    /**
     * How many steps go by before L_k can fall below {@link #ERROR_WHILE_TRAPPED}, N → ∞.
     *
     * @param learningRate η, with η times the wrong lead below 700
     * @return 1 + (e^{η lead} P/(1−P) − 1)/(4 η p_k); no more than 1 where that does not bound anything
     */
    public Estimate stepsTrapped(double learningRate) {
        return logOdds(wrongLead().times(learningRate))
                .exp()
                .minus(1)
                .dividedBy(Estimate.exact(FASTEST_ESCAPE).times(learningRate).times(own()))
                .plus(1);
    }

    /**
     * The learning rate from which on all are stuck, N → ∞: the bound rises with η once η times the wrong lead is 1.
     *
     * @param steps that leaving is to take, at least 10
     * @return the least such η with {@link #stepsTrapped} ≥ steps, to a part in 1e12, from above
     * @throws IllegalStateException if no wrong class leads, or no rate below 600 over its lead takes so many steps
     */
    public double stuckFrom(double steps) {
        if (!(wrongLead().lower() > 0)) {
            throw new IllegalStateException("no wrong class leads at Q = 0");
        }
        double low = 1 / wrongLead().value();
        double high = 600 * low;
        if (!(stepsTrapped(high).lower() >= steps)) {
            throw new IllegalStateException("leaving takes fewer than " + steps + " steps at every rate looked at");
        }
        while (high > low * (1 + 1e-12)) {
            double middle = Math.sqrt(low * high);
            if (stepsTrapped(middle).lower() >= steps) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
