package org.iclconvergence.worlds;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import org.apache.commons.math3.util.FastMath;

/**
 * What varies from world to world, by name, as claims.yaml gives it. Values have {@value #DIGITS} significant digits, so that a world
 * can be written down; the first end of a range is the simplest value, towards which worlds shrink. What spans many powers of ten is
 * drawn uniformly in its logarithm, probabilities and weights uniformly.
 *
 * @param ends name to first and last value
 */
public record Ranges(Map<String, List<Double>> ends) {
    private static final int DIGITS = 4;
    private static final int GRID = 1 << 20;
    private static final Set<String> BY_LOGARITHM = Set.of(
            "K",
            "K at finite N",
            "N",
            "N/K",
            "N/N*",
            "ε",
            "η",
            "η/τ",
            "η/η_s",
            "N p_k",
            "1/p_k",
            "p_n/p_k",
            "rare",
            "rarest",
            "d");

    /**
     * Whether something varies.
     *
     * @param name such as N
     * @return false if claims.yaml gives it no range
     */
    public boolean has(String name) {
        return ends.containsKey(name);
    }

    /**
     * Numbers of one range.
     *
     * @param name such as ε
     * @return from one end to the other, both included
     * @throws IllegalArgumentException if claims.yaml gives it no range
     */
    public Arbitrary<Double> number(String name) {
        double first = end(name, 0);
        double last = end(name, 1);
        return Arbitraries.integers()
                .between(0, GRID)
                .withDistribution(RandomDistribution.uniform())
                .edgeCases(config -> config.includeOnly(0, GRID))
                .map(i -> value(name, first, last, (double) i / GRID));
    }

    /**
     * Numbers of one range, or the usual one.
     *
     * @param name such as ε
     * @param usual where claims.yaml gives no range
     * @return from one end to the other, or the usual one alone
     */
    public Arbitrary<Double> number(String name, double usual) {
        return has(name) ? number(name) : Arbitraries.just(usual);
    }

    /**
     * One of K features, by its place among them.
     *
     * @param count K
     * @param place k/K, from 0 to 1
     * @return from 0 to K − 1
     */
    static int feature(int count, double place) {
        return (int) Math.min(count - 1.0, place * count);
    }

    /**
     * Whole numbers of one range, which may be too large for an int.
     *
     * @param name such as K
     * @return from one end to the other, both included
     * @throws IllegalArgumentException if claims.yaml gives it no range
     */
    public Arbitrary<Double> large(String name) {
        return number(name).map(Math::rint);
    }

    /**
     * Whole numbers of one range.
     *
     * @param name such as K
     * @return from one end to the other, both included
     * @throws IllegalArgumentException if claims.yaml gives it no range
     */
    public Arbitrary<Integer> whole(String name) {
        return number(name).map(value -> (int) Math.rint(value));
    }

    private double end(String name, int which) {
        List<Double> range = ends.get(name);
        if (range == null) {
            throw new IllegalArgumentException(
                    "the claim's worlds need a range of " + name + ", beside " + ends.keySet());
        }
        return range.get(which);
    }

    private static double value(String name, double first, double last, double share) {
        if (share == 0 || share == 1) {
            return share == 0 ? first : last;
        }
        double exact = BY_LOGARITHM.contains(name)
                ? first * FastMath.pow(last / first, share)
                : first + share * (last - first);
        double rounded = new BigDecimal(exact).round(new MathContext(DIGITS)).doubleValue();
        return Math.max(Math.min(first, last), Math.min(Math.max(first, last), rounded));
    }
}
