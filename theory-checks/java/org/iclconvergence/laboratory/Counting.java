package org.iclconvergence.laboratory;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.CountsWorld;

/**
 * Probabilities over the counts of a prompt, exactly, by binomial sums: nothing is sampled. What Commons Math's incomplete beta
 * function and its binomial probabilities lose is below 1e-11 of a probability, and below 1e-15 of 1 where it is
 * subtracted from 1.
 */
public final class Counting {
    private static final double RELATIVE = 1e-11;
    private static final double ABSOLUTE = 1e-15;

    private Counting() {}

    private static Estimate probability(double value) {
        return new Estimate(value, RELATIVE * value + ABSOLUTE);
    }

    /**
     * How likely the counts are far from their means.
     *
     * @param world two features, or three of which the last two are equally frequent
     * @return P(Σ|c_i/N − p_i| ≥ δ)
     */
    public static Estimate deviation(CountsWorld world) {
        return probability(
                world.features() == 2
                        ? twoFeatures(world.promptLength(), world.dominant(), world.deviation())
                        : threeFeatures(world.promptLength(), world.dominant(), world.deviation()));
    }

    /** |c_1/N − p| + |c_2/N − (1−p)| = 2|c_1/N − p|; the boundary belongs to the event, hence the guard against rounding. */
    private static double twoFeatures(int promptLength, double p, double deviation) {
        int low = (int) Math.floor(promptLength * (p - deviation / 2) + 1e-9);
        int high = (int) Math.ceil(promptLength * (p + deviation / 2) - 1e-9);
        double below = low < 0 ? 0 : new BinomialDistribution(null, promptLength, p).cumulativeProbability(low);
        double above = high > promptLength
                ? 0
                : new BinomialDistribution(null, promptLength, 1 - p).cumulativeProbability(promptLength - high);
        return below + above;
    }

    private static double threeFeatures(int promptLength, double p, double deviation) {
        double other = (1 - p) / 2;
        BinomialDistribution first = new BinomialDistribution(null, promptLength, p);
        double total = 0;
        for (int c1 = 0; c1 <= promptLength; c1++) {
            BinomialDistribution second = new BinomialDistribution(null, promptLength - c1, 0.5);
            for (int c2 = 0; c1 + c2 <= promptLength; c2++) {
                double distance = Math.abs(c1 - promptLength * p)
                        + Math.abs(c2 - promptLength * other)
                        + Math.abs(promptLength - c1 - c2 - promptLength * other);
                if (distance >= promptLength * deviation - 1e-9) {
                    total += first.probability(c1) * second.probability(c2);
                }
            }
        }
        return total;
    }

    /**
     * The share of the prompts on which attention misses the target: c_k is binomial, and given c_k the count of the dominant
     * feature is. Rare features count with the largest of their weights: equal ones lose nothing by that, and others get a share
     * that is too large.
     *
     * @param groups the features as the query sees them, each by itself
     * @param moment whose weights are meant
     * @param promptLength N
     * @param limit in (0, 1)
     * @return P(1 − Attn_k > limit)
     */
    public static Estimate missing(QueryGroups groups, Moment moment, int promptLength, double limit) {
        int first = groups.dominant();
        double p = groups.probability(0);
        boolean dominated = first != 0 && groups.probability(first) != p;
        double target = FastMath.exp(moment.targetWeight().value());
        double rare = 0;
        for (int n = dominated ? 2 : 1; n < groups.count(); n++) {
            rare = Math.max(rare, FastMath.exp(moment.weight(n).value()));
        }
        double dominant = dominated ? FastMath.exp(moment.weight(first).value()) : rare;
        double share = dominated ? groups.probability(first) / (1 - p) : 0.5;
        BinomialDistribution ofTarget = new BinomialDistribution(null, promptLength, p);
        double total = 0;
        for (int count = 0; count <= promptLength; count++) {
            int left = promptLength - count;
            // (c_1 dominant + (left − c_1) rare) (1 − limit) > limit c_k target, that is slope · c_1 > level
            double level = limit * count * target / (1 - limit) - left * rare;
            total += ofTarget.probability(count) * above(dominant - rare, level, left, share);
        }
        return Estimate.relative(total, RELATIVE);
    }

    /**
     * The same on a scale on which nothing underflows, for a query whose other features all have the same weight: attention misses
     * the target where c_k is small.
     *
     * @param groups the features as the query sees them, those beside the target with equal weights
     * @param moment whose weights are meant
     * @param promptLength N
     * @param limit in (0, 1)
     * @return ln P(1 − Attn_k > limit)
     */
    public static Estimate logMissing(QueryGroups groups, Moment moment, int promptLength, double limit) {
        double odds =
                FastMath.exp(moment.targetWeight().value() - moment.weight(1).value()) * limit / (1 - limit);
        // (N − c)(1 − limit) > limit c e^D
        int most = (int) FastMath.ceil(promptLength / (1 + odds)) - 1;
        double p = groups.probability(0);
        BinomialDistribution counts = new BinomialDistribution(null, promptLength, p);
        double sum = 0;
        double ratio = 1;
        for (int count = most; count >= 0 && ratio > 1e-18 * sum; count--) {
            sum += ratio;
            // P(c − 1)/P(c)
            ratio *= count / (promptLength - count + 1.0) * (1 - p) / p;
        }
        double log = counts.logProbability(most) + FastMath.log(sum);
        return new Estimate(log, RELATIVE * (1 + Math.abs(log)));
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
