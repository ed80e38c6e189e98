package org.iclconvergence.laboratory;

import org.apache.commons.math3.distribution.BinomialDistribution;
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
        // at most −1 of them: probability 0
        double below = new BinomialDistribution(null, promptLength, p).cumulativeProbability(low);
        double above = new BinomialDistribution(null, promptLength, 1 - p).cumulativeProbability(promptLength - high);
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
}
