package org.iclconvergence.laboratory;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.stats.Estimate;

/**
 * The share of the prompts on which attention misses the target, exactly, by binomial sums on a scale on which nothing underflows: c_k is
 * binomial, and given c_k the count of the dominant feature is. Nothing is sampled.
 *
 * <p>Rare features count with the largest of their weights: equal ones lose nothing by that, and others get a share that is too large.
 * Commons Math's binomial probabilities lose less than 1e-11 of their logarithm; its incomplete beta function exponentiates a
 * difference of terms of the size of N.
 */
public final class MissedPrompts {
    private static final double RELATIVE = 1e-11;
    private static final double NEGLIGIBLE = 1e-18;

    /** Roundings of size N in an incomplete beta function of N draws. */
    private static final double ROUNDINGS = 32;

    private MissedPrompts() {}

    /**
     * How rare they are.
     *
     * @param groups the features as the query sees them, each by itself or equal ones together
     * @param moment whose weights are meant
     * @param promptLength N
     * @param limit in (0, 1)
     * @return ln P(1 − Attn_k > limit)
     */
    public static Estimate logShare(QueryGroups groups, Moment moment, int promptLength, double limit) {
        int first = groups.dominant();
        boolean dominated = groups.count() > 2 && groups.probability(first) != groups.probability(0);
        double rare = Double.NEGATIVE_INFINITY;
        for (int n = 1; n < groups.count(); n++) {
            rare = dominated && n == first
                    ? rare
                    : Math.max(rare, moment.weight(n).value());
        }
        double largest = rare;
        DoubleUnaryOperator ofTarget = target -> {
            double odds = FastMath.exp(target - largest) * limit / (1 - limit);
            return dominated
                    ? withDominant(
                            groups,
                            promptLength,
                            odds,
                            FastMath.exp(moment.weight(first).value() - largest))
                    : alone(groups.probability(0), promptLength, odds);
        };
        // only differences of weights matter: a heavier target is missed more seldom
        Estimate target = moment.targetWeight();
        double off = 2 * target.error();
        Estimate log = Estimate.between(
                ofTarget.applyAsDouble(target.value() + off), ofTarget.applyAsDouble(target.value() - off));
        double lost = dominated ? ROUNDINGS * promptLength * 0x1p-53 : 0;
        return new Estimate(log.value(), log.error() + RELATIVE * (1 + Math.abs(log.value())) + lost);
    }

    /** All other weights are equal: (N − c) > c odds. */
    private static double alone(double p, int promptLength, double odds) {
        int most = (int) FastMath.ceil(promptLength / (1 + odds)) - 1;
        // beside the largest term no other overflows, however far above the mean the edge lies
        int largest = Math.min(most, (int) (p * promptLength));
        double sum = 0;
        double ratio = 1;
        for (int count = largest; count >= 0 && ratio > NEGLIGIBLE * sum; count--) {
            sum += ratio;
            // P(c − 1)/P(c)
            ratio *= count / (promptLength - count + 1.0) * (1 - p) / p;
        }
        ratio = 1;
        for (int count = largest + 1; count <= most && ratio > NEGLIGIBLE * sum; count++) {
            // P(c)/P(c − 1)
            ratio *= (promptLength - count + 1.0) / count * p / (1 - p);
            sum += ratio;
        }
        return new BinomialDistribution(null, promptLength, p).logProbability(largest) + FastMath.log(sum);
    }

    /** With the dominant feature: c_1 dominant + (N − c − c_1) > c odds, in units of a rare feature's weight. */
    private static double withDominant(QueryGroups groups, int promptLength, double odds, double dominant) {
        double p = groups.probability(0);
        double share = groups.probability(groups.dominant()) / (1 - p);
        BinomialDistribution ofTarget = new BinomialDistribution(null, promptLength, p);
        double log = Double.NEGATIVE_INFINITY;
        double given = 1;
        // what more tokens of the target add is at most P(missed | c)
        for (int count = 0; count <= promptLength && FastMath.log(given) > log + FastMath.log(NEGLIGIBLE); count++) {
            int left = promptLength - count;
            given = above(dominant - 1, count * odds - left, left, share);
            log = logOfSum(log, ofTarget.logProbability(count) + FastMath.log(given));
        }
        return log;
    }

    /** Of which at most one is ln 0: without a token of the target a prompt is missed with a positive probability. */
    private static double logOfSum(double first, double second) {
        double larger = Math.max(first, second);
        return larger + FastMath.log1p(FastMath.exp(Math.min(first, second) - larger));
    }

    /** P(slope · c > level) for a binomial count c of n draws. */
    private static double above(double slope, double level, int draws, double share) {
        if (slope == 0) {
            return 0 > level ? 1 : 0;
        }
        double edge = level / slope;
        return slope > 0
                ? moreThan(Math.floor(Math.min(edge, draws)), draws, share)
                : moreThan(draws - Math.ceil(Math.min(edge, draws + 1.0)), draws, 1 - share);
    }

    /** P(c > most), as one incomplete beta function: 1 − P(c ≤ most) would lose what is below 1e-16. */
    private static double moreThan(double most, int draws, double share) {
        return most < 0 ? 1 : most >= draws ? 0 : Beta.regularizedBeta(share, most + 1, draws - most);
    }
}
